using Liuke.Storage;

namespace Liuke.Exports;

/// <summary>Where files wait to be fetched; nodes that share the work share this folder.</summary>
public sealed class ExportFolder(DataFolder data)
{
    public string Path { get; } = System.IO.Path.Combine(data.Path, "exports");

    public string File(Export export) => System.IO.Path.Combine(Path, export.FileName);

    internal FileStream Create(Export export)
    {
        Directory.CreateDirectory(Path);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(File(export), options);
    }

    internal void Remove(Export export)
    {
        if (Directory.Exists(Path)) System.IO.File.Delete(File(export));
    }
}
