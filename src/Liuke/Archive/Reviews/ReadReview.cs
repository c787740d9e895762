using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Reviews;

/// <summary>Who entered a file, handed it in and reviewed it, and what the reader may do about it now.</summary>
public sealed record ReviewDesk(string Code, ReviewState State)
{
    public string? EnteredBy { get; init; }
    public Instant EnteredAt { get; init; }
    public string? SubmittedBy { get; init; }
    public Instant? SubmittedAt { get; init; }
    public string? ReviewedBy { get; init; }
    public Instant? ReviewedAt { get; init; }

    /// <summary>The reader's own request that is still open: to be taken back, or handed in again.</summary>
    public ApprovalId? Mine { get; init; }

    public bool MaySubmit { get; init; }
}

public sealed class ReadReview(IDbContextFactory<Db> store, CurrentPerson me)
{
    public async Task<ReviewDesk?> Run(CustomerId customer, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var file = await db.FileReviews.AsNoTracking().SingleOrDefaultAsync(r => r.CustomerId == customer, stop);
        var code = await db.Customers.AsNoTracking().Where(c => c.Id == customer).Select(c => c.Code).SingleOrDefaultAsync(stop);
        if (file is null || code is null) return null;

        var mine = await db.Approvals.AsNoTracking().Where(a => a.CustomerId == customer && a.Kind == FileApproval.Key && a.RequestedBy == me.Id && a.ClosedAt == null).Select(a => (ApprovalId?)a.Id).FirstOrDefaultAsync(stop);
        var names = await ReadFile.People(db, [file.EnteredBy, file.SubmittedBy, file.ReviewedBy], stop);
        return new(code, file.State)
        {
            EnteredBy = ReadFile.NameOf(names, file.EnteredBy), EnteredAt = file.EnteredAt, SubmittedBy = ReadFile.NameOf(names, file.SubmittedBy), SubmittedAt = file.SubmittedAt,
            ReviewedBy = ReadFile.NameOf(names, file.ReviewedBy), ReviewedAt = file.ReviewedAt, Mine = mine,
            MaySubmit = file.State == ReviewState.Draft && mine is null && me.May(ArchivePermissions.ChangeFiles) && (file.OwnerId is null || file.OwnerId == me.Id || file.EnteredBy == me.Id),
        };
    }
}
