using System.Linq.Expressions;
using Liuke.Access;
using Liuke.Archive.Columns;
using Liuke.Archive.Filters;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Lists;

/// <summary>What a list shows of one customer.</summary>
public sealed record CustomerRow(CustomerId Id, long Number, string Code, string Name, PersonId? OwnerId, RetentionState State, LocalDate? StateSinceOn, Quadrant Quadrant,
    LocalDate? LastOrderOn, double? Alive, long? ValueAtRiskMinor, long? LifetimeValueMinor)
{
    /// <summary>What the other columns say, by their names; see <see cref="ListColumn"/>.</summary>
    public IReadOnlyDictionary<string, object?> More { get; init; } = new Dictionary<string, object?>();

    /// <summary>Why a search found it.</summary>
    public Text? Why { get; init; }
}

/// <summary>A page of customers with the columns that were asked for, and what of the address was not applied.</summary>
public sealed record CustomersFound(Page<CustomerRow> Page, IReadOnlyList<ListColumn> Columns, IReadOnlyList<LeftOut> LeftOut)
{
    public IReadOnlyList<CustomerRow> Rows => Page.Rows;
    public string? Before => Page.Before;
    public string? After => Page.After;
    public CappedCount Count => Page.Count;

    /// <summary>The walk stopped before the page was full: the next page goes on.</summary>
    public bool IsUnfinished => (After is not null || Before is not null) && Rows.Count < CustomersAsked.PageSize && Count.IsCapped;
}

/// <summary>One page of the customers that somebody asks for and may see.</summary>
/// <remarks>
/// First the places of the rows alone, which one index gives; then the rows themselves. Where few enough match, all their
/// places are fetched at once and ordered in hand: then a filter without an index costs one look, and no planner can misjudge it.
/// Conditions beside the standings are met in one of three ways: one of them, or the search, names few customers, and all of those are looked
/// at; or all are one owner's; or the order is walked in <see cref="Stretches{TKey}"/>.
/// </remarks>
public sealed class FindCustomers(IDbContextFactory<Db> store, CustomerMatches matches, CustomerSearches searches, ListCells cells, SearchTrail trail, CurrentPerson current)
{
    // How many places are ordered in hand: of one owner all that one person can look after, of names (a row each) what stays fast.
    // Of what many names hold only few: each one found means looking at the names of many that are not.
    private const int OneOwners = 20_000, Names = 3_000, OfCommonNames = 100;

    // How many customers a condition may name for all of them to be looked at.
    private const int Few = 2_000;

    public async Task<CustomersFound> Run(CustomersAsked asked, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        if (current.IsKnown && asked is { Filter.Search: { } typed, After: null, Before: null }) await trail.Keep(db, current.Id, typed, stop);
        var found = await matches.Of(db, asked.Filter, stop);
        var search = asked.Filter.Search is null ? null : await searches.Of(db, asked.Filter.Search, stop);
        var isWide = found.Beside.Count > 0 && !IsOneOwners(db, asked) && search is not { IsFew: true };
        var few = isWide ? await Named(found, stop) : null;
        var all = few is { } numbers ? found.All.Where(s => EF.Parameter(numbers).Contains(s.Number)) : found.All;
        var lot = new Lot(search?.Narrow(found.Plain) ?? found.Plain, search?.Narrow(all) ?? all, all, search, isWide && few is null);

        if (search is { IsCommon: true }) asked = asked with { CountsMost = OfCommonNames };
        var page = asked.Sort switch
        {
            CustomerSort.Name => await ByName(db, lot, asked, stop),
            CustomerSort.Code => await By(db, lot, s => new Spot<long?> { Number = s.Number, Key = s.Number }, asked, stop),
            CustomerSort.LastOrder => await By(db, lot, s => new Spot<LocalDate?> { Number = s.Number, Key = s.LastOrderOn }, asked, stop),
            CustomerSort.Alive => await By(db, lot, s => new Spot<double?> { Number = s.Number, Key = s.Alive }, asked, stop),
            CustomerSort.LifetimeValue => await By(db, lot, s => new Spot<long?> { Number = s.Number, Key = s.LifetimeValueMinor }, asked, stop),
            _ => await By(db, lot, s => new Spot<long?> { Number = s.Number, Key = s.ValueAtRiskMinor }, asked, stop),
        };
        return await Dress(db, page, asked, (found.LeftOut, search), stop);
    }

    /// <param name="Plain">What the standings' own indexes give, in any order.</param>
    /// <param name="Matching">Those that meet all conditions and the search.</param>
    /// <param name="Filtered">Those that meet all conditions, the search aside.</param>
    /// <param name="IsWalked">No condition names few: the order is walked stretch by stretch.</param>
    private sealed record Lot(IQueryable<Standing> Plain, IQueryable<Standing> Matching, IQueryable<Standing> Filtered, CustomerSearch? Search, bool IsWalked)
    {
        public async Task<HashSet<long>> Check(List<long> numbers, CancellationToken stop)
            => [.. await Matching.Where(s => EF.Parameter(numbers).Contains(s.Number)).Select(s => s.Number).ToListAsync(stop)];
    }

