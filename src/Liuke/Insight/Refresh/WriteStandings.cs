using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Risk;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Refresh;

/// <summary>Writes one stretch of findings: standings, changes of state, and the work they raise or settle, in the caller's transaction.</summary>
internal sealed class WriteStandings(CustomerBook book, KeptChanges changes, HashSet<CustomerId> openWork, WorkRegister work)
{
    // Beyond this a probability is rounding noise, and a refresh of the same data would not repeat itself.
    private const int Digits = 6;

    private static readonly BulkTable Standings = new("Standings",
    [
        "CustomerId", "OwnerId", "DepartmentId", "AsOf", "State", "StateSinceOn", "Alive", "AliveLastWeek",
        "Expected30", "Expected90", "Expected365", "NextDueOn", "DueLatestOn", "RiskSinceOn", "LifetimeValueMinor",
        "ValueAtRiskMinor", "YearMarginMinor", "YearProfitMinor", "Quadrant", "FirstOrderOn", "LastOrderOn", "Occasions", "NetMinor",
    ], ["CustomerId"], Overwrites: true);

    /// <summary>Those of whom work stands open; read once, for asking by the thousand would cost more.</summary>
    public static async Task<HashSet<CustomerId>> OpenWork(Db db, CancellationToken stop)
        => await db.WorkItems.Where(i => i.Kind == WorkKind.AtRisk && i.Reason == RiskWords.Retention && i.FinishedAt == null)
            .Select(i => i.CustomerId).ToHashSetAsync(stop);

    public async Task Write(Db db, IReadOnlyList<Finding> findings, Instant now, CancellationToken stop)
    {
        var better = await Better(db, findings, stop);
        await using (var writer = await db.Dialect.Write(db, Standings, stop))
        {
            foreach (var finding in findings) await Add(writer, finding);
            await writer.Complete(stop);
        }

        await changes.Write(db, [.. findings.Select(f => (book.Id(f.Customer), f.Steps))], stop);
        await work.Raise(db, [.. findings.Where(f => f.Risk is not null).Select(Raised)], now, stop);
        foreach (var alike in better.GroupBy(b => b.Why, b => b.Customer))
            await work.Settle(db, WorkKind.AtRisk, RiskWords.Retention, [.. alike], alike.Key, now, stop);
    }

    // Asked before the standings are overwritten: whoever has a later purchase than they tell has bought again.
    private async Task<List<(CustomerId Customer, string Why)>> Better(Db db, IReadOnlyList<Finding> findings, CancellationToken stop)
    {
        var better = findings.Where(f => f.Risk is null && openWork.Contains(book.Id(f.Customer))).ToDictionary(f => book.Id(f.Customer), f => f.Measures?.LastDay);
        if (better.Count == 0) return [];
        var ids = better.Keys.ToList();
        var before = await db.Standings.Where(s => ids.Contains(s.CustomerId)).ToDictionaryAsync(s => s.CustomerId, s => s.LastOrderOn?.Number(), stop);
        return [.. better.Select(b => (b.Key, b.Value > before.GetValueOrDefault(b.Key) ? RiskWords.BoughtAgain : RiskWords.NoLongerAtRisk))];
    }

    private RaisedWork Raised(Finding finding) => new(
        book.Id(finding.Customer), book.Seats[book.SeatOf(finding.Customer)], WorkKind.AtRisk, RiskWords.Retention,
        finding.Risk!.Pack(), finding.Risk.ValueAtRiskMinor, Days.Day(book.AsOf));

    private ValueTask Add(IBulkWriter writer, Finding f)
    {
        var (id, seat, asOf) = (book.Id(f.Customer), book.Seats[book.SeatOf(f.Customer)], Days.Day(book.AsOf));
        if (f.Measures is not { } m)
            return writer.Add(id, seat.OwnerId, seat.DepartmentId, asOf, f.State, null, null, null, null, null, null, null, null, null, null, null, null, null, Archive.Quadrant.None, null, null, 0, 0L);

        return writer.Add(id, seat.OwnerId, seat.DepartmentId, asOf, f.State, DayOf(f.Since),
            Math.Round(m.Prospect.Alive, Digits), m.AliveLastWeek is { } before ? Math.Round(before, Digits) : null,
            Math.Round(m.Expected30, Digits), Math.Round(m.Expected90, Digits), Math.Round(m.Expected365, Digits),
            DayOf(m.NextDue), DayOf(m.DueLatest), DayOf(f.RiskSince), m.LifetimeMinor,
            m.Prospect.ValueAtRiskMinor, m.Prospect.YearMarginMinor, m.YearProfitMinor, m.Quadrant,
            Days.Day(m.FirstDay), Days.Day(m.LastDay), m.Occasions, m.NetMinor);
    }

    private static object? DayOf(int? day) => day is { } number ? Days.Day(number) : null;
}
