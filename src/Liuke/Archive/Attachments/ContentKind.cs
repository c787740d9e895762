using System.Text;

namespace Liuke.Archive.Attachments;

/// <summary>What a file is by its bytes, whatever its name says.</summary>
internal static class ContentKind
{
    private const int HeadBytes = 16, TextLookBytes = 1 << 16;

    private static readonly Encoding[] Encodings =
        [new UTF8Encoding(false, true), CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!];

    private static readonly (byte[] Start, FileKind Kind)[] Starts =
    [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], FileKind.Png), ([0xFF, 0xD8, 0xFF], FileKind.Jpeg), ("GIF87a"u8.ToArray(), FileKind.Gif), ("GIF89a"u8.ToArray(), FileKind.Gif),
        ("%PDF-"u8.ToArray(), FileKind.Pdf), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileKind.OldOffice),
    ];

    /// <returns>Null where it is none that is kept.</returns>
    public static async Task<FileKind?> Of(Stream file, string name, CancellationToken stop)
    {
        file.Position = 0;
        var look = new byte[TextLookBytes];
        var read = await file.ReadAtLeastAsync(look, look.Length, throwOnEndOfStream: false, stop);
        var head = look.AsMemory(0, read);
        file.Position = 0;
        if (ByStart(head.Span) is { } kind) return kind;
        if (head.Span.StartsWith("PK\u0003\u0004"u8)) return InZip(file);
        return IsText(head.Span, file.Length > read) ? name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? FileKind.Csv : FileKind.Text : null;
    }

    /// <summary>What a browser is told when it shows one; null for what it is never shown.</summary>
    public static string? Shown(FileKind kind) => kind switch
    {
        FileKind.Png => "image/png",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Gif => "image/gif",
        FileKind.Webp => "image/webp",
        FileKind.Pdf => "application/pdf",
        _ => null,
    };

    public static bool IsPicture(FileKind kind) => kind is FileKind.Png or FileKind.Jpeg or FileKind.Gif or FileKind.Webp;

    private static FileKind? ByStart(ReadOnlySpan<byte> head)
    {
        foreach (var (start, kind) in Starts)
            if (head.StartsWith(start)) return kind;
        return head.Length >= HeadBytes && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? FileKind.Webp : null;
    }

    // A document of Office says what it holds in its first part; nothing in it is unpacked.
    private static FileKind? InZip(Stream file)
    {
        try
        {
            using var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("[Content_Types].xml") is null ? FileKind.Zip : FileKind.Office;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsText(ReadOnlySpan<byte> head, bool goesOn)
    {
        if (head.IsEmpty) return false;
        foreach (var b in head)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) return false;
        return Decode(head, goesOn) is not null;
    }

    /// <summary>The text of bytes in UTF-8 or GB18030; null where they are neither.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, bool isCut)
    {
        // A cut may fall within a letter: up to three bytes are let go.
        for (var less = 0; less <= (isCut ? 3 : 0) && less <= bytes.Length; less++)
            foreach (var encoding in Encodings)
            {
                try
                {
                    return encoding.GetString(bytes[..^less]).TrimStart('\uFEFF');
                }
                catch (DecoderFallbackException)
                {
                    // Not this one.
                }
            }

        return null;
    }
}
