using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

/// <summary>A merge as its customer's page tells it.</summary>
public sealed record MergeLine(MergeId Id, string Code, string Name, string IntoCode, string IntoName, string? ByName, Instant At, Instant? UndoneAt, bool CanUndo);

/// <summary>The merges of one customer, or the last of all within reach.</summary>
public sealed class ReadMerges(IDbContextFactory<Db> store, IClock clock)
{
    private const int Most = 50;

    /// <param name="customer">Null for all.</param>
    /// <param name="id">One of them; null for all.</param>
    public async Task<IReadOnlyList<MergeLine>> Run(CustomerId? customer, MergeId? id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var merges = db.Merges.AsNoTracking();
        if (customer is { } of) merges = merges.Where(m => m.CustomerId == of);
        if (id is { } one) merges = merges.Where(m => m.Id == one);
        var found = await merges.OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Most).Join(db.Customers, m => m.CustomerId, c => c.Id, (m, c) => new { Merge = m, c.Code, c.Name }).ToListAsync(stop);
        Guid?[] people = [.. found.Select(f => (Guid?)f.Merge.By.Value)];
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var now = clock.GetCurrentInstant();
        return [.. found.OrderByDescending(f => f.Merge.At).Select(f => new MergeLine(f.Merge.Id, f.Merge.LoserCode, f.Merge.LoserName, f.Code, f.Name, names.GetValueOrDefault(f.Merge.By.Value), f.Merge.At, f.Merge.UndoneAt,
            !f.Merge.IsUndone && !f.Merge.IsTooOld(now) && f.Merge.CustomerId == f.Merge.IntoId))];
    }
}
