using System.Runtime.InteropServices;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.States;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Refresh;

/// <summary>The changes of state as the last refresh left them; only what differs is written.</summary>
internal sealed class KeptChanges
{
    private const int DeletesAtOnce = 500;

    private static readonly BulkTable Changes = new("StateChanges", ["CustomerId", "On", "From", "To"], ["CustomerId", "On"], Overwrites: true);

    private readonly Dictionary<CustomerId, StateStep[]> kept = [];

    public static async Task<KeptChanges> Read(Db db, CancellationToken stop)
    {
        var all = new KeptChanges();
        var some = new List<StateStep>();
        CustomerId? of = null;
        var rows = db.StateChanges.OrderBy(c => c.CustomerId).ThenBy(c => c.On).Select(c => new { c.CustomerId, c.On, c.From, c.To });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (of is { } before && before != row.CustomerId) all.Take(before, some);
            of = row.CustomerId;
            some.Add(new(row.On.Number(), row.From, row.To));
        }

        if (of is { } last) all.Take(last, some);
        return all;
    }

    /// <summary>Needs the caller's open transaction.</summary>
    public async Task Write(Db db, IReadOnlyList<(CustomerId Customer, StateStep[] Steps)> found, CancellationToken stop)
    {
        var differing = found.Where(f => !f.Steps.AsSpan().SequenceEqual(kept.GetValueOrDefault(f.Customer, []))).ToList();
        if (differing.Count == 0) return;

        foreach (var gone in differing.Where(f => kept.ContainsKey(f.Customer)).Select(f => f.Customer).Chunk(DeletesAtOnce))
            await db.StateChanges.Where(c => EF.Parameter(gone).Contains(c.CustomerId)).ExecuteDeleteAsync(stop);
        await using var writer = await db.Dialect.Write(db, Changes, stop);
        foreach (var (customer, steps) in differing)
            foreach (var step in steps)
                await writer.Add(customer, Days.Day(step.Day), step.From, step.To);
        await writer.Complete(stop);
    }

    private void Take(CustomerId customer, List<StateStep> steps)
    {
        kept[customer] = [.. steps];
        steps.Clear();
    }
}
