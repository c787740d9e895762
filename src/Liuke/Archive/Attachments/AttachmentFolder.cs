using Liuke.Storage;
using Liuke.Storage.Backup;

namespace Liuke.Archive.Attachments;

/// <summary>Where the bytes lie: named by id alone, two letters deep, so that no name of anybody's reaches the disk.</summary>
public sealed class AttachmentFolder(DataFolder data)
{
    public const string Name = "attachments";

    public static BackedFolder Backed { get; } = new(Name);

    public string Path { get; } = System.IO.Path.Combine(data.Path, Name);

    public string File(AttachmentId id)
    {
        var name = id.Value.ToString("N");
        return System.IO.Path.Combine(Path, name[^2..], name);
    }

    /// <summary>A file to write into, beside its place; <see cref="Settle"/> or <see cref="Drop"/> it.</summary>
    internal FileStream Begin(AttachmentId id)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(id))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(File(id) + BackedFolder.Unfinished, options);
    }

    internal void Settle(AttachmentId id) => System.IO.File.Move(File(id) + BackedFolder.Unfinished, File(id));

    internal void Drop(AttachmentId id)
    {
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(File(id)))) return;
        System.IO.File.Delete(File(id) + BackedFolder.Unfinished);
        System.IO.File.Delete(File(id));
    }
}
