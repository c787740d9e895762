using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Limits;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Attachments;

/// <param name="Path">Where its bytes lie.</param>
public sealed record AttachmentFile(Attachment Attachment, string Path, string CustomerCode, string CustomerName);

/// <summary>Finds an attachment to look at within the program: whoever sees the customer may.</summary>
public sealed class ShowAttachment(IDbContextFactory<Db> store, AttachmentFolder folder)
{
    public async Task<Outcome<AttachmentFile>> Run(string code, AttachmentId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var wanted = code.Trim().ToUpperInvariant();
        var found = await (from a in db.Attachments.AsNoTracking()
                           join c in db.Customers on a.CustomerId equals c.Id
                           where a.Id == id && c.Code == wanted
                           select new { Attachment = a, c.Code, c.Name }).SingleOrDefaultAsync(stop);
        if (found is null) return Refusal.Missing(AttachmentWords.NoSuch);
        var path = folder.File(id);
        return File.Exists(path) ? new AttachmentFile(found.Attachment, path, found.Code, found.Name) : Refusal.Conflict(AttachmentWords.Gone);
    }
}

/// <summary>Takes an attachment out as a file: a copy, which is recorded and counted against the day's limit.</summary>
public sealed class FetchAttachment(IDbContextFactory<Db> store, ShowAttachment show, Company company, IClock clock)
{
    public async Task<Outcome<AttachmentFile>> Run(string code, AttachmentId id, (PersonId Id, Roles Roles) by, CancellationToken stop)
    {
        if ((await show.Run(code, id, stop)).Refused(out var no, out var file)) return no;
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var most = await db.MostOf(AttachmentLimits.Downloads, by.Roles, stop);
        if (await db.TakeOfDay(AttachmentLimits.Downloads, by.Id, company.Today(clock), most, stop) is null) return new Refusal(RefusalKind.Forbidden, AttachmentWords.EnoughToday(most));
        var (customer, name) = (file.Attachment.CustomerId, file.Attachment.Name);
        db.Audit(AuditEntry.Of(AttachmentAudit.Fetched, by.Id, customer, ("attachment", id.ToString()), ("sha256", file.Attachment.Sha256)));
        db.Record(new TimelineEntry(customer, clock.GetCurrentInstant(), by.Id, AttachmentTimeline.Fetched, new AttachmentFact(name)));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return file;
    }
}

/// <summary>Takes an attachment away, row and bytes. Whoever brought it may; another needs leave to change the file.</summary>
public sealed class RemoveAttachment(IDbContextFactory<Db> store, AttachmentFolder folder, IClock clock)
{
    public async Task<Outcome<AttachmentId>> Run(string code, AttachmentId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.Attachments.SingleOrDefaultAsync(a => a.Id == id && a.CustomerId == customer, stop) is not { } file) return Refusal.Missing(AttachmentWords.NoSuch);
        var (now, under) = (clock.GetCurrentInstant(), (string?)null);
        if (file.By == by)
        {
            if (await db.LeaveToAdd(customer, by, stop) is { } resting) return resting;
        }
        else if ((await db.LeaveToChange(customer, by, now, stop)).Refused(out var locked, out under)) return locked;

        db.Attachments.Remove(file);
        FileHistory.Add(db, customer, FileSubjects.Customer, [new(KeepAttachment.Field, file.Name, null)], new(by, now, under));
        db.Record(new TimelineEntry(customer, now, by, AttachmentTimeline.Removed, new AttachmentFact(file.Name)));
        db.Audit(AuditEntry.Of(AttachmentAudit.Removed, by, customer, ("attachment", id.ToString()), ("sha256", file.Sha256)));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        folder.Drop(id);
        return id;
    }
}
