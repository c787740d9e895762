using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

/// <summary>Whether somebody may make one file of these now. Drafts are their owner's; a reviewed file is locked and takes a grant to edit it, or approval.</summary>
internal static class MergeLeave
{
    /// <summary>What nobody may do at this moment: a file is being reviewed, or something is being asked about it.</summary>
    public static async Task<Refusal?> Rests(Db db, IReadOnlyList<Customer> files, PersonId by, ApprovalId? except, CancellationToken stop)
    {
        foreach (var file in files)
            if (await FileLock.CheckAdding(db, file.Id, by, stop) is { } resting) return Refusal.Conflict(MergeWords.Rests(file.Code, resting.Sentence));
        CustomerId?[] ids = [.. files.Select(f => (CustomerId?)f.Id)];
        var asked = await db.Approvals.AsNoTracking().Where(a => ids.Contains(a.CustomerId) && a.ClosedAt == null && a.Id != (except ?? default)).Select(a => a.CustomerId).FirstOrDefaultAsync(stop);
        return asked is null ? null : Refusal.Conflict(MergeWords.BeingAsked(files.First(f => f.Id == asked).Code));
    }

    /// <summary>Counts a use of the grants that cover every locked file.</summary>
    /// <returns>Under what it is done; Forbidden where approval is needed.</returns>
    public static async Task<Outcome<string?>> Take(Db db, IReadOnlyList<Customer> files, PersonId by, Instant now, CancellationToken stop)
    {
        var locked = new List<Customer>();
        foreach (var file in files)
            if (!await FileLock.IsDraft(db, file.Id, stop)) locked.Add(file);
        foreach (var file in locked)
            if (!await Grants.Covers(db, [GrantKind.Edit], new(file.Id, file.DepartmentId, null, file.Version), by, now, stop)) return Refusal.Forbidden(ReviewWords.Locked);

        string? under = null;
        foreach (var file in locked)
        {
            if ((await Grants.Use(db, GrantKind.Edit, new(file.Id, file.DepartmentId, null, file.Version), by, now, stop)).Refused(out var used, out var use)) return used;
            under ??= $"grant:{use.Id}";
        }

        return under;
    }
}
