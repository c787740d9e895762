using NodaTime;

namespace Liuke.Basics;

/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum YearlyCalendar { Solar = 0, Lunar = 1 }

/// <summary>A day that comes round every year, by the sun or by the moon.</summary>
/// <remarks>
/// What a year lacks moves to the day before: 29 February to the 28th, the 30th of a lunar month to the 29th. A day in a leap month is
/// kept in the ordinary month of that name.
/// </remarks>
/// <param name="Year">When it began, where that is known; a lunar year for a lunar day.</param>
public readonly record struct YearlyDay(YearlyCalendar Calendar, int? Year, int Month, int Day, bool IsLeapMonth = false)
{
    private const int FirstYear = 1850, LastYear = 2100, LongestLunarMonth = 30;

    public Refusal? Check()
    {
        if (!Enum.IsDefined(Calendar) || Year is < FirstYear or > LastYear || Month is < 1 or > 12 || Day < 1) return Refusal.Invalid(NoSuchDay);
        if (Calendar == YearlyCalendar.Lunar) return Day > LongestLunarMonth ? Refusal.Invalid(NoSuchDay) : null;
        // A leap year, where none is given: somebody may be born on 29 February.
        return IsLeapMonth || Day > CalendarSystem.Iso.GetDaysInMonth(Year ?? 2000, Month) ? Refusal.Invalid(NoSuchDay) : null;
    }

    /// <summary>The first occurrence on this day or after it; null beyond the years that the lunar calendar knows.</summary>
    public LocalDate? NextOn(LocalDate today)
    {
        if (Calendar == YearlyCalendar.Solar) return InSolarYear(today.Year) is var thisYear && thisYear >= today ? thisYear : InSolarYear(today.Year + 1);
        if (LunarDay.Of(today) is not { } now) return null;
        var (month, day) = (Month, Day);
        return LunarDay.ToSolar(now.Year, month, day) is { } soon && soon >= today ? soon : LunarDay.ToSolar(now.Year + 1, month, day);
    }

    /// <summary>How many years it will have been on that occurrence; null where the beginning is not known.</summary>
    public int? YearsOn(LocalDate occurrence)
    {
        var year = Calendar == YearlyCalendar.Lunar ? LunarDay.Of(occurrence)?.Year : occurrence.Year;
        return year - Year is > 0 and var years ? years : null;
    }

    /// <summary>The months and days, of either calendar, that are kept on this day.</summary>
    public static IEnumerable<(YearlyCalendar Calendar, int Month, int Day)> KeptOn(LocalDate day)
    {
        yield return (YearlyCalendar.Solar, day.Month, day.Day);
        if (day is { Month: 2, Day: 28 } && !CalendarSystem.Iso.IsLeapYear(day.Year)) yield return (YearlyCalendar.Solar, 2, 29);
        if (LunarDay.Of(day) is not { IsLeapMonth: false } lunar) yield break;

        yield return (YearlyCalendar.Lunar, lunar.Month, lunar.Day);
        if (lunar.Day == LongestLunarMonth - 1 && LunarDay.DaysIn(lunar.Year, lunar.Month) < LongestLunarMonth) yield return (YearlyCalendar.Lunar, lunar.Month, LongestLunarMonth);
    }

    /// <summary>农历八月十五 or 5 May, with the year where it is known.</summary>
    public Text Name
    {
        get
        {
            var (zh, en) = (Year is { } year ? $"{year} 年" : "", Year is { } known ? $" {known}" : "");
            if (Calendar == YearlyCalendar.Lunar) return new(zh + new LunarDay(Year ?? 0, Month, Day, IsLeapMonth).Name.Zh, new LunarDay(Year ?? 0, Month, Day, IsLeapMonth).Name.En + (en.Length > 0 ? $" ({en.Trim()})" : ""));
            var month = System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Month);
            return new($"{zh}{(zh.Length > 0 ? " " : "")}{Month} 月 {Day} 日", $"{Day} {month}{en}");
        }
    }

    private static Text NoSuchDay => new("没有这一天。请检查年、月、日；农历每月最多三十天。", "There is no such day. Check year, month and day; a lunar month has 30 days at most.");

    private LocalDate InSolarYear(int year) => new(year, Month, Math.Min(Day, CalendarSystem.Iso.GetDaysInMonth(year, Month)));
}
