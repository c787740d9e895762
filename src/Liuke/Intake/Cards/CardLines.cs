using System.Text;

namespace Liuke.Intake.Cards;

/// <summary>The lines of an address book as they are meant: folded ones joined, and never more of one in memory than a limit.</summary>
/// <remarks>RFC 6350, 3.2: a line that begins with a blank belongs to the one before. vCard 2.1 breaks quoted-printable by an equals sign at the end.</remarks>
internal sealed class CardLines(StreamReader reader)
{
    /// <summary>What is longer is a picture or an attack; the rest of it is dropped.</summary>
    public const int LongestLine = 1 << 16;

    private readonly char[] buffer = new char[1 << 13];
    private (string Text, long No)? ahead;
    private int at, length;
    private bool isAfterReturn;
    private long read;

    /// <returns>The next whole line and where it begins; null at the end.</returns>
    public (string Text, long No)? Next()
    {
        if ((ahead ?? Physical()) is not { } first) return null;
        ahead = null;
        var whole = new StringBuilder(first.Text);
        var isQuoted = IsQuoted(first.Text);
        while (true)
        {
            ahead = Physical();
            if (ahead is not { } next) break;
            if (isQuoted && whole.Length > 0 && whole[^1] == '=') Append(whole, 1, next.Text.AsSpan());
            else if (next.Text is [' ' or '\t', ..]) Append(whole, 0, next.Text.AsSpan(1));
            else break;
        }

        return (whole.ToString(), first.No);
    }

    private static bool IsQuoted(string text)
        => text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && text.AsSpan(0, colon).Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);

    private static void Append(StringBuilder whole, int less, ReadOnlySpan<char> more)
    {
        whole.Length -= less;
        whole.Append(more[..Math.Min(more.Length, Math.Max(0, LongestLine - whole.Length))]);
    }

    // With any line ending; what goes beyond the limit is read and forgotten.
    private (string Text, long No)? Physical()
    {
        var line = new StringBuilder();
        var isAny = false;
        while (true)
        {
            if (at == length && (length = reader.Read(buffer, at = 0, buffer.Length)) == 0) return isAny ? (line.ToString(), ++read) : null;
            var c = buffer[at++];
            var follows = isAfterReturn && c == '\n';
            isAfterReturn = c == '\r';
            if (follows) continue;
            if (c is '\r' or '\n') return (line.ToString(), ++read);
            isAny = true;
            if (line.Length < LongestLine) line.Append(c);
        }
    }
}
