using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Liuke.Archive.Dates;
using Liuke.Basics;
using Liuke.Intake;
using NodaTime;

namespace Liuke.Archive.Imports.People;

/// <summary>Reads days that come round every year as people write them: 1985-08-15, 8月15日, 08-15, 农历八月十五, lunar 1985-08-15.</summary>
internal sealed partial class YearlyReading(Company company, DateOrder order)
{
    private const string Numerals = "〇一二三四五六七八九";
    private static readonly string[] LunarMarks = ["农历", "阴历", "旧历", "夏历", "lunar"];
    private static readonly string[] SolarMarks = ["公历", "阳历", "新历", "solar"];

    private readonly Times times = new(company.Zone, order);

    /// <param name="isLunar">What another column says of it; a word before the day itself goes before that.</param>
    public Outcome<YearlyDay> Read(string written, bool isLunar)
    {
        var text = written.Normalize(NormalizationForm.FormKC).Trim();
        var calendar = Take(ref text, LunarMarks) || (!Take(ref text, SolarMarks) && isLunar) ? YearlyCalendar.Lunar : YearlyCalendar.Solar;
        var isLeap = calendar == YearlyCalendar.Lunar && text.Contains('闰', StringComparison.Ordinal);
        if (isLeap) text = text.Replace("闰", "", StringComparison.Ordinal);
        if (Parts(calendar == YearlyCalendar.Lunar ? Counted(text) : text) is not { } parts)
        {
            // Whatever else a table may write for a day: 1985/8/15, 15 Aug 1985, a spreadsheet's count of days.
            if (calendar == YearlyCalendar.Lunar || times.Read(written).Refused(out var refusal, out var moment)) return Refusal.Invalid(CustomerImportWords.NotAYearlyDay(written));
            var day = moment.DayIn(company.Zone);
            parts = (day.Year, day.Month, day.Day);
        }

        // Address books keep days whose year is not known under years nobody was born in.
        var read = new YearlyDay(calendar, parts.Year is < 1850 or null ? null : parts.Year, parts.Month, parts.Day, isLeap);
        return read.Check() is { } no ? Refusal.Invalid(CustomerImportWords.InDay(written, no.Sentence)) : read;
    }

    /// <summary>结婚纪念日 2010-05-20; 开业 农历八月十八: what it is, then the day.</summary>
    public Outcome<IReadOnlyList<(string Title, YearlyDay Day)>> ReadAll(string written)
    {
        var all = new List<(string, YearlyDay)>();
        foreach (var one in written.Split([';', '；', '\n', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = one.LastIndexOfAny([' ', ':', '：', '\t']);
            // 农历 八月十五: the mark belongs to the day.
            var (title, day) = at > 0 ? (one[..at].TrimEnd(' ', ':', '：'), one[(at + 1)..]) : ("", one);
            foreach (var mark in LunarMarks)
                if (title.EndsWith(mark, StringComparison.OrdinalIgnoreCase)) (title, day) = (title[..^mark.Length].TrimEnd(' ', ':', '：'), mark + day);
            if (title.Length is 0 or > ImportantDate.TitleLengthMax) return Refusal.Invalid(CustomerImportWords.DateNeedsTitle(one));
            if (Read(day, false).Refused(out var no, out var read)) return no;
            all.Add((title, read));
        }

        return all;
    }

    private static bool Take(ref string text, string[] marks)
    {
        foreach (var mark in marks)
        {
            if (!text.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) continue;
            text = text[mark.Length..].TrimStart(' ', ':', '：');
            return true;
        }

        return false;
    }

    private static (int? Year, int Month, int Day)? Parts(string text)
    {
        var match = YearMonthDay().Match(text);
        if (match.Success) return (Number(match, 1), Number(match, 2), Number(match, 3));
        match = MonthDay().Match(text);
        return match.Success ? (null, Number(match, 1), Number(match, 2)) : null;
    }

    // 一九八五年正月初一 is 1985年1月1: months and days of the moon by their names.
    private static string Counted(string text)
    {
        var (year, rest) = text.IndexOf('年', StringComparison.Ordinal) is var at and > 0 ? (text[..(at + 1)], text[(at + 1)..]) : ("", text);
        year = string.Concat(year.Select(c => Numerals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : c == '零' ? '0' : c));
        rest = rest.Replace("正月", "1月", StringComparison.Ordinal).Replace("冬月", "11月", StringComparison.Ordinal).Replace("腊月", "12月", StringComparison.Ordinal).Replace("初", "", StringComparison.Ordinal)
            .Replace("廿", "二十", StringComparison.Ordinal).Replace("卅", "三十", StringComparison.Ordinal);
        return year + Spoken().Replace(rest, m => Count(m.Value).ToString(CultureInfo.InvariantCulture));
    }

    private static int Count(string spoken)
    {
        var ten = spoken.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return Numerals.IndexOf(spoken[0], StringComparison.Ordinal);
        return ((ten == 0 ? 1 : Numerals.IndexOf(spoken[0], StringComparison.Ordinal)) * 10) + (ten == spoken.Length - 1 ? 0 : Numerals.IndexOf(spoken[^1], StringComparison.Ordinal));
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?(?:[T\s].*)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"^(?:--)?([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthDay();

    [GeneratedRegex("[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spoken();
}
