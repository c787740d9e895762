using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Ui;

/// <summary>How numbers and days are spelled, in both languages alike everywhere.</summary>
public static class Spelled
{
    /// <summary>11 月 22 日; with the year where it is another.</summary>
    public static Text Day(LocalDate day, LocalDate today) => day.Year == today.Year
        ? new($"{day.Month} 月 {day.Day} 日", day.ToString("d MMM", CultureInfo.InvariantCulture))
        : new($"{day.Year} 年 {day.Month} 月 {day.Day} 日", day.ToString("d MMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>2026 年 11 月 22 日 星期日</summary>
    public static Text Exact(LocalDate day) => new(
        $"{day.Year} 年 {day.Month} 月 {day.Day} 日 星期{"一二三四五六日"[(int)day.DayOfWeek - 1]}", day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>2026-11-22 14:05, by the firm's clock.</summary>
    public static string Moment(Instant at, Company company)
        => at.InZone(DateTimeZoneProviders.Tzdb[company.TimeZone]).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A probability: two decimals, and never 1.00 or 0.00 for what is only nearly so.</summary>
    public static string Chance(double value) => value switch
    {
        > 0 and < 0.005 => "<0.01",
        < 1 and >= 0.995 => ">0.99",
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>For attributes that programs read.</summary>
    public static string Plain(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
