using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.States;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Refresh;

/// <summary>The changes of state as the last refresh left them, and as this one finds them; only what differs is written, or all of them where most do.</summary>
internal sealed class KeptChanges
{
    private const int DeletesAtOnce = 500;

    private static readonly BulkTable Changes = new("StateChanges", ["CustomerId", "On", "From", "To"], ["CustomerId", "On"], Overwrites: true);

    private readonly Dictionary<CustomerId, StateStep[]> kept = [];
    private readonly List<(CustomerId Customer, StateStep[] Steps)> found = [];
    private readonly List<(CustomerId Customer, StateStep[] Steps)> differing = [];

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

    /// <summary>Takes what this refresh found; each customer once, in the order of the book.</summary>
    public void Note(CustomerId customer, StateStep[] steps)
    {
        if (steps.Length > 0) found.Add((customer, steps));
        if (!steps.AsSpan().SequenceEqual(kept.GetValueOrDefault(customer, []))) differing.Add((customer, steps));
    }

    public Task Write(Db db, CancellationToken stop) => Stretch.Write(db, Changes.Name, differing.Count, async (from, to, isRewrite) =>
    {
        if (isRewrite)
        {
            await db.StateChanges.ExecuteDeleteAsync(stop);
            await Add(db, found, stop);
            return;
        }

        var some = differing.GetRange(from, to - from);
        foreach (var gone in some.Where(f => kept.ContainsKey(f.Customer)).Select(f => f.Customer).Chunk(DeletesAtOnce))
            await db.StateChanges.Where(c => EF.Parameter(gone).Contains(c.CustomerId)).ExecuteDeleteAsync(stop);
        await Add(db, some, stop);
    }, stop);

    private static async Task Add(Db db, List<(CustomerId Customer, StateStep[] Steps)> some, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, Changes, stop);
        foreach (var (customer, steps) in some)
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
