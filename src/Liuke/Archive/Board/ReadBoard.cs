using Liuke.Access;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Board;

/// <param name="Version">Send it with a move: a card that was changed meanwhile stays where it is.</param>
public sealed record BoardCard(string Code, string Name, string? OwnerName, string? Province, long? ValueMinor, int Version);

/// <param name="Stage">The column as the list's filter names it.</param>
/// <param name="ValueMinor">The lifetime value of those whose value is known, where all were added up.</param>
public sealed record BoardColumn(PresaleStep? Step, CappedCount Count, long? ValueMinor, IReadOnlyList<BoardCard> Cards)
{
    /// <summary>The list behind the column; customers stand without a step.</summary>
    public string Href => CustomerFilter.Path + (Step is { } step ? $"?stage=prospect&step={Filters.FileFilter.Word(step)}" : "?stage=customer");
}

/// <summary>Prospects by how far they have come, and those that became customers; within the reach of whoever looks.</summary>
/// <remarks>Each column is one stretch of the index of stages: its newest cards, and a count and a sum that stop at a thousand.</remarks>
public sealed class ReadBoard(IDbContextFactory<Db> store)
{
    public const int CardsMax = 20;

    public async Task<IReadOnlyList<BoardColumn>> Run(PersonId? owner, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
        var columns = new List<BoardColumn>();
        foreach (var step in Enum.GetValues<PresaleStep>().Cast<PresaleStep?>().Append(null)) columns.Add(await Column(db, step, owner, people, stop));
        return columns;
    }

    private static async Task<BoardColumn> Column(Db db, PresaleStep? step, PersonId? owner, Dictionary<PersonId, string> people, CancellationToken stop)
    {
        var customers = db.Customers.AsNoTracking().Where(c => c.Stage == (step == null ? CustomerStage.Customer : CustomerStage.Prospect));
        if (step is { } known) customers = customers.Where(c => c.Step == known);
        if (owner is { } one) customers = customers.Where(c => c.OwnerId == one);
        var some = await customers.Select(c => c.Number).Take(CappedCount.Cap + 1).ToListAsync(stop);
        var isAll = some.Count <= CappedCount.Cap;
        var value = isAll && some.Count > 0 ? await db.Standings.Where(s => EF.Parameter(some).Contains(s.Number)).SumAsync(s => s.LifetimeValueMinor, stop) : null;
        // In order of their numbers the index ends with the newest, of one step; customers by their number alone.
        var newest = await (step is null ? customers.OrderByDescending(c => c.Step).ThenByDescending(c => c.Number) : customers.OrderByDescending(c => c.Number)).Take(CardsMax)
            .Join(db.Standings, c => c.Id, s => s.CustomerId, (c, s) => new { c.Number, c.Code, c.Name, c.OwnerId, c.Province, s.LifetimeValueMinor, c.Version }).ToListAsync(stop);
        return new(step, CappedCount.Of(some.Count), value, [.. newest.OrderByDescending(c => c.Number).Select(c => new BoardCard(c.Code, c.Name, c.OwnerId is { } by ? people.GetValueOrDefault(by) : null, c.Province, c.LifetimeValueMinor, c.Version))]);
    }
}
