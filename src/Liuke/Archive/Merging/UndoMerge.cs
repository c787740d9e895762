using System.Text.Json;
using Liuke.Access.Approving;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

/// <summary>Takes a merge back: by leave as it was made, and only where nothing since stands in the way.</summary>
internal sealed class UndoMerge(IDbContextFactory<Db> reached, WholeStore whole, Approvals approvals, Unmerger unmerger, IClock clock)
{
    public async Task<Outcome<MergeAnswer>> Run(MergeId id, string? reason, PersonId by, CancellationToken stop)
    {
        if (!await IsSeen(id, stop)) return Refusal.Missing(MergeWords.NoSuchMerge);

        await using var db = whole.Open();
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, MergeCustomers.Turn, stop);
        var (merge, now) = (await db.Merges.SingleAsync(m => m.Id == id, stop), clock.GetCurrentInstant());
        if (await Unmerger.Obstacle(db, merge, new(by, now, null), stop) is { } never) return never;
        if (await FileTurn.Take(db, merge.CustomerId, stop) is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        var survivor = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == merge.CustomerId, stop);
        if (await MergeLeave.Rests(db, [survivor], by, null, stop) is { } rests) return rests;

        if ((await MergeLeave.Take(db, [survivor], by, now, stop)).Refused(out _, out var under))
        {
            if (string.IsNullOrWhiteSpace(reason)) return Refusal.Forbidden(MergeWords.NeedsReason);
            var petition = new ApprovalRequest(MergeApproval.Key, survivor.Code, JsonSerializer.Serialize(new MergeWish(merge.LoserId, [], id), JsonSerializerOptions.Web), by, reason) { Customer = survivor.Id };
            if ((await approvals.Ask(db, petition, now, stop)).Refused(out var no, out var asked)) return no;
            await db.SaveChangesAsync(stop);
            await write.Commit(stop);
            return new MergeAnswer(null, asked);
        }

        if (await unmerger.Undo(db, merge, new(by, now, under), stop) is { } refusal) return refusal;
        await write.Commit(stop);
        return new MergeAnswer(id, null);
    }

    private async Task<bool> IsSeen(MergeId id, CancellationToken stop)
    {
        await using var db = await reached.CreateDbContextAsync(stop);
        return await db.Merges.AnyAsync(m => m.Id == id, stop);
    }
}
