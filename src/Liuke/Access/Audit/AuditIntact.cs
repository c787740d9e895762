using System.Security.Cryptography;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Audit;

/// <summary>Walks the chain from its beginning, and compares it with every head that was exported; names the first entry that is wrong.</summary>
internal sealed class AuditIntact(AuditSeal seal, AuditHeads heads) : IVerify
{
    private const int Step = 5000;

    public Text Title => AuditWords.Intact;

    public async Task<IReadOnlyList<Text>> Run(Db db, CancellationToken stop)
    {
        var exported = heads.Read(out var unreadable);
        var wrong = await Walk(db, exported, stop);
        return [.. wrong is { } first ? [first] : Array.Empty<Text>(), .. unreadable.Select(AuditWords.UnreadableHead)];
    }

    private async Task<Text?> Walk(Db db, IReadOnlyList<AuditHeads.Exported> exported, CancellationToken stop)
    {
        var at = exported.ToLookup(h => h.Sequence);
        var (last, hash) = (0L, AuditSeal.Beginning);
        while (true)
        {
            var lines = await db.AuditLines.AsNoTracking().Where(l => l.Sequence > last).OrderBy(l => l.Sequence).Take(Step).ToListAsync(stop);
            foreach (var line in lines)
            {
                if (line.Sequence != last + 1) return AuditWords.Lacking(last + 1);
                if (!CryptographicOperations.FixedTimeEquals(seal.Of(line, hash), line.Hash)) return AuditWords.Changed(line.Sequence, line.At);
                if (at[line.Sequence].FirstOrDefault(h => !h.Hash.AsSpan().SequenceEqual(line.Hash)) is { } other) return AuditWords.Rewritten(line.Sequence, other.File);
                (last, hash) = (line.Sequence, line.Hash);
            }

            if (lines.Count < Step) break;
        }

        return exported.Where(h => h.Sequence > last).MinBy(h => h.Sequence) is { } beyond ? AuditWords.CutTail(last, beyond.Sequence, beyond.File) : null;
    }
}
