using Liuke.Basics;
using Liuke.Insight.Histories;
using Liuke.Statistics.BuyTillYouDie;
using NodaTime;

namespace Liuke.Insight.Customers;

/// <summary>The chance of being alive day by day: what it was over the last year, and what it will be in silence.</summary>
public sealed record AliveCurve(IReadOnlyList<AlivePoint> Past, IReadOnlyList<AlivePoint> Ahead)
{
    public const int WeeksBack = 52;
    public const int WeeksAhead = 13;
    public const int RiskWeeks = 12;

    public static AliveCurve Of(IAliveModel model, IReadOnlyList<PurchaseDay> days, int asOf)
    {
        var walk = new Walk(model, [.. days.Where(d => d.IsOccasion && d.Day <= asOf)]);
        var first = Math.Max(walk.FirstDay, asOf - 7 * WeeksBack);
        return new(
            [.. Enumerable.Range(first, asOf - first + 1).Select(walk.At)],
            [.. Enumerable.Range(asOf, 7 * WeeksAhead + 1).Select(walk.At)]);
    }

    /// <summary>The risk at the end of each of the last twelve weeks, oldest first; null where there was no customer yet.</summary>
    public IReadOnlyList<(LocalDate On, int? Risk)> Weeks
    {
        get
        {
            var asOf = Past[^1].On;
            return [.. Enumerable.Range(0, RiskWeeks).Select(i => asOf.PlusWeeks(i - RiskWeeks + 1))
                .Select(on => (on, Past.FirstOrDefault(p => p.On == on) is { } point ? RiskScore.Of(point.Alive) : (int?)null))];
        }
    }

    private sealed class Walk(IAliveModel model, PurchaseDay[] occasions)
    {
        public int FirstDay => occasions[0].Day;

        public AlivePoint At(int day)
        {
            var x = Array.FindLastIndex(occasions, o => o.Day <= day);
            var bought = occasions[x].Day == day ? occasions[x].NetMinor : (long?)null;
            return new(Days.Day(day), model.PAlive(x, occasions[x].Day - FirstDay, day - FirstDay), bought);
        }
    }
}

/// <param name="BoughtMinor">Net of the day, where something was bought.</param>
public sealed record AlivePoint(LocalDate On, double Alive, long? BoughtMinor);
