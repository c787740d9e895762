using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Audit;

/// <summary>Numbers and seals what a unit of work has to say, as the last thing before its commit.</summary>
/// <remarks>
/// Whoever writes waits for whoever is between here and the commit, on every node: so the numbers have no gap and the order is
/// that of the commits. Nothing else is asked for while holding that turn, so nobody can wait for each other in a circle.
/// </remarks>
internal sealed class AuditChain(AuditSeal seal, IEnumerable<AuditKind> kinds, IClock clock) : ILastWord
{
    public int Order => 2;

    private static readonly BulkTable Lines = new("AuditLines",
        ["Sequence", "At", "Kind", "ById", "SubjectKind", "SubjectId", "CustomerId", "Facts", "Hash"], ["Sequence"]);

    private readonly HashSet<string> known = kinds.Select(k => k.Name).ToHashSet(StringComparer.Ordinal);

    public async Task Write(Db db, CancellationToken stop)
    {
        var entries = db.Unwritten.OfType<AuditEntry>().ToList();
        if (entries.Count == 0) return;
        if (entries.Find(e => !known.Contains(e.Kind)) is { } stranger) throw new InvalidOperationException($"No room registered the audit kind {stranger.Kind}.");

        await db.Dialect.TakeTurn(db, "audit", stop);
        var last = await db.AuditLines.AsNoTracking().OrderByDescending(l => l.Sequence).Select(l => new { l.Sequence, l.Hash, l.At }).FirstOrDefaultAsync(stop);
        var (sequence, hash) = (last?.Sequence ?? 0, last?.Hash ?? AuditSeal.Beginning);
        // Two nodes' clocks may differ a little; the order of the lines is the truth.
        var now = clock.GetCurrentInstant();
        if (last is not null && last.At > now) now = last.At;

        await using var writer = await db.Dialect.Write(db, Lines, stop);
        foreach (var entry in entries)
        {
            var line = new AuditLine(entry, ++sequence, now, hash, seal);
            hash = line.Hash;
            await writer.Add(line.Sequence, line.At, line.Kind, line.ById, line.SubjectKind, line.SubjectId, line.CustomerId, line.Facts, line.Hash);
        }

        await writer.Complete(stop);
        db.Unwritten.RemoveAll(said => said is AuditEntry);
    }
}
