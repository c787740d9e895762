using System.IO.Compression;
using Liuke.Basics;
using Liuke.Intake.Cards;

namespace Liuke.Intake;

/// <summary>Opens a file by looking at what it is, whatever its name says.</summary>
public static class TableFile
{
    private static readonly byte[] Gzip = [0x1f, 0x8b];
    private static readonly byte[] Zip = [0x50, 0x4b, 0x03, 0x04];
    private static readonly byte[] OldOffice = [0xd0, 0xcf, 0x11, 0xe0];

    /// <returns>A reader that stands before the first row, its headers known.</returns>
    /// <param name="fields">What the file may tell: by them a second row of headers is known.</param>
    public static Outcome<TableReader> Open(string path, IReadOnlyList<Field>? fields = null)
    {
        if (!File.Exists(path)) return Refusal.Missing(IntakeWords.NoSuchFile(Path.GetFileName(path)));
        try
        {
            if (Reader(path).Refused(out var refusal, out var reader)) return refusal;
            if (reader.ReadHeaders(fields ?? []) is not { } faulty) return reader;
            reader.Dispose();
            return faulty;
        }
        catch (UnauthorizedAccessException)
        {
            return Refusal.Forbidden(IntakeWords.NotReadable(Path.GetFileName(path)));
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            return Refusal.Invalid(IntakeWords.Damaged(0));
        }
    }

    private static Outcome<TableReader> Reader(string path)
    {
        var start = Start(File.OpenRead(path));
        if (start.Length == 0) return Refusal.Invalid(IntakeWords.EmptyFile);
        if (Is(start, Zip)) return XlsxGuard.Check(path) is { } bad ? bad : SpreadsheetReader.Open(path);
        if (Is(start, OldOffice)) return XlsxGuard.CheckOld(path) is { } large ? large : SpreadsheetReader.Open(path);
        if (IsCards(start)) return CardReader.Open(new(path, false));
        if (!Is(start, Gzip)) return Text(new(path, false));

        var inner = Start(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        if (Is(inner, Zip) || Is(inner, OldOffice) || Is(inner, Gzip)) return Refusal.Invalid(IntakeWords.PackedTwice);
        return IsCards(inner) ? CardReader.Open(new(path, true)) : Text(new(path, true));
    }

    private static Outcome<TableReader> Text(TextSource source)
        => CsvShape.Find(source).Refused(out var refusal, out var shape) ? refusal : new CsvTableReader(shape, source);

    private static byte[] Start(Stream stream)
    {
        using var _ = stream;
        var start = new byte[64];
        return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    // An address book begins with these words, whatever its encoding.
    private static bool IsCards(byte[] start)
    {
        using var text = new StreamReader(new MemoryStream(start), System.Text.Encoding.Latin1, true);
        return text.ReadToEnd().TrimStart('\uFEFF', 'ï', '»', '¿', ' ', '\r', '\n', '\t').StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Is(byte[] start, byte[] mark) => start.AsSpan().StartsWith(mark);
}
