using System.Net;
using System.Text;
using Liuke.Access;
using Liuke.Archive.Attachments;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Backup;
using Liuke.Tests.Archive.People;
using Liuke.Tests.Access;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Archive.Attachments;

/// <summary>Files kept with a file: known by their bytes, kept by id, shown only boxed in, given out counted, whole in backups.</summary>
public sealed class AttachmentTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], Pdf = "%PDF-1.7\n1 0 obj"u8.ToArray();

    [Fact]
    public async Task a_file_is_what_its_bytes_say_and_lies_under_its_id()
    {
        await using var scene = await PeopleScene.Open();
        Assert.Equal(FileKind.Png, await Kind(scene, "合同.pdf", Png));
        Assert.Equal(FileKind.Pdf, await Kind(scene, "a.png", Pdf));
        Assert.Equal(FileKind.Csv, await Kind(scene, "报价.csv", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("品名,单价\n灯,12")));
        // A page and a drawing with scripts are text here, and text is never drawn.
        Assert.Equal(FileKind.Text, await Kind(scene, "x.html", "<html><script>alert(1)</script>"u8.ToArray()));
        Assert.Equal(FileKind.Text, await Kind(scene, "x.svg", "<svg onload='alert(1)'/>"u8.ToArray()));

        var folder = scene.House.Services.GetRequiredService<AttachmentFolder>();
        var names = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();
        Assert.Equal(5, names.Count);
        Assert.All(names, n => Assert.Matches("^[0-9a-f]{32}$", n!));
    }

    [Fact]
    public async Task what_is_refused_is_not_read_to_its_end_and_leaves_nothing()
    {
        await using var scene = await PeopleScene.Open();
        Assert.Equal(AttachmentWords.UnknownKind, (await Keep(scene, "x.exe", [0x4D, 0x5A, 0, 1, 2])).Refusal!.Sentence);
        Assert.Equal(AttachmentWords.NoFile, (await Keep(scene, "x.txt", [])).Refusal!.Sentence);
        using var never = new Unread();
        Assert.Equal(AttachmentWords.TooLarge(KeepAttachment.MegabytesMax), (await Run(scene, new("x", never, KeepAttachment.BytesMax + 1), scene.Lin)).Refusal!.Sentence);
        Assert.Equal(RefusalKind.Missing, (await Run(scene, new("x", never, 5), scene.Guo)).Refusal!.Kind);
        using var endless = new Endless();
        Assert.Equal(AttachmentWords.TooLarge(KeepAttachment.MegabytesMax), (await Run(scene, new("x", endless, null), scene.Lin)).Refusal!.Sentence);
        Assert.InRange(endless.BytesGiven, KeepAttachment.BytesMax, KeepAttachment.BytesMax + (1 << 17));
        using var full = new Full();
        Assert.Equal(AttachmentWords.DiskFull, (await Run(scene, new("x", full, null), scene.Lin)).Refusal!.Sentence);

        Assert.Equal(0, await scene.House.Look(db => db.Attachments.CountAsync()));
        var folder = scene.House.Services.GetRequiredService<AttachmentFolder>();
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task verify_tells_of_a_file_that_was_altered_and_of_one_without_a_row()
    {
        await using var scene = await PeopleScene.Open();
        var id = (await Keep(scene, "a.png", Png)).Value;
        Assert.All(await Verify(scene), p => Assert.Empty(p.Broken));
        var folder = scene.House.Services.GetRequiredService<AttachmentFolder>();
        await File.AppendAllTextAsync(folder.File(id), "x");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "0123456789abcdef0123456789abcdef"), "x");
        Assert.Equal([AttachmentWords.LostFile(id.ToString()), AttachmentWords.Orphan("0123456789abcdef0123456789abcdef")], (await Verify(scene)).SelectMany(p => p.Broken));
    }

    [Fact]
    public async Task another_rep_neither_sees_nor_takes_nor_removes_it_and_who_brought_it_may_remove_it()
    {
        await using var scene = await PeopleScene.Open();
        var id = (await Keep(scene, "a.png", Png)).Value;
        Assert.Equal(RefusalKind.Missing, (await Show(scene, id, Reach.Own(scene.Guo))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await Fetch(scene, id, scene.Guo)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await Remove(scene, id, scene.Guo)).Refusal!.Kind);
        Assert.Null((await Fetch(scene, id, scene.Lin)).Refusal);
        Assert.Null((await Remove(scene, id, scene.Lin)).Refusal);
        Assert.False(File.Exists(scene.House.Services.GetRequiredService<AttachmentFolder>().File(id)));
        Assert.Equal(["archive.attachment.fetched", "archive.attachment.removed"], await scene.House.Look(db => db.Set<Liuke.Access.Audit.AuditLine>().Where(l => l.Kind.StartsWith("archive.attachment")).OrderBy(l => l.Sequence).Select(l => l.Kind).ToListAsync()));
    }

    [Fact]
    public async Task a_picture_is_shown_in_a_box_a_page_never_and_a_download_is_always_saved()
    {
        await using var scene = await PeopleScene.Open();
        var (picture, page) = ((await Keep(scene, "照片.png", Png)).Value, (await Keep(scene, "x.html", "<script>alert(1)</script>"u8.ToArray())).Value);
        using var lin = await Doorstep.Enter(await scene.Firm.Address(), "lin", WorkScene.Password);
        using var shown = await lin.GetAsync(new Uri($"/customers/{scene.Code}/attachments/{picture}/shown", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "image/png", "default-src 'none'; sandbox; frame-ancestors 'none'", "nosniff"),
            (shown.StatusCode, shown.Content.Headers.ContentType!.ToString(), shown.Headers.GetValues("Content-Security-Policy").Single(), shown.Headers.GetValues("X-Content-Type-Options").Single()));
        using var never = await lin.GetAsync(new Uri($"/customers/{scene.Code}/attachments/{page}/shown", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
        Assert.Contains("&lt;script&gt;alert(1)", await lin.GetStringAsync(new Uri($"/customers/{scene.Code}/attachments/{page}", UriKind.Relative)), StringComparison.Ordinal);
        using var saved = await lin.GetAsync(new Uri($"/api/v1/customers/{scene.Code}/attachments/{page}/content", UriKind.Relative));
        Assert.Equal(("attachment", "application/octet-stream"), (saved.Content.Headers.ContentDisposition!.DispositionType, saved.Content.Headers.ContentType!.ToString()));
    }

    [Fact]
    public async Task a_backup_holds_the_files_and_a_restore_brings_them_back()
    {
        await using var scene = await PeopleScene.Open();
        var id = (await Keep(scene, "a.png", Png)).Value;
        var (target, folder) = (Path.Combine(scene.House.Folder, "b.zip"), scene.House.Services.GetRequiredService<AttachmentFolder>());
        Assert.Null((await scene.House.Do<BackUpDatabase, Outcome<BackedUp>>(b => b.Run(target, null, default), Reach.All)).Refusal);
        File.Delete(folder.File(id));
        using var backup = (await BackupFile.Open(target, default)).Value;
        Assert.Equal(Png.Length, Assert.Single(backup.Contents.Files).Bytes);
        Assert.Null(await backup.Check(default));
        await BackupFiles.Restore(backup, scene.House.Services.GetRequiredService<DataFolder>(), default);
        Assert.Equal(Png, await File.ReadAllBytesAsync(folder.File(id)));
        Assert.All(await Verify(scene), p => Assert.Empty(p.Broken));
    }

    private static async Task<FileKind> Kind(PeopleScene scene, string name, byte[] bytes)
    {
        var id = (await Keep(scene, name, bytes)).Value;
        return await scene.House.Look(db => db.Attachments.Where(a => a.Id == id).Select(a => a.Kind).SingleAsync());
    }

    private static Task<Outcome<AttachmentId>> Keep(PeopleScene scene, string name, byte[] bytes) => Run(scene, new(name, new MemoryStream(bytes), bytes.Length), scene.Lin);

    private static Task<Outcome<AttachmentId>> Run(PeopleScene scene, UploadedFile file, PersonId by) => scene.House.Do<KeepAttachment, Outcome<AttachmentId>>(k => k.Run(scene.Code, file, by, default), Reach.Own(by));

    private static Task<Outcome<AttachmentFile>> Show(PeopleScene scene, AttachmentId id, Reach reach) => scene.House.Do<ShowAttachment, Outcome<AttachmentFile>>(s => s.Run(scene.Code, id, default), reach);

    private static Task<Outcome<AttachmentFile>> Fetch(PeopleScene scene, AttachmentId id, PersonId by) => scene.House.Do<FetchAttachment, Outcome<AttachmentFile>>(f => f.Run(scene.Code, id, (by, Roles.Rep), default), Reach.Own(by));

    private static Task<Outcome<AttachmentId>> Remove(PeopleScene scene, AttachmentId id, PersonId by) => scene.House.Do<RemoveAttachment, Outcome<AttachmentId>>(r => r.Run(scene.Code, id, by, default), Reach.Own(by));

    private static Task<List<Promise>> Verify(PeopleScene scene) => scene.House.Look(async db =>
    {
        var kept = new List<Promise>();
        foreach (var promise in scene.House.Services.GetServices<IVerify>().Where(v => v is AttachmentsAreWhole or NoOrphans)) kept.Add(new(promise.Title, await promise.Run(db, default)));
        return kept;
    });

    /// <summary>Fails whoever reads a byte of it.</summary>
    private sealed class Unread : Given
    {
        protected override int Next(Span<byte> into) => throw new InvalidOperationException("read all the same");
    }

    private sealed class Endless : Given
    {
        public long BytesGiven { get; private set; }

        protected override int Next(Span<byte> into)
        {
            into.Fill((byte)'a');
            BytesGiven += into.Length;
            return into.Length;
        }
    }

    /// <summary>Stands for a disk on which nothing is left.</summary>
    private sealed class Full : Given
    {
        protected override int Next(Span<byte> into) => throw new IOException("No space left on device", 28);
    }

    private abstract class Given : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Next(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected abstract int Next(Span<byte> into);
    }
}
