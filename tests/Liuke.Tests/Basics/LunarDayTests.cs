using Liuke.Basics;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Liuke.Tests.Basics;

/// <summary>Against the published dates of the festivals.</summary>
public sealed class LunarDayTests
{
    [Theory]
    [InlineData(2026, "02-17 03-03 06-19 08-19 09-25 10-18")]
    [InlineData(2027, "02-06 02-20 06-09 08-08 09-15 10-08")]
    [InlineData(2028, "01-26 02-09 05-28 08-26 10-03 10-26")] // leap fifth month
    [InlineData(2029, "02-13 02-27 06-16 08-16 09-22 10-16")]
    [InlineData(2030, "02-03 02-17 06-05 08-05 09-12 10-05")]
    [InlineData(2031, "01-23 02-06 06-24 08-24 10-01 10-24")] // leap third month
    public void festivals_fall_on_their_days(int year, string days)
    {
        (int, int)[] festivals = [(1, 1), (1, 15), (5, 5), (7, 7), (8, 15), (9, 9)];
        var found = days.Split(' ').Select(d => LunarDay.Of(LocalDatePattern.Iso.Parse($"{year}-{d}").Value)!.Value).ToArray();
        Assert.Equal(festivals, found.Select(l => (l.Month, l.Day)));
        Assert.All(found, l => Assert.False(l.IsLeapMonth));
    }

    [Fact]
    public void a_leap_month_bears_the_name_of_the_one_before()
        => Assert.Equal("农历闰五月初一", LunarDay.Of(new LocalDate(2028, 6, 23))!.Value.Name.Zh);

    [Fact]
    public void a_day_beyond_the_calendar_has_no_lunar_name() => Assert.Null(LunarDay.Of(new LocalDate(1800, 1, 1)));
}
