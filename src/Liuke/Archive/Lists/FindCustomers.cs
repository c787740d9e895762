using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Lists;

/// <summary>What a list shows of one customer.</summary>
public sealed record CustomerRow(CustomerId Id, long Number, string Code, string Name, PersonId? OwnerId, RetentionState State, LocalDate? StateSinceOn, Quadrant Quadrant,
    LocalDate? LastOrderOn, double? Alive, long? ValueAtRiskMinor, long? LifetimeValueMinor);

/// <summary>One page of the customers that somebody asks for and may see.</summary>
/// <remarks>
/// First the places of the rows alone, which one index gives; then the rows themselves. Where few enough match, all their
/// places are fetched at once and ordered in hand: then a filter without an index costs one look, and no planner can misjudge it.
/// </remarks>
public sealed class FindCustomers(IDbContextFactory<Db> store, IEnumerable<ICustomerSet> sets, CustomerSearches searches, SearchTrail trail, CurrentPerson current)
{
    // How many places are ordered in hand: of one owner all that one person can look after, of names (a row each) what stays fast.
    private const int OneOwners = 20_000, Names = 3_000;

    public async Task<Page<CustomerRow>> Run(CustomersAsked asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (current.IsKnown && asked is { Filter.Search: { } typed, After: null, Before: null }) await trail.Keep(db, current.Id, typed, stop);
        var filtered = await new CustomerMatches(sets).Of(db, asked.Filter, stop);
        var search = asked.Filter.Search is null ? null : await searches.Of(db, asked.Filter.Search, stop);
        var matching = search?.Narrow(filtered) ?? filtered;
        return asked.Sort switch
        {
            CustomerSort.Name => await ByName(db, filtered, search, asked, stop),
            CustomerSort.Code => await By(db, matching.Select(s => new Spot<long?> { Number = s.Number, Key = s.Number }), asked, stop),
            CustomerSort.LastOrder => await By(db, matching.Select(s => new Spot<LocalDate?> { Number = s.Number, Key = s.LastOrderOn }), asked, stop),
            CustomerSort.Alive => await By(db, matching.Select(s => new Spot<double?> { Number = s.Number, Key = s.Alive }), asked, stop),
            CustomerSort.LifetimeValue => await By(db, matching.Select(s => new Spot<long?> { Number = s.Number, Key = s.LifetimeValueMinor }), asked, stop),
            _ => await By(db, matching.Select(s => new Spot<long?> { Number = s.Number, Key = s.ValueAtRiskMinor }), asked, stop),
        };
    }

    private static async Task<Page<CustomerRow>> By<TKey>(Db db, IQueryable<Spot<TKey>> spots, CustomersAsked asked, CancellationToken stop)
    {
        var inHand = IsOneOwners(db, asked) ? OneOwners : CappedCount.Cap;
        var some = await spots.Take(inHand + 1).ToListAsync(stop);
        return await Turn(db, some.Count <= inHand ? some.AsQueryable() : spots, await Count(some.Count, spots, asked, stop), asked, stop);
    }

    // The names lie in another table. Where many match they are walked in their order, each asked for its standing; a join might be sorted whole.
    private static async Task<Page<CustomerRow>> ByName(Db db, IQueryable<Standing> filtered, CustomerSearch? search, CustomersAsked asked, CancellationToken stop)
    {
        var matching = search?.Narrow(filtered) ?? filtered;
        var inHand = IsOneOwners(db, asked) ? OneOwners : Names;
        var some = await matching.Select(s => s.Number).Take(inHand + 1).Join(db.Customers, number => number, c => c.Number, (number, c) => new Spot<string> { Number = c.Number, Key = c.NameOrder }).ToListAsync(stop);
        var count = await Count(some.Count, matching, asked, stop);
        if (some.Count <= inHand) return await Turn(db, some.AsQueryable(), count, asked, stop);

        var named = search?.Walked(db.Customers) ?? db.Customers;
        return await Turn(db, named.Where(c => filtered.Where(s => s.CustomerId == c.Id).Select(s => true).FirstOrDefault()).Select(c => new Spot<string> { Number = c.Number, Key = c.NameOrder }), count, asked, stop);
    }

    private static bool IsOneOwners(Db db, CustomersAsked asked) => db.Reach.Kind == ReachKind.Own || asked.Filter.Owner is not null;

    private static async Task<CappedCount> Count<T>(int seen, IQueryable<T> all, CustomersAsked asked, CancellationToken stop)
        => asked.CountsAll && seen > CappedCount.Cap ? new(await all.CountAsync(stop), false) : CappedCount.Of(seen);

    private static async Task<Page<CustomerRow>> Turn<TKey>(Db db, IQueryable<Spot<TKey>> spots, CappedCount count, CustomersAsked asked, CancellationToken stop)
    {
        var backwards = asked.Before is not null;
        var from = Spot<TKey>.Read(asked.Before ?? asked.After);
        var found = await new Keyset<TKey>(spots, asked.IsDescending).Walk(from, backwards, CustomersAsked.PageSize, stop);
        var hasMore = found.Count > CustomersAsked.PageSize;
        var shown = found.Take(CustomersAsked.PageSize).ToList();
        if (backwards) shown.Reverse();

        var rows = await Rows(db, [.. shown.Select(s => s.Number)], stop);
        return new(rows, (backwards ? hasMore : from is not null) ? shown.FirstOrDefault()?.Address : null, backwards || hasMore ? shown.LastOrDefault()?.Address : null, count);
    }

    private static async Task<List<CustomerRow>> Rows(Db db, List<long> numbers, CancellationToken stop)
    {
        var rows = await db.Customers.AsNoTracking().Where(c => numbers.Contains(c.Number)).Join(db.Standings, c => c.Id, s => s.CustomerId,
            (c, s) => new CustomerRow(c.Id, c.Number, c.Code, c.Name, c.OwnerId, s.State, s.StateSinceOn, s.Quadrant, s.LastOrderOn, s.Alive, s.ValueAtRiskMinor, s.LifetimeValueMinor)).ToListAsync(stop);
        return [.. rows.OrderBy(r => numbers.IndexOf(r.Number))];
    }
}
