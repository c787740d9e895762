using System.Globalization;
using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Exports.Writing;

/// <summary>How values stand in a file.</summary>
internal static class Cells
{
    private const string Starters = "=+-@\t\r\n＝＋－＠";

    /// <summary>A spreadsheet takes a text that begins like a formula for one: an apostrophe in front makes it a text.</summary>
    public static string Neutral(string text) => text.Length > 0 && Starters.Contains(text.TrimStart(' ', '\u00a0') is [var first, ..] ? first : ' ', StringComparison.Ordinal) ? "'" + text : text;

    /// <returns>A number as both kinds of file write it, or null for what is a text.</returns>
    public static string? Number(object value) => value switch
    {
        int whole => whole.ToString(CultureInfo.InvariantCulture),
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        decimal exact => exact.ToString(CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => number.ToString("0.####", CultureInfo.InvariantCulture),
        Money money => money.Amount.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    public static string Word(object value) => value switch
    {
        string text => Neutral(text),
        Text text => Neutral(text.ToString()),
        LocalDate day => LocalDatePattern.Iso.Format(day),
        _ => Neutral(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
