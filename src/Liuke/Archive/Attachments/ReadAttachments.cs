using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Attachments;

public sealed record AttachmentView(AttachmentId Id, string Name, FileKind Kind, long Bytes, string Sha256, string? By, Instant At);

/// <summary>The attachments of a customer, the newest first.</summary>
public sealed class ReadAttachments(IDbContextFactory<Db> store)
{
    public async Task<IReadOnlyList<AttachmentView>> Run(CustomerId customer, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var found = await db.Attachments.AsNoTracking().Where(a => a.CustomerId == customer).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(KeepAttachment.PerCustomerMax).ToListAsync(stop);
        var people = await Facts.ReadFile.People(db, found.Select(a => (PersonId?)a.By), stop);
        return [.. found.Select(a => new AttachmentView(a.Id, a.Name, a.Kind, a.Bytes, a.Sha256, Facts.ReadFile.NameOf(people, a.By), a.At))];
    }
}
