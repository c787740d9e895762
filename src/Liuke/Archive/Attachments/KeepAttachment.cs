using System.Security.Cryptography;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Attachments;

/// <param name="Length">As announced; null where it is not.</param>
public sealed record UploadedFile(string Name, Stream Content, long? Length);

/// <summary>Keeps a file with a customer's file. Whether it may is asked before a byte of it is read; what is refused leaves nothing behind.</summary>
public sealed class KeepAttachment(IDbContextFactory<Db> store, AttachmentFolder folder, IClock clock)
{
    public const int MegabytesMax = 20, PerCustomerMax = 200;
    public const long BytesMax = (long)MegabytesMax << 20;
    internal const string Field = "attachment";

    public async Task<Outcome<AttachmentId>> Run(string code, UploadedFile file, PersonId by, CancellationToken stop)
    {
        await using (var db = await store.CreateDbContextAsync(stop))
            if ((await Allowed(db, code, by, stop)).Refused(out var no, out _)) return no;
        if (file.Length > BytesMax) return TooLarge;

        var (name, id) = (Tidy(file.Name), clock.New<AttachmentId>());
        try
        {
            if ((await Receive(id, name, file.Content, stop)).Refused(out var refusal, out var kept)) return refusal;
            return await Enter(code, (id, name, kept), by, stop);
        }
        catch (IOException full) when (IsFull(full))
        {
            return Refusal.Conflict(AttachmentWords.DiskFull);
        }
        finally
        {
            // After it was settled there is nothing of it any more under the unfinished name.
            File.Delete(folder.File(id) + Storage.Backup.BackedFolder.Unfinished);
        }
    }

    private static Refusal TooLarge => Refusal.Invalid(AttachmentWords.TooLarge(MegabytesMax));

    private static async Task<Outcome<CustomerId>> Allowed(Db db, string code, PersonId by, CancellationToken stop)
    {
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.LeaveToAdd(customer, by, stop) is { } locked) return locked;
        return await db.Attachments.CountAsync(a => a.CustomerId == customer, stop) >= PerCustomerMax ? Refusal.Conflict(AttachmentWords.TooMany(PerCustomerMax)) : customer;
    }

    private async Task<Outcome<StoredFile>> Receive(AttachmentId id, string name, Stream content, CancellationToken stop)
    {
        await using var file = folder.Begin(id);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var length = await content.ReadAsync(buffer, stop); length > 0; length = await content.ReadAsync(buffer, stop))
        {
            if (file.Position + length > BytesMax) return TooLarge;
            hash.AppendData(buffer, 0, length);
            await file.WriteAsync(buffer.AsMemory(0, length), stop);
        }

        await file.FlushAsync(stop);
        if (file.Length == 0) return Refusal.Invalid(AttachmentWords.NoFile);
        if (await ContentKind.Of(file, name, stop) is not { } kind) return Refusal.Invalid(AttachmentWords.UnknownKind);
        file.Flush(flushToDisk: true);
        return new StoredFile(kind, file.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async Task<Outcome<AttachmentId>> Enter(string code, (AttachmentId Id, string Name, StoredFile File) kept, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        // What was true before the bytes came may not be any more.
        if ((await Allowed(db, code, by, stop)).Refused(out var no, out var customer)) return no;
        var now = clock.GetCurrentInstant();
        db.Attachments.Add(new Attachment(kept.Id, customer, kept.Name, kept.File, by, now));
        FileHistory.Add(db, customer, FileSubjects.Customer, [new(Field, null, kept.Name)], new(by, now));
        db.Record(new TimelineEntry(customer, now, by, AttachmentTimeline.Added, new AttachmentFact(kept.Name)));
        await db.SaveChangesAsync(stop);
        // The file first: a row without its file would be a promise not kept, a file without its row is found and swept.
        folder.Settle(kept.Id);
        try
        {
            await write.Commit(stop);
        }
        catch
        {
            folder.Drop(kept.Id);
            throw;
        }

        return kept.Id;
    }

    // The last part of the path, without what a file system or a header might take amiss.
    private static string Tidy(string name)
    {
        var last = Path.GetFileName(name.Replace('\\', '/')).Normalize(System.Text.NormalizationForm.FormC);
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format && !"<>:\"/|?*".Contains(c, StringComparison.Ordinal))).Trim(' ', '.');
        if (clean.Length == 0) return "file";
        var end = Path.GetExtension(clean) is { Length: <= 10 } extension ? extension : "";
        return clean.Length <= Attachment.NameLengthMax ? clean : clean[..(Attachment.NameLengthMax - end.Length)] + end;
    }

    // ENOSPC, EDQUOT; on Windows ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private static bool IsFull(IOException wrong) => (wrong.HResult & 0xFFFF) is 28 or 122 or 112 or 39;
}
