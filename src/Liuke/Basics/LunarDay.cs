using System.Globalization;
using NodaTime;

namespace Liuke.Basics;

/// <summary>A day of the Chinese lunar calendar, 农历, from 1901 to 2100.</summary>
public readonly record struct LunarDay(int Year, int Month, int Day, bool IsLeapMonth)
{
    private static readonly ChineseLunisolarCalendar Calendar = new();
    private static readonly string[] Months = ["正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"];
    private const string Digits = "一二三四五六七八九十";

    /// <returns>Null outside the years that the calendar knows.</returns>
    public static LunarDay? Of(LocalDate day)
    {
        var at = day.ToDateTimeUnspecified();
        if (at < Calendar.MinSupportedDateTime || at > Calendar.MaxSupportedDateTime) return null;

        // The calendar counts thirteen months in a leap year; the leap month bears the name of the one before it.
        var (year, month) = (Calendar.GetYear(at), Calendar.GetMonth(at));
        var leap = Calendar.GetLeapMonth(year);
        return new(year, leap > 0 && month >= leap ? month - 1 : month, Calendar.GetDayOfMonth(at), leap > 0 && month == leap);
    }

    /// <summary>The day on which a lunar day falls in an ordinary month; the 30th of a month of 29 days falls on the 29th.</summary>
    /// <returns>Null outside the years that the calendar knows.</returns>
    public static LocalDate? ToSolar(int year, int month, int day)
    {
        if (year < Calendar.GetYear(Calendar.MinSupportedDateTime) || year > Calendar.GetYear(Calendar.MaxSupportedDateTime)) return null;
        var counted = Counted(year, month);
        return LocalDate.FromDateTime(Calendar.ToDateTime(year, counted, Math.Min(day, Calendar.GetDaysInMonth(year, counted)), 0, 0, 0, 0));
    }

    /// <summary>29 or 30.</summary>
    public static int DaysIn(int year, int month) => Calendar.GetDaysInMonth(year, Counted(year, month));

    // Behind the leap month the calendar counts one further than the months are called.
    private static int Counted(int year, int month) => Calendar.GetLeapMonth(year) is > 0 and var leap && month >= leap ? month + 1 : month;

    public Text Name => new(
        $"农历{(IsLeapMonth ? "闰" : "")}{Months[Month - 1]}{DayName}",
        $"lunar {(IsLeapMonth ? "leap " : "")}month {Month}, day {Day}");

    private string DayName => Day switch
    {
        <= 10 => "初" + Digits[Day - 1],
        < 20 => "十" + Digits[Day - 11],
        20 => "二十",
        < 30 => "廿" + Digits[Day - 21],
        _ => "三十",
    };
}
