using System.Security.Cryptography;
using System.Text;
using Liuke.Access.Audit;
using Liuke.Access.Leaving;
using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Exports;

/// <summary>Stops an export at its next stretch.</summary>
public sealed class CancelExport(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<JobState>> Run(ExportId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var export = await db.Exports.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.RequestedBy == by, stop);
        if (export?.JobId is not { } job) return Refusal.Missing(ExportWords.NoSuchExport);
        if ((await db.Cancel(job, clock.GetCurrentInstant(), stop)).Refused(out var over, out var state)) return over;
        db.Audit(AuditEntry.Of(ExportAudit.Stopped, by, "export", id.ToString(), ("list", export.List), ("why", "cancelled")));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return state;
    }
}

/// <summary>Makes the link by which a file is fetched once, within a quarter of an hour. Only its hash is kept.</summary>
public sealed class LinkExport(IDbContextFactory<Db> store, IEnumerable<IExportable> lists, IClock clock)
{
    /// <returns>The secret at the link's end.</returns>
    public async Task<Outcome<string>> Run(ExportId id, PersonRights by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var me = by.Id;
        if (await db.IsLeaving(me, stop)) return Refusal.Forbidden(LeavingWords.NoExports);
        if (await db.Exports.SingleOrDefaultAsync(e => e.Id == id && e.RequestedBy == me, stop) is not { } export) return Refusal.Missing(ExportWords.NoSuchExport);
        if (lists.FirstOrDefault(l => l.Name == export.List) is not { } list || !await export.Holds(db, list, by, clock.GetCurrentInstant(), stop)) return Refusal.Forbidden(ExportWords.TakenAway);

        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        if (export.Link(HashOf(secret), clock.GetCurrentInstant()) is { } refusal) return refusal;
        db.Audit(AuditEntry.Of(ExportAudit.Linked, me, "export", id.ToString(), ("list", export.List)));
        await db.SaveChangesAsync(stop);
        return secret;
    }

    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <param name="Name">What the browser calls it.</param>
public sealed record FetchedFile(string Path, string Name, string ContentType);

/// <summary>Takes a link at its word, once, and answers the file.</summary>
public sealed class FetchExport(IDbContextFactory<Db> store, IEnumerable<IExportable> lists, ExportFolder folder, IClock clock)
{
    public async Task<Outcome<FetchedFile>> Run(string secret, PersonRights by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (hash, me, now) = (LinkExport.HashOf(secret), by.Id, clock.GetCurrentInstant());
        await using var write = await db.BeginWrite(stop);
        if (await db.IsLeaving(me, stop)) return Refusal.Forbidden(LeavingWords.NoExports);
        var export = await db.Exports.AsNoTracking().SingleOrDefaultAsync(e => e.LinkHash == hash && e.RequestedBy == me, stop);
        if (export is null) return Refusal.Missing(ExportWords.LinkIsUsed);
        if (lists.FirstOrDefault(l => l.Name == export.List) is not { } list || !await export.Holds(db, list, by, clock.GetCurrentInstant(), stop)) return Refusal.Forbidden(ExportWords.TakenAway);
        // The update is the claim: of two with the link, one goes on.
        if (await db.Exports.Where(e => e.LinkHash == hash && e.LinkUntil > now).ExecuteUpdateAsync(set => set.SetProperty(e => e.LinkHash, (string?)null).SetProperty(e => e.FetchedAt, now), stop) == 0)
            return Refusal.Missing(ExportWords.LinkIsUsed);

        var path = folder.File(export);
        if (!File.Exists(path)) return Refusal.Missing(ExportWords.Gone);
        db.Audit(AuditEntry.Of(ExportAudit.Fetched, me, "export", export.Id.ToString(), ("list", export.List), ("rows", ((long)export.Rows).Digits()), ("sha256", export.Sha256)));
        await write.Commit(stop);
        var day = export.RequestedAt.InUtc().Date.ToString("uuuuMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return new FetchedFile(path, $"{list.Title}-{day}{Path.GetExtension(path)}", export.Format switch
        {
            ExportFormat.Csv => "text/csv",
            ExportFormat.Zip => "application/zip",
            _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        });
    }
}
