using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Choices;
using Liuke.Insight.Histories;
using Liuke.Insight.Models;
using Liuke.Insight.Worth;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Customers;

/// <summary>What the last refresh makes of one customer, drawn out for a reader.</summary>
public sealed record Outlook
{
    public required LocalDate AsOf { get; init; }
    public required AliveCurve Curve { get; init; }
    public required RiskScore Score { get; init; }

    /// <summary>The score a week ago; null for who was no customer then.</summary>
    public int? LastWeek { get; init; }

    /// <summary>Whether chances rest on the own rhythm, for the data show nobody leaving.</summary>
    public bool IsFallback { get; init; }

    /// <summary>When the next order is due, and between which days half of such orders come.</summary>
    public LocalDate? Due { get; init; }
    public LocalDate? Early { get; init; }
    public LocalDate? Late { get; init; }
    public double Expected30 { get; init; }
    public double Expected90 { get; init; }
    public double Expected365 { get; init; }

    /// <summary>The chance of an order within so many days; calibrated where models could be compared.</summary>
    public required IReadOnlyList<(int Days, double Chance)> Chances { get; init; }
    public bool AreChancesCalibrated { get; init; }
    public long LifetimeMinor { get; init; }
    public Margin Margin { get; init; }
}

/// <summary>Reads one customer's days and standing and puts the model to them.</summary>
public sealed class ReadOutlook(IDbContextFactory<Db> store, Company company)
{
    private const int LastDayThatDates = 2_900_000; // the year 9909

    // Two panels of one page ask alike.
    private (CustomerId Id, Task<Outlook?> Outlook)? read;

    /// <returns>Null where the customer is out of reach, has not bought, or nothing was worked out yet.</returns>
    public Task<Outlook?> Run(CustomerId id, CancellationToken stop)
    {
        if (read is not { } known || known.Id != id) read = known = (id, Read(id, stop));
        return known.Outlook;
    }

    private async Task<Outlook?> Read(CustomerId id, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var standing = await db.Standings.AsNoTracking().SingleOrDefaultAsync(s => s.CustomerId == id, stop);
        if (standing?.Alive is null) return null;
        var run = await db.InsightRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(stop);
        var packed = await db.PurchaseHistories.Where(h => h.CustomerId == id).Select(h => h.Days).SingleOrDefaultAsync(stop);
        if (run?.Fits.Alive is null || packed is null) return null;

        var asOf = standing.AsOf.Number();
        var sum = Purchases.At(asOf, packed);
        if (sum.Occasions == 0) return null;
        var choice = run.ChoiceId is null ? null : await db.ModelChoices.AsNoTracking().SingleAsync(c => c.Id == run.ChoiceId, stop);
        return Draw(standing, (run.Fits, choice?.Report), sum, PurchaseDays.Unpack(packed, asOf));
    }

    private Outlook Draw(Standing standing, (FitReport Fits, ChoiceReport? Choice) by, Purchases sum, PurchaseDay[] days)
    {
        var fits = by.Fits;
        var model = AliveModels.Of(fits);
        var next = model.NextPurchase(sum.X, sum.LastDays);
        var (within30, within90) = (Chance(30, standing.Expected30), Chance(90, standing.Expected90));
        return new()
        {
            AsOf = standing.AsOf,
            Curve = AliveCurve.Of(model, days, sum.AsOf),
            Score = RiskScore.Of(model, sum.X, sum.LastDays, sum.AgeDays),
            LastWeek = standing.AliveLastWeek is { } before ? RiskScore.Of(before) : null,
            IsFallback = fits.IsFallback,
            Due = After(next.MedianDays), Early = After(next.EarlyDays), Late = After(next.LateDays),
            // Nobody is expected to buy less often than they are likely to buy at all.
            Expected30 = Math.Max(standing.Expected30 ?? 0, within30), Expected90 = Math.Max(standing.Expected90 ?? 0, within90), Expected365 = Math.Max(standing.Expected365 ?? 0, within90),
            Chances = [(30, within30), (90, within90)],
            AreChancesCalibrated = by.Choice is not null,
            LifetimeMinor = standing.LifetimeValueMinor ?? 0,
            Margin = Margin.Of(sum, (double)company.DefaultMarginRate),
        };

        double Chance(int days, double? expected) => by.Choice?.For(days)?.Chances.Tell(expected ?? 0) ?? model.PBuys(sum.X, sum.LastDays, sum.AgeDays, days);

        LocalDate? After(double wait) => wait < LastDayThatDates - sum.LastDay ? Days.Day(sum.LastDay + (int)Math.Ceiling(wait)) : null;
    }
}
