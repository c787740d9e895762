using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;

namespace Liuke.Insight.Refresh;

/// <summary>One customer's standing, ready to be written: kept small, for all of them wait in memory.</summary>
internal readonly struct StandingRow(Finding finding)
{
    // Beyond this a probability is rounding noise, and a refresh of the same data would not repeat itself.
    private const int Digits = 6;

    public static readonly BulkTable Table = new("Standings",
    [
        "CustomerId", "OwnerId", "DepartmentId", "AsOf", "State", "StateSinceOn", "Alive", "AliveLastWeek",
        "Expected30", "Expected90", "Expected365", "NextDueOn", "DueLatestOn", "RiskSinceOn", "LifetimeValueMinor",
        "ValueAtRiskMinor", "YearMarginMinor", "YearProfitMinor", "Quadrant", "FirstOrderOn", "LastOrderOn", "Occasions", "NetMinor",
    ], ["CustomerId"])
    {
        OnlyUpdates = true,
    };

    public int Customer { get; } = finding.Customer;
    public RetentionState State { get; } = finding.State;
    private readonly int? since = finding.Since;
    private readonly int? riskSince = finding.RiskSince;
    private readonly Measures? measures = finding.Measures;

    public ValueTask Add(IBulkWriter writer, CustomerBook book)
    {
        var (id, seat, asOf) = (book.Id(Customer), book.Seats[book.SeatOf(Customer)], Days.Day(book.AsOf));
        if (measures is not { } m)
            return writer.Add(id, seat.OwnerId, seat.DepartmentId, asOf, State, null, null, null, null, null, null, null, null, null, null, null, null, null, Quadrant.None, null, null, 0, 0L);

        return writer.Add(id, seat.OwnerId, seat.DepartmentId, asOf, State, DayOf(since),
            Math.Round(m.Prospect.Alive, Digits), m.AliveLastWeek is { } before ? Math.Round(before, Digits) : null,
            Math.Round(m.Expected30, Digits), Math.Round(m.Expected90, Digits), Math.Round(m.Expected365, Digits),
            DayOf(m.NextDue), DayOf(m.DueLatest), DayOf(riskSince), m.LifetimeMinor,
            m.Prospect.ValueAtRiskMinor, m.Prospect.YearMarginMinor, m.YearProfitMinor, m.Quadrant,
            Days.Day(m.FirstDay), Days.Day(m.LastDay), m.Occasions, m.NetMinor);
    }

    private static object? DayOf(int? day) => day is { } number ? Days.Day(number) : null;
}
