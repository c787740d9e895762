using Liuke.Basics;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Liuke.Tests.Basics;

/// <summary>Days that come round every year, by the sun and by the moon, against the published dates.</summary>
public sealed class YearlyDayTests
{
    /// <summary>除夕 / 春节 / 元宵 / 端午 / 七夕 / 中秋 / 重阳.</summary>
    [Theory]
    [InlineData(2026, "02-16 02-17 03-03 06-19 08-19 09-25 10-18")]
    [InlineData(2027, "02-05 02-06 02-20 06-09 08-08 09-15 10-08")]
    [InlineData(2028, "01-25 01-26 02-09 05-28 08-26 10-03 10-26")] // leap fifth month
    [InlineData(2029, "02-12 02-13 02-27 06-16 08-16 09-22 10-16")]
    [InlineData(2030, "02-02 02-03 02-17 06-05 08-05 09-12 10-05")]
    [InlineData(2031, "01-22 01-23 02-06 06-24 08-24 10-01 10-24")] // leap third month
    public void lunar_days_fall_where_the_table_says(int year, string days)
    {
        (int Month, int Day)[] festivals = [(12, 30), (1, 1), (1, 15), (5, 5), (7, 7), (8, 15), (9, 9)];
        Assert.Equal(days.Split(' '), festivals.Select(f => Lunar(f.Month, f.Day).NextOn(new(year, 1, 1))!.Value.ToString("MM-dd", null)));
    }

    [Theory]
    [InlineData("2026-02-16", "2026-02-16")] // the last month of that year has 29 days: the 30th is kept on the 29th, the eve of the new year
    [InlineData("2026-02-17", "2027-02-05")]
    public void a_birthday_on_the_thirtieth_falls_on_the_last_day_of_a_short_month(string today, string next)
        => Assert.Equal(Day(next), Lunar(12, 30).NextOn(Day(today)));

    [Fact]
    public void a_birthday_in_a_leap_month_is_kept_in_the_ordinary_one()
    {
        // 2028 has a leap fifth month, beginning 23 June; the ordinary one begins 24 May.
        Assert.Equal(new LocalDate(2028, 5, 28), new YearlyDay(YearlyCalendar.Lunar, 1990, 5, 5, true).NextOn(new(2028, 1, 1)));
        Assert.DoesNotContain(YearlyDay.KeptOn(new(2028, 6, 27)), d => d.Calendar == YearlyCalendar.Lunar);
        Assert.Contains((YearlyCalendar.Lunar, 5, 5), YearlyDay.KeptOn(new(2028, 5, 28)));
    }

    [Fact]
    public void months_behind_a_leap_month_keep_their_names()
        => Assert.Equal(new LocalDate(2028, 10, 3), Lunar(8, 15).NextOn(new(2028, 7, 1)));

    [Fact]
    public void the_29th_of_february_is_kept_on_the_28th_of_a_common_year()
    {
        var born = new YearlyDay(YearlyCalendar.Solar, 2000, 2, 29);
        Assert.Equal(new LocalDate(2027, 2, 28), born.NextOn(new(2026, 3, 1)));
        Assert.Equal(new LocalDate(2028, 2, 29), born.NextOn(new(2027, 3, 1)));
        Assert.Contains((YearlyCalendar.Solar, 2, 29), YearlyDay.KeptOn(new(2027, 2, 28)));
        Assert.DoesNotContain((YearlyCalendar.Solar, 2, 29), YearlyDay.KeptOn(new(2028, 2, 28)));
    }

    [Fact]
    public void the_next_occurrence_crosses_the_end_of_the_year()
    {
        Assert.Equal(new LocalDate(2027, 1, 2), new YearlyDay(YearlyCalendar.Solar, null, 1, 2).NextOn(new(2026, 12, 30)));
        Assert.Equal(new LocalDate(2027, 1, 8), Lunar(12, 1).NextOn(new(2026, 12, 30)));
        Assert.Equal(new LocalDate(2026, 12, 31), new YearlyDay(YearlyCalendar.Solar, null, 12, 31).NextOn(new(2026, 12, 31)));
    }

    /// <summary>The two ways to tell agree on every day of thirty years: what is kept today comes round next today.</summary>
    [Fact]
    public void every_day_is_kept_exactly_when_it_comes_round()
    {
        var all = Enumerable.Range(1, 12).SelectMany(m => Enumerable.Range(1, 30).Select(d => new YearlyDay(YearlyCalendar.Lunar, null, m, d)))
            .Concat(Enumerable.Range(1, 12).SelectMany(m => Enumerable.Range(1, 31).Select(d => new YearlyDay(YearlyCalendar.Solar, null, m, d)))).Where(d => d.Check() is null).ToList();
        for (var today = new LocalDate(2025, 1, 1); today < new LocalDate(2055, 1, 1); today = today.PlusDays(29))
        {
            var kept = YearlyDay.KeptOn(today).ToHashSet();
            Assert.All(all, d => Assert.Equal(kept.Contains((d.Calendar, d.Month, d.Day)), d.NextOn(today) == today));
        }
    }

    [Fact]
    public void a_day_that_no_year_has_is_refused()
    {
        Assert.NotNull(new YearlyDay(YearlyCalendar.Solar, null, 2, 30).Check());
        Assert.NotNull(new YearlyDay(YearlyCalendar.Solar, 2027, 2, 29).Check());
        Assert.NotNull(new YearlyDay(YearlyCalendar.Lunar, null, 1, 31).Check());
        Assert.NotNull(new YearlyDay(YearlyCalendar.Lunar, null, 13, 1).Check());
        Assert.NotNull(new YearlyDay(YearlyCalendar.Solar, 1700, 1, 1).Check());
        Assert.Null(new YearlyDay(YearlyCalendar.Solar, null, 2, 29).Check());
    }

    [Fact]
    public void the_years_are_counted_in_the_calendar_of_the_day()
    {
        Assert.Equal(41, new YearlyDay(YearlyCalendar.Lunar, 1985, 8, 15).YearsOn(new(2026, 9, 25)));
        Assert.Equal(40, new YearlyDay(YearlyCalendar.Lunar, 1985, 12, 30).YearsOn(new(2026, 2, 16)));
    }

    private static YearlyDay Lunar(int month, int day) => new(YearlyCalendar.Lunar, null, month, day);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
