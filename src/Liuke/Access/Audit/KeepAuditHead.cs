using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Audit;

/// <summary>Writes where the log stands into a file, every night.</summary>
internal sealed class KeepAuditHead(IDbContextFactory<Db> store, AuditHeads heads, Company company, IClock clock) : IJob
{
    public static string Kind => "access.audit.head";
    public static Text Title => AuditWords.KeepHead;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var last = await db.AuditLines.AsNoTracking().OrderByDescending(l => l.Sequence).Select(l => new { l.Sequence, l.Hash, l.At }).FirstOrDefaultAsync(stop);
        var head = last is null ? null : new AuditHead(last.Sequence, Convert.ToHexStringLower(last.Hash), last.At);
        var file = await heads.Write(head, company.Today(clock), stop);
        return new { head?.Sequence, File = file is null ? null : Path.GetFileName(file) };
    }
}
