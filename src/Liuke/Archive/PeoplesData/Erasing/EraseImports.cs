using System.IO.Compression;
using System.Text;
using Liuke.Intake;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Uploads and result files that name the person are deleted, whatever their form and encoding; so is what cannot be read through.</summary>
internal sealed class EraseImports(ImportFolder folder) : IEraseFiles
{
    public async Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        if (!Directory.Exists(folder.Path)) return;
        var looked = new FileLook(who);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
            if (who.IsIn(Path.GetFileName(file)) || await looked.IsIn(file, stop) || NamesInRows(file, who)) File.Delete(file);
    }

    // Cells may be written so that no string of bytes shows them: numbers as numbers, words in pieces.
    private static bool NamesInRows(string file, ErasedPerson who)
    {
        if (TableFile.Open(file).Refused(out _, out var reader)) return true;
        using (reader)
        {
            while (reader.Read())
                if (Array.Exists(reader.Current.Cells, who.IsIn)) return true;
            return reader.Damage is not null;
        }
    }
}

/// <summary>Looks through the bytes of a file, and of what is packed in it, for a person's strings in every encoding that files come in.</summary>
internal sealed class FileLook(ErasedPerson who)
{
    private const int Chunk = 1 << 20;
    private const long UnpackedMost = 4L << 30;

    private readonly byte[][] patterns = [.. who.Everything.SelectMany(s => Encodings().Select(e => e.GetBytes(s))).DistinctBy(Convert.ToHexString)];

    public async Task<bool> IsIn(string file, CancellationToken stop)
    {
        if (await IsIn(File.OpenRead(file), stop)) return true;
        var head = new byte[4];
        await using (var opened = File.OpenRead(file)) _ = await opened.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop);
        try
        {
            if (head is [0x1f, 0x8b, ..]) return await IsIn(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), stop);
            if (head is not [(byte)'P', (byte)'K', 3, 4]) return false;
            await using var archive = await ZipFile.OpenReadAsync(file, stop);
            foreach (var entry in archive.Entries)
                if (await IsIn(await entry.OpenAsync(stop), stop)) return true;
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private async Task<bool> IsIn(Stream content, CancellationToken stop)
    {
        await using var _ = content;
        var overlap = patterns.Length == 0 ? 0 : patterns.Max(p => p.Length);
        var (buffer, kept, read) = (new byte[Chunk + overlap], 0, 0L);
        for (int length; (length = await content.ReadAtLeastAsync(buffer.AsMemory(kept, Chunk), Chunk, throwOnEndOfStream: false, stop)) > 0;)
        {
            var seen = buffer.AsSpan(0, kept + length);
            foreach (var pattern in patterns)
                if (seen.IndexOf(pattern) >= 0) return true;
            if ((read += length) > UnpackedMost) return true;
            kept = Math.Min(overlap, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }

        return false;
    }

    private static Encoding[] Encodings()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.GetEncoding("GB18030")];
    }
}