    // Some of each condition's customers, through its index: the first condition that names few enough gives the customers to look at.
    private static async Task<List<long>?> Named(Matching found, CancellationToken stop)
    {
        foreach (var condition in found.Beside.Where(c => c.Few is not null))
        {
            var some = await condition.Few!.Take(Few + 1).ToListAsync(stop);
            if (some.Count <= Few) return [.. some.Distinct()];
        }

        return null;
    }

    private static async Task<Page<CustomerRow>> By<TKey>(Db db, Lot lot, Expression<Func<Standing, Spot<TKey>>> spot, CustomersAsked asked, CancellationToken stop)
    {
        if (lot.IsWalked) return await Walk(db, lot, lot.Plain.Select(spot), asked, stop);
        var spots = lot.Matching.Select(spot);
        var inHand = IsOneOwners(db, asked) ? OneOwners : lot.Filtered == lot.Plain || asked.CountsMost < CappedCount.Cap ? asked.CountsMost : Math.Max(CappedCount.Cap, Few);
        var some = await spots.Take(inHand + 1).ToListAsync(stop);
        return await Turn(db, some.Count <= inHand ? some.AsQueryable() : spots, await Count(some.Count, spots, asked, stop), asked, stop);
    }

    // The names lie in another table. Where many match they are walked in their order, each asked for its standing; a join might be sorted whole.
    private static async Task<Page<CustomerRow>> ByName(Db db, Lot lot, CustomersAsked asked, CancellationToken stop)
    {
        if (lot.IsWalked) return await Walk(db, lot, db.Customers.Select(c => new Spot<string> { Number = c.Number, Key = c.NameOrder }), asked, stop);
        var inHand = IsOneOwners(db, asked) ? OneOwners : asked.CountsMost < CappedCount.Cap ? asked.CountsMost : Names;
        var numbers = await lot.Matching.Select(s => s.Number).Take(inHand + 1).ToListAsync(stop);
        var count = await Count(numbers.Count, lot.Matching, asked, stop);
        if (numbers.Count <= inHand)
        {
            var names = await db.Customers.Where(c => EF.Parameter(numbers).Contains(c.Number)).Select(c => new Spot<string> { Number = c.Number, Key = c.NameOrder }).ToListAsync(stop);
            return await Turn(db, names.AsQueryable(), count, asked, stop);
        }

        var (named, filtered) = (lot.Search?.Walked(db.Customers) ?? db.Customers, lot.Filtered);
        return await Turn(db, named.Where(c => filtered.Where(s => s.Number == c.Number).Select(s => true).FirstOrDefault()).Select(c => new Spot<string> { Number = c.Number, Key = c.NameOrder }), count, asked, stop);
    }

    private static bool IsOneOwners(Db db, CustomersAsked asked) => db.Reach.Kind == ReachKind.Own || asked.Filter.Owner is not null;

    private static async Task<CappedCount> Count<T>(int seen, IQueryable<T> all, CustomersAsked asked, CancellationToken stop)
        => asked.CountsAll && seen > asked.CountsMost ? new(await all.CountAsync(stop), false) : CappedCount.Of(seen, asked.CountsMost);

    private static async Task<Page<CustomerRow>> Walk<TKey>(Db db, Lot lot, IQueryable<Spot<TKey>> order, CustomersAsked asked, CancellationToken stop)
    {
        var stretches = new Stretches<TKey>(order, numbers => lot.Check(numbers, stop), asked.IsDescending);
        var (shown, before, after, count) = await stretches.Turn(Spot<TKey>.Read(asked.Before ?? asked.After), asked.Before is not null, CustomersAsked.PageSize, stop);
        if (asked.CountsAll && count.IsCapped) count = new(await lot.Matching.CountAsync(stop), false);
        return new(await Rows(db, [.. shown.Select(s => s.Number)], stop), before, after, count);
    }
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

    private async Task<CustomersFound> Dress(Db db, Page<CustomerRow> page, CustomersAsked asked, (IReadOnlyList<LeftOut> LeftOut, CustomerSearch? Search) of, CancellationToken stop)
    {
        var (columns, gone) = await ListCells.Columns(db, asked.Columns, stop);
        // What every row brings along need not be read again.
        var more = await cells.Read(db, [.. columns.Where(c => !ListColumn.Usual.Contains(c.Name, StringComparer.Ordinal))], [.. page.Rows.Select(r => r.Id)], stop);
        return new(page with { Rows = [.. page.Rows.Select(r => r with { More = more[r.Id], Why = of.Search?.Why(r.Number) })] }, columns, [.. of.LeftOut, .. gone]);
    }
}
