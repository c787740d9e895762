using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.Firm;

/// <summary>What the firm has set; one row, absent while everything is as delivered.</summary>
[NotPersonal("the firm's own settings")]
internal sealed class CompanyRow
{
    public const int Only = 1;

    private CompanyRow() { }

    public int Id { get; private set; } = Only;
    public string TimeZone { get; private set; } = "";
    public string Currency { get; private set; } = "";
    public int MarginRatePercent { get; private set; }
    public long AcquisitionCostMinor { get; private set; }

    public static Outcome<CompanyRow> Of(CompanySettings asked)
    {
        var row = new CompanyRow();
        return row.Change(asked) is { } refusal ? refusal : row;
    }

    public Refusal? Change(CompanySettings asked)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(asked.TimeZone) is null) return Refusal.Invalid(FirmWords.NoSuchZone(asked.TimeZone));
        if (asked.Currency.Length != 3 || !asked.Currency.All(char.IsAsciiLetterUpper)) return Refusal.Invalid(FirmWords.NoSuchCurrency(asked.Currency));
        if (asked.MarginRatePercent is < 0 or > 100) return Refusal.Invalid(FirmWords.MarginOutOfRange);
        if (asked.AcquisitionCost is < 0 or > 100_000_000) return Refusal.Invalid(FirmWords.CostOutOfRange);

        (TimeZone, Currency, MarginRatePercent) = (asked.TimeZone, asked.Currency, asked.MarginRatePercent);
        AcquisitionCostMinor = Money.Of(asked.AcquisitionCost, asked.Currency).Minor;
        return null;
    }

    public void Tell(Company company)
    {
        (company.TimeZone, company.Currency) = (TimeZone, Currency);
        (company.DefaultMarginRate, company.AcquisitionCostMinor) = (MarginRatePercent / 100m, AcquisitionCostMinor);
    }
}

public sealed record CompanySettings(string TimeZone, string Currency, int MarginRatePercent, decimal AcquisitionCost);
