using System.Globalization;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Duplicates;

/// <param name="State">Open, or judged as two.</param>
/// <param name="Reason">Only pairs for this reason.</param>
/// <param name="After">Where the page before ended: percent and both numbers.</param>
public sealed record PairsAsked(PairState State = PairState.Open, LikeReason? Reason = null, string? After = null)
{
    public const int PageSize = 50;

    internal (int Percent, long Number, long Other)? Place => After?.Split('_') is [var percent, var number, var other]
        && int.TryParse(percent, CultureInfo.InvariantCulture, out var p) && long.TryParse(number, CultureInfo.InvariantCulture, out var n) && long.TryParse(other, CultureInfo.InvariantCulture, out var o) ? (p, n, o) : null;
}

public sealed record PairSide(string Code, string Name, string? OwnerName, Instant CreatedAt);

public sealed record PairRow(PairSide One, PairSide Other, Like Like, string? JudgedBy, Instant? JudgedAt);

/// <param name="Count">Never more than the most that are counted.</param>
public sealed record PairsFound(IReadOnlyList<PairRow> Rows, int Count, string? Next)
{
    public const int CountMost = 1000;

    public bool IsCapped => Count >= CountMost;
}

/// <summary>Lists pairs of customers who may be one, the likeliest first; of those alone of whom the reader sees both.</summary>
public sealed class FindDuplicates(IDbContextFactory<Db> store)
{
    public async Task<PairsFound> Run(PairsAsked asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var pairs = db.DuplicatePairs.AsNoTracking().Where(p => p.State == asked.State);
        if (asked.Reason is { } reason) pairs = pairs.Where(p => p.Reason == reason);
        // The wall hides the rows of those out of sight; so both sides are joined.
        var seen = from p in pairs join one in db.Customers on p.CustomerId equals one.Id join other in db.Customers on p.OtherId equals other.Id select new { Pair = p, One = one, Other = other };
        var count = await seen.Take(PairsFound.CountMost).CountAsync(stop);
        if (asked.Place is { Percent: var percent, Number: var number, Other: var after })
            seen = seen.Where(s => s.Pair.Percent <= percent && (s.Pair.Percent < percent || s.Pair.Number > number || (s.Pair.Number == number && s.Pair.OtherNumber > after)));
        var found = await seen.OrderByDescending(s => s.Pair.Percent).ThenBy(s => s.Pair.Number).ThenBy(s => s.Pair.OtherNumber).Take(PairsAsked.PageSize + 1)
            .Select(s => new { s.Pair, One = new { s.One.Code, s.One.Name, s.One.OwnerId, s.One.CreatedAt }, Other = new { s.Other.Code, s.Other.Name, s.Other.OwnerId, s.Other.CreatedAt } }).ToListAsync(stop);

        Guid?[] people = [.. found.SelectMany(f => new[] { f.One.OwnerId?.Value, f.Other.OwnerId?.Value, f.Pair.JudgedBy?.Value })];
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var rows = found.Take(PairsAsked.PageSize).Select(f => new PairRow(new(f.One.Code, f.One.Name, Name(f.One.OwnerId), f.One.CreatedAt), new(f.Other.Code, f.Other.Name, Name(f.Other.OwnerId), f.Other.CreatedAt),
            f.Pair.Like, Name(f.Pair.JudgedBy), f.Pair.JudgedAt)).ToList();
        return new(rows, count, found.Count > PairsAsked.PageSize ? After(found[PairsAsked.PageSize - 1].Pair) : null);

        string? Name(PersonId? person) => person is { } id ? names.GetValueOrDefault(id.Value) : null;
    }

    private static string After(DuplicatePair last) => string.Create(CultureInfo.InvariantCulture, $"{last.Percent}_{last.Number}_{last.OtherNumber}");
}
