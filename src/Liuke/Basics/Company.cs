using NodaTime;

namespace Liuke.Basics;

/// <summary>
/// What holds for the whole firm: time zone, currency and the assumptions that stand in for unknown figures. One for the
/// whole program; it takes on what the database holds when the database is opened, and again when somebody changes it.
/// </summary>
public sealed class Company
{
    public string TimeZone { get; set; } = "Asia/Shanghai";
    public string Currency { get; set; } = "CNY";

    /// <summary>Margin rate used for goods whose cost is unknown; named wherever it is used.</summary>
    public decimal DefaultMarginRate { get; set; } = 0.30m;

    /// <summary>What winning one new customer costs, in minor units; the refill price of the leaky bucket.</summary>
    public long AcquisitionCostMinor { get; set; } = 50_000;

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    public LocalDate Today(IClock clock) => clock.GetCurrentInstant().DayIn(Zone);
}
