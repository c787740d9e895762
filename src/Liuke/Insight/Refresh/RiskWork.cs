using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Risk;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Refresh;

/// <summary>Raises work for who is at risk and settles it for who no longer is, in the caller's transaction.</summary>
internal sealed class RiskWork(CustomerBook book, WorkRegister work, IReadOnlySet<CustomerId> open)
{
    /// <summary>Those of whom work stands open; read once, for asking by the thousand would cost more.</summary>
    public static async Task<HashSet<CustomerId>> Open(Db db, CancellationToken stop)
        => await db.WorkItems.Where(i => i.Kind == WorkKind.AtRisk && i.Reason == RiskWords.Retention && i.FinishedAt == null)
            .Select(i => i.CustomerId).ToHashSetAsync(stop);

    /// <remarks>Before the standings are written: whoever has a later purchase than they tell has bought again.</remarks>
    public async Task Write(Db db, IReadOnlyList<Finding> findings, Instant now, CancellationToken stop)
    {
        await work.Raise(db, [.. findings.Where(f => f.Risk is not null).Select(Raised)], open, now, stop);
        foreach (var alike in (await Better(db, findings, stop)).GroupBy(b => b.Why, b => b.Customer))
            await work.Settle(db, WorkKind.AtRisk, RiskWords.Retention, [.. alike], alike.Key, now, stop);
    }

    private async Task<List<(CustomerId Customer, string Why)>> Better(Db db, IReadOnlyList<Finding> findings, CancellationToken stop)
    {
        var better = findings.Where(f => f.Risk is null && open.Contains(book.Id(f.Customer))).ToDictionary(f => book.Id(f.Customer), f => f.Measures?.LastDay);
        if (better.Count == 0) return [];
        var ids = better.Keys.ToList();
        var before = await db.Standings.Where(s => EF.Parameter(ids).Contains(s.CustomerId)).Select(s => new { s.CustomerId, s.LastOrderOn })
            .ToDictionaryAsync(s => s.CustomerId, s => s.LastOrderOn?.Number(), stop);
        return [.. better.Select(b => (b.Key, b.Value > before.GetValueOrDefault(b.Key) ? RiskWords.BoughtAgain : RiskWords.NoLongerAtRisk))];
    }

    private RaisedWork Raised(Finding finding) => new(
        book.Id(finding.Customer), book.Seats[book.SeatOf(finding.Customer)], WorkKind.AtRisk, RiskWords.Retention,
        finding.Risk!.Pack(), finding.Risk.ValueAtRiskMinor, Days.Day(book.AsOf));
}
