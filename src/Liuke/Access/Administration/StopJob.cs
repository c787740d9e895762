using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Administration;

/// <summary>Stops anybody's work at its next step, and says so in the audit.</summary>
public sealed class StopJob(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<JobState>> Run(JobId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var kind = await db.Jobs.Where(j => j.Id == id).Select(j => j.Kind).SingleOrDefaultAsync(stop);
        if ((await db.Cancel(id, clock.GetCurrentInstant(), stop)).Refused(out var over, out var state)) return over;
        db.Audit(AuditEntry.Of(SigningAudit.JobCancelled, by, "job", id.ToString(), ("kind", kind)));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return state;
    }
}
