using System.IO.Compression;

namespace Liuke.Intake;

/// <summary>A text file, packed by gzip or not, that can be opened again and again.</summary>
internal sealed record TextSource(string Path, bool IsPacked)
{
    public Opened Open()
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return new(file, IsPacked ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    /// <param name="File">The file itself, whose position tells how far the reading is.</param>
    public sealed record Opened(FileStream File, Stream Text) : IDisposable
    {
        public void Dispose()
        {
            Text.Dispose();
            File.Dispose();
        }
    }
}
