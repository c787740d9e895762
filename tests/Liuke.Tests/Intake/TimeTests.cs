using Liuke.Basics;
using Liuke.Intake;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Liuke.Tests.Intake;

public sealed class TimeTests
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static string? Local(string written, DateOrder order = DateOrder.Unknown)
        => new Times(Shanghai, order).Read(written) is { Refusal: null, Value: var at } ? LocalDateTimePattern.ExtendedIso.Format(at.InZone(Shanghai).LocalDateTime) : null;

    [Theory]
    [InlineData("2024/1/5", "2024-01-05T00:00:00")]
    [InlineData("2024-01-05 13:20", "2024-01-05T13:20:00")]
    [InlineData("2024-01-05 13:20:59", "2024-01-05T13:20:59")]
    [InlineData("2024-01-05T13:20:59.123", "2024-01-05T13:20:59")]
    [InlineData("2024年1月5日", "2024-01-05T00:00:00")]
    [InlineData("2024年1月5日 13时20分", "2024-01-05T13:20:00")]
    [InlineData("2024年01月05日下午1:20", "2024-01-05T13:20:00")]
    [InlineData("２０２４－０１－０５", "2024-01-05T00:00:00")]
    [InlineData("20240105", "2024-01-05T00:00:00")]
    [InlineData("20240105132059", "2024-01-05T13:20:59")]
    [InlineData("2024.1.5", "2024-01-05T00:00:00")]
    [InlineData("45296", "2024-01-05T00:00:00")]
    [InlineData("45296.5", "2024-01-05T12:00:00")]
    [InlineData("2024-01-05T05:20:00Z", "2024-01-05T13:20:00")]
    [InlineData("2024-01-05T05:20:00+00:00", "2024-01-05T13:20:00")]
    [InlineData("2024-01-05 13:20:00+08:00", "2024-01-05T13:20:00")]
    [InlineData("5 Jan 2024", "2024-01-05T00:00:00")]
    [InlineData("05-Jan-24", "2024-01-05T00:00:00")]
    [InlineData("January 5, 2024 1:20 PM", "2024-01-05T13:20:00")]
    [InlineData("13/01/2024", "2024-01-13T00:00:00")]
    [InlineData("01/13/2024", "2024-01-13T00:00:00")]
    [InlineData("05/05/2024", "2024-05-05T00:00:00")]
    [InlineData("12:00 AM", null)]
    [InlineData("2024-02-30", null)]
    [InlineData("2023-02-29", null)]
    [InlineData("2024-13-01", null)]
    [InlineData("2024-01-05 25:00", null)]
    [InlineData("0000-00-00", null)]
    [InlineData("1/5", null)]
    [InlineData("明天", null)]
    [InlineData("9999999999", null)]
    [InlineData("", null)]
    public void a_date_is_read_as_people_write_it_or_refused(string written, string? meant) => Assert.Equal(meant, Local(written));

    [Theory]
    [InlineData(DateOrder.DayFirst, "2024-01-05T00:00:00")]
    [InlineData(DateOrder.MonthFirst, "2024-05-01T00:00:00")]
    [InlineData(DateOrder.Unknown, null)]
    public void an_ambiguous_date_is_read_by_setting_and_refused_without(DateOrder order, string? meant) => Assert.Equal(meant, Local("05/01/2024", order));

    [Fact]
    public void a_date_that_contradicts_the_setting_is_refused() => Assert.Null(Local("13/01/2024", DateOrder.MonthFirst));

    [Fact]
    public void an_ambiguous_date_says_what_to_do()
    {
        var sentence = new Times(Shanghai, DateOrder.Unknown).Read("05/01/2024").Refusal!.Sentence;
        Assert.Contains("05/01/2024", sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("设置", sentence.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void the_noon_and_midnight_of_twelve_hour_clocks_are_told_apart()
    {
        Assert.Equal("2024-01-05T12:05:00", Local("2024-01-05 12:05 PM"));
        Assert.Equal("2024-01-05T00:05:00", Local("2024-01-05 12:05 AM"));
    }
}
