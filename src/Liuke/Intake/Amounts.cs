using System.Globalization;
using System.Text;
using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>Reads numbers and amounts as people and systems write them: ¥1,234.50, 1234.5元, （12.00）, １２.５, 1.2万.</summary>
public static class Amounts
{
    /// <summary>Beyond a hundred billion a figure is a mistake, and sums would leave what a long holds.</summary>
    public const decimal Largest = 100_000_000_000m;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly (string Mark, string Currency)[] Currencies =
    [
        ("RMB", "CNY"), ("CNY", "CNY"), ("人民币", "CNY"), ("USD", "USD"), ("GBP", "GBP"), ("EUR", "EUR"), ("JPY", "JPY"), ("HKD", "HKD"), ("HK$", "HKD"), ("US$", "USD"),
        ("美元", "USD"), ("英镑", "GBP"), ("欧元", "EUR"), ("日元", "JPY"), ("港元", "HKD"), ("港币", "HKD"), ("元", "CNY"), ("圆", "CNY"), ("¥", "CNY"), ("￥", "CNY"), ("$", "USD"), ("£", "GBP"), ("€", "EUR"),
    ];

    /// <param name="currency">The currency of the books; a figure in another one is refused rather than mistaken.</param>
    public static Outcome<decimal> Read(string written, string? currency = null)
    {
        // Nine in ten cells are plain digits already.
        if (written.Length < 16 && IsPlain(written) && decimal.TryParse(written, Plain, CultureInfo.InvariantCulture, out var quick)) return Bounded(quick, written);

        var text = Narrow(written);
        if (text.Length is 0 or > 40) return Refusal.Invalid(IntakeWords.NotANumber(written));
        var isNegative = text is ['(', .., ')'];
        if (isNegative) text = text[1..^1];
        var hasSign = isNegative;
        TakeSign(ref text, ref isNegative, ref hasSign);
        if (TakeCurrency(ref text) is { } marked && currency is not null && marked != currency) return Refusal.Invalid(IntakeWords.OtherCurrency(written, marked, currency));
        TakeSign(ref text, ref isNegative, ref hasSign);
        var scale = TakeScale(ref text);

        return HasRightGroups(text) && decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && number <= Largest ? Bounded((isNegative ? -number : number) * scale, written) : Refusal.Invalid(IntakeWords.NotANumber(written));
    }

    private static Outcome<decimal> Bounded(decimal number, string written)
        => Math.Abs(number) <= Largest ? number : Refusal.Invalid(IntakeWords.TooLarge(written));

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
            if (c is not (>= '0' and <= '9' or '.' or '-')) return false;
        return text.Length > 0;
    }

    // Full-width forms become plain ones, and every kind of space goes.
    private static string Narrow(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Length > 60 ? text[..60] : text)
        {
            var narrow = c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
            if (char.IsWhiteSpace(narrow) || narrow is '\u200B' or '\uFEFF') continue;
            plain.Append(narrow switch { '−' or '–' or '—' => '-', '，' => ',', '。' => '.', _ => char.ToUpperInvariant(narrow) });
        }

        return plain.ToString();
    }

    // One sign, before or behind, within the currency or without; a second one stays and spoils the number.
    private static void TakeSign(ref string text, ref bool isNegative, ref bool hasSign)
    {
        if (hasSign || text is not (['-' or '+', ..] or [.., '-'])) return;
        (hasSign, isNegative) = (true, text[0] != '+');
        text = text[0] is '-' or '+' ? text[1..] : text[..^1];
    }

    private static string? TakeCurrency(ref string text)
    {
        string? found = null;
        foreach (var (mark, currency) in Currencies)
        {
            if (text.StartsWith(mark, StringComparison.Ordinal)) text = text[mark.Length..];
            else if (text.EndsWith(mark, StringComparison.Ordinal)) text = text[..^mark.Length];
            else continue;
            found ??= currency;
        }

        return found;
    }

    private static decimal TakeScale(ref string text)
    {
        var scale = text is [.., '万'] ? 10_000m : text is [.., '亿'] ? 100_000_000m : 1m;
        if (scale != 1m) text = text[..^1];
        return scale;
    }

    // 1,234.50 and 12,34 look alike to a careless reader; only groups of three are thousands.
    private static bool HasRightGroups(string text)
    {
        if (text.Length == 0 || !char.IsAsciiDigit(text[0]) && text[0] != '.') return false;
        if (!text.Contains(',', StringComparison.Ordinal)) return true;
        var groups = text.Split('.')[0].Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3) && text.Count(c => c == '.') <= 1
            && text.LastIndexOf(',') < (text.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? dot : text.Length);
    }
}
