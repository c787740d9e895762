using System.Globalization;
using System.Text.RegularExpressions;
using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Intake;

/// <summary>What 05/01/2024 means: only a setting can tell.</summary>
public enum DateOrder { Unknown = 0, DayFirst = 1, MonthFirst = 2 }

/// <summary>Reads dates and times as people and systems write them: 2024/1/5, 2024年1月5日 下午1:20, 20240105, 45296.5, 5 Jan 2024, ISO with offset.</summary>
public sealed partial class Times(DateTimeZone zone, DateOrder order)
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    // Days since 1899-12-30: 1954 to 2119. Below lie quantities and years, above lie dates written as 20240105.
    private const decimal FirstSerial = 20_000;
    private const decimal LastSerial = 80_000;

    private string lastWritten = "";
    private Instant lastRead;

    /// <summary>The moment that was written; without an offset, in the company's zone; without a time, at the start of the day.</summary>
    public Outcome<Instant> Read(string written)
    {
        // Lines of one order stand together and share their date.
        if (written == lastWritten && written.Length > 0) return lastRead;
        if (Parse(written).Refused(out var refusal, out var at)) return refusal;
        (lastWritten, lastRead) = (written, at);
        return at;
    }

    private Outcome<Instant> Parse(string written)
    {
        var text = written.Normalize(System.Text.NormalizationForm.FormKC).Trim();
        if (text.Length is 0 or > 60) return NotADate(written);
        if (Iso(text) is { } instant) return instant;
        if (Digits(text) is { } packed) return Local(packed.Year, packed.Month, packed.Day, packed.Time, written);

        var match = YearFirst().Match(text);
        if (match.Success) return Local(Number(match, 1), Number(match, 2), Number(match, 3), match.Groups[4].Value, written);
        match = NamedMonth().Match(text);
        if (match.Success) return Local(Century(Number(match, 3)), Month(match, 2), Number(match, 1), match.Groups[4].Value, written);
        match = NamedMonthFirst().Match(text);
        if (match.Success) return Local(Century(Number(match, 3)), Month(match, 1), Number(match, 2), match.Groups[4].Value, written);
        match = YearLast().Match(text);
        return match.Success ? ByOrder(Number(match, 1), Number(match, 2), Century(Number(match, 3)), match.Groups[4].Value, written) : NotADate(written);
    }

    private Outcome<Instant> ByOrder(int first, int second, int year, string time, string written) => order switch
    {
        DateOrder.DayFirst => Local(year, second, first, time, written),
        DateOrder.MonthFirst => Local(year, first, second, time, written),
        _ when first > 12 => Local(year, second, first, time, written),
        _ when second > 12 => Local(year, first, second, time, written),
        _ when first == second => Local(year, first, second, time, written),
        _ => Refusal.Invalid(IntakeWords.AmbiguousDate(written)),
    };

    private Outcome<Instant> Local(int year, int month, int day, string time, string written)
    {
        if (year is < 1900 or > 2199) return NotADate(written);
        if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return Refusal.Invalid(IntakeWords.NoSuchDay(written));
        if (TimeOf(time) is not { } at) return NotADate(written);
        return zone.AtLeniently(new LocalDate(year, month, day).At(at)).ToInstant();
    }

    private static LocalTime? TimeOf(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return LocalTime.Midnight;
        var match = Clock().Match(text);
        if (!match.Success) return null;
        var (hour, half) = (Number(match, 2), (match.Groups[1].Value + match.Groups[5].Value).ToUpperInvariant());
        if (half is "PM" or "下午" or "晚上" && hour < 12) hour += 12;
        if (half is "AM" or "上午" or "凌晨" && hour == 12) hour = 0;
        var (minute, second) = (match.Groups[3].Success ? Number(match, 3) : 0, match.Groups[4].Success ? Number(match, 4) : 0);
        return hour > 23 || minute > 59 || second > 59 ? null : new LocalTime(hour, minute, second);
    }

    private static Instant? Iso(string text)
    {
        if (text.Length < 17 || text[^1] is not ('Z' or 'z') && text.LastIndexOfAny(['+', '-']) < 10) return null;
        var joined = text[10] == ' ' ? string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11).TrimStart()) : text;
        var read = OffsetDateTimePattern.Rfc3339.Parse(joined.ToUpperInvariant());
        return read.Success && read.Value.Year is >= 1900 and <= 2199 ? read.Value.ToInstant() : null;
    }

    // 20240105, 20240105132030, or a spreadsheet's count of days.
    private static (int Year, int Month, int Day, string Time)? Digits(string text)
    {
        if (!text.All(c => char.IsAsciiDigit(c) || c == '.')) return null;
        if (text.Length is 8 or 14 && text.All(char.IsAsciiDigit))
            return (Part(text, 0, 4), Part(text, 4, 2), Part(text, 6, 2), text.Length == 8 ? "" : $"{text[8..10]}:{text[10..12]}:{text[12..14]}");
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) || serial is < FirstSerial or > LastSerial) return null;
        var at = new LocalDateTime(1899, 12, 30, 0, 0).PlusSeconds((long)Math.Round(serial * 86_400m));
        return (at.Year, at.Month, at.Day, at.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private static Refusal NotADate(string written) => Refusal.Invalid(IntakeWords.NotADate(written));

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Part(string text, int from, int length) => int.Parse(text.AsSpan(from, length), NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Month(Match match, int group) => Array.IndexOf(Months, match.Groups[group].Value[..3].ToUpperInvariant()) + 1;

    private static int Century(int year) => year < 100 ? year < 70 ? 2000 + year : 1900 + year : year;

    [GeneratedRegex(@"^([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})(?:\s*[日号])?(?:[T\s,]*(.*))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})(?:[T\s,]+(.*))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^([0-9]{1,2})[-/ ]?(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\.?,?[-/ ]?([0-9]{4}|[0-9]{2})(?:[\s,]+(.*))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NamedMonth();

    [GeneratedRegex(@"^(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\.? ([0-9]{1,2}),? ([0-9]{4})(?:[\s,]+(.*))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NamedMonthFirst();

    [GeneratedRegex(@"^(上午|下午|晚上|凌晨|AM|PM)?\s*([0-9]{1,2})\s*[:时点]\s*(?:([0-9]{1,2})\s*(?:[:分]\s*(?:([0-9]{1,2})(?:\.[0-9]{1,9})?\s*秒?)?)?)?\s*(AM|PM)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Clock();
}
