using System.Text;
using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>Finds out how a text is encoded by looking at its bytes.</summary>
internal static class TextEncoding
{
    private const int Window = 1 << 16;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Gb18030 => Encoding.GetEncoding("GB18030");

    /// <returns>Null for UTF-8, and for Unicode that begins with its mark; else GB18030, or Windows-1252 where nothing else fits.</returns>
    public static Outcome<Encoding?> Find(TextSource source)
    {
        using var opened = source.Open();
        var buffer = new byte[Window];
        for (var isFirst = true; ; isFirst = false)
        {
            var length = Fill(opened.Text, buffer);
            var bytes = buffer.AsSpan(0, length);
            if (isFirst && HasUnicodeMark(bytes)) return default(Encoding);
            if (isFirst && bytes.Contains((byte)0)) return Refusal.Invalid(IntakeWords.NotATable);
            var foreign = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7f);
            if (foreign >= 0) return Judge(bytes[foreign..].ToArray(), opened.Text);
            if (length < buffer.Length) return default(Encoding);
        }
    }

    // The first foreign byte begins a character in every one of these encodings.
    private static Encoding? Judge(byte[] seen, Stream rest)
    {
        var more = new byte[Window];
        byte[] sample = [.. seen, .. more.AsSpan(0, Fill(rest, more))];
        if (Reads(sample, new UTF8Encoding(false, true))) return null;
        if (Reads(sample, Strict(Gb18030))) return Gb18030;
        return Share(sample, Encoding.UTF8) < 0.02 ? null : Share(sample, Gb18030) < 0.02 ? Gb18030 : Encoding.GetEncoding(1252);
    }

    /// <summary>Whether these bytes are text of this encoding, except that they may end within a character.</summary>
    internal static bool Reads(byte[] sample, Encoding encoding)
    {
        try
        {
            // Not flushed: the sample may end within a character.
            _ = Strict(encoding).GetDecoder().GetCharCount(sample, 0, sample.Length, false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // Of the foreign characters, how many make no sense: a few bad bytes do not make another encoding.
    private static double Share(byte[] sample, Encoding encoding)
    {
        var text = encoding.GetString(sample);
        var foreign = text.Count(c => c > 0x7f);
        return foreign == 0 ? 0 : (double)text.Count(c => c == '\uFFFD') / foreign;
    }

    private static Encoding Strict(Encoding encoding)
        => Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static bool HasUnicodeMark(ReadOnlySpan<byte> bytes)
        => bytes is [0xef, 0xbb, 0xbf, ..] or [0xff, 0xfe, ..] or [0xfe, 0xff, ..];

    private static int Fill(Stream stream, byte[] buffer)
    {
        try
        {
            return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }
}
