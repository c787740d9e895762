using System.Text;
using System.Text.RegularExpressions;

namespace Liuke.Archive;

/// <summary>One rule by which the customers of files, forms and calls are recognised.</summary>
public static partial class CustomerKey
{
    /// <summary>Full-width letters made plain, capitals, single spaces; mobiles as +86…; a spreadsheet's 17850.0 as 17850.</summary>
    public static string Of(string named)
    {
        var plain = Spaces().Replace(named.Normalize(NormalizationForm.FormKC).Trim(), " ").ToUpperInvariant();
        return Mobile(plain) ?? (SpreadsheetNumber().Match(plain) is { Success: true } number ? number.Groups[1].Value : plain);
    }

    /// <summary>A Chinese mobile as +86 and eleven digits, whatever stands between them; null when it is none.</summary>
    public static string? Mobile(string? named)
    {
        if (named is null) return null;
        var match = ChineseMobile().Match(Separators().Replace(named.Normalize(NormalizationForm.FormKC), ""));
        return match.Success ? "+86" + match.Groups[1].Value : null;
    }

    /// <summary>A mobile as E.164: a Chinese one however it is written, any other with + or 00 and its country in front. Null when it is none.</summary>
    public static string? Phone(string? named)
    {
        if (Mobile(named) is { } chinese) return chinese;
        var match = Abroad().Match(Separators().Replace((named ?? "").Normalize(NormalizationForm.FormKC), ""));
        return match.Success ? "+" + match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\s()\-]", RegexOptions.None, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?:\+?86|0086)?(1[3-9]\d{9})$", RegexOptions.None, 1000)]
    private static partial Regex ChineseMobile();

    [GeneratedRegex(@"^(?:\+|00)([1-9]\d{6,14})$", RegexOptions.None, 1000)]
    private static partial Regex Abroad();

    [GeneratedRegex(@"^(\d+)\.0+$", RegexOptions.None, 1000)]
    private static partial Regex SpreadsheetNumber();
}
