using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Intake.Desk;

/// <summary>Takes an uploaded file to the disk as it comes, never more of it in memory than a buffer.</summary>
internal sealed class ReceiveFile(IDbContextFactory<Db> store, ImportFolder folder, ImportKinds kinds, ImportRights rights, IClock clock)
{
    public const long Largest = 400L << 20;

    public async Task<Outcome<BatchId>> Run(string kind, string fileName, Stream content, PersonId? by, CancellationToken stop)
    {
        if (kinds.Find(kind) is not { } known) return Refusal.Invalid(IntakeWords.NoSuchKind);
        if (rights.Check(known) is { } denied) return denied;
        var id = clock.New<BatchId>();
        var path = folder.Upload(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var size = await Keep(content, path, stop);
        if (size is 0 or > Largest)
        {
            Directory.Delete(Path.GetDirectoryName(path)!, true);
            return Refusal.Invalid(size == 0 ? DeskWords.NoFileChosen : DeskWords.FileTooLarge);
        }

        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var changed = Instant.FromDateTimeUtc(System.IO.File.GetLastWriteTimeUtc(path));
        await using var db = await store.CreateDbContextAsync(stop);
        db.ImportBatches.Add(new(id, kind, new(name.Length is > 0 and <= 200 ? name : kind, folder.Kept(path), size, changed, true), by, clock.GetCurrentInstant()));
        await db.SaveChangesAsync(stop);
        return id;
    }

    // What is too large is read to its end and thrown away, so that the browser hears the answer.
    private static async Task<long> Keep(Stream content, string path, CancellationToken stop)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, true);
        var (buffer, size) = (new byte[1 << 16], 0L);
        for (var length = await content.ReadAsync(buffer, stop); length > 0; length = await content.ReadAsync(buffer, stop))
            if ((size += length) <= Largest) await file.WriteAsync(buffer.AsMemory(0, length), stop);
        return size;
    }
}
