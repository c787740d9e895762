using Liuke.Access.Approving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Reviews;

/// <summary>Hands a draft in: the manager looks it through as it stands now, and until then it rests.</summary>
public sealed class SubmitFile(IDbContextFactory<Db> store, Approvals approvals, IClock clock)
{
    public async Task<Outcome<ApprovalId>> Run(string code, string? note, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer || await FileTurn.Take(db, customer.Id, stop) is not { } file) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await FileLock.CheckAdding(db, customer.Id, by, stop) is { } resting) return resting;

        var now = clock.GetCurrentInstant();
        if (file.Submit(by, now) is { } refusal) return refusal;
        await db.SaveChangesAsync(stop);
        var petition = new ApprovalRequest(FileApproval.Key, customer.Code, "{}", by, string.IsNullOrWhiteSpace(note) ? ReviewWords.PleaseReview.ToString() : note) { Customer = customer.Id };
        if ((await approvals.Ask(db, petition, now, stop)).Refused(out var no, out var id)) return no;
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }
}
