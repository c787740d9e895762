using NodaTime;

namespace Liuke.Basics;

/// <summary>What holds for the whole firm: time zone, currency and the assumptions that stand in for unknown figures.</summary>
public sealed record Company
{
    public string TimeZone { get; init; } = "Asia/Shanghai";
    public string Currency { get; init; } = "CNY";

    /// <summary>Margin rate used for goods whose cost is unknown; named wherever it is used.</summary>
    public decimal DefaultMarginRate { get; init; } = 0.30m;

    /// <summary>What winning one new customer costs, in minor units; the refill price of the leaky bucket.</summary>
    public long AcquisitionCostMinor { get; init; } = 50_000;

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    public LocalDate Today(IClock clock) => clock.GetCurrentInstant().DayIn(Zone);
}
