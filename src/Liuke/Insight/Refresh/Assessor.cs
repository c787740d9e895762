using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Choices;
using Liuke.Insight.Histories;
using Liuke.Insight.Models;
using Liuke.Insight.Risk;
using Liuke.Insight.States;
using Liuke.Insight.Worth;
using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Insight.Refresh;

/// <summary>What was read and fitted, and the changes of state as they stand.</summary>
internal sealed record Reading(CustomerBook Book, BuyerColumns Buyers, Grounds Grounds, KeptChanges Changes);

/// <summary>Works out every customer's state, worth and risk from the purchase days and the models.</summary>
internal sealed class Assessor
{
    private const int LastDayThatDates = 2_900_000; // the year 9909

    private readonly CustomerBook book;
    private readonly BuyerColumns buyers;
    private readonly Scores scores;
    private readonly IAliveModel model;
    private readonly SpendModel spend;
    private readonly Quadrants quadrants;
    private readonly InsightRules rules;
    private readonly Company company;
    private readonly IReadOnlySet<CustomerId> openWork;
    private readonly int windowStart;
    private readonly int[] buyerOf;

    /// <param name="openWork">Customers of whom risk work stands open: it stays until the risk is gone, however long that takes.</param>
    public Assessor(Reading reading, InsightRules rules, Company company, IReadOnlySet<CustomerId> openWork)
    {
        (book, buyers) = (reading.Book, reading.Buyers);
        (this.rules, this.company, this.openWork) = (rules, company, openWork);
        model = AliveModels.Of(reading.Grounds.Fits);
        scores = Scores.Of(buyers, model, reading.Grounds.Told, rules);
        spend = new(reading.Grounds.Fits);
        quadrants = Quadrants.Split(buyers.Turnover, buyers.MarginRate);
        windowStart = Window.Of(book.AsOf, rules).FirstDay;
        buyerOf = new int[book.Count];
        Array.Fill(buyerOf, -1);
        for (var buyer = 0; buyer < buyers.Count; buyer++) buyerOf[buyers.Customer[buyer]] = buyer;
    }

    public CustomerBook Book => book;

    /// <summary>The findings of a stretch of the book, worked out over all cores.</summary>
    public Finding[] Assess(int from, int to)
    {
        var findings = new Finding[to - from];
        Parallel.For(from, to, () => new Desk(model, rules), (customer, _, desk) =>
        {
            findings[customer - from] = buyerOf[customer] < 0 ? new() { Customer = customer } : Assess(customer, buyerOf[customer], desk);
            return desk;
        }, _ => { });
        return findings;
    }

    private Finding Assess(int customer, int buyer, Desk desk)
    {
        desk.Open(book.Days(customer), book.AsOf);
        var walk = desk.Walk.Take(desk.Occasions, book.AsOf);
        var measures = Measure(buyer, desk.Sum);
        var riskSince = RiskSince(book.Id(customer), walk, measures);
        return new()
        {
            Customer = customer,
            State = walk.State,
            Since = walk.Since,
            Steps = [.. walk.Steps.Where(s => s.Day >= windowStart)],
            Measures = measures,
            RiskSince = riskSince,
            Risk = riskSince is null ? null : Facts(walk, measures, RiskSigns.In(desk.Days, book.AsOf)),
        };
    }

    private Measures Measure(int buyer, in Purchases sum)
    {
        var (ahead, next) = (scores.Ahead, model.NextPurchase(sum.X, sum.LastDays));
        var prospect = Prospect.Of(sum, spend, (double)company.DefaultMarginRate, ahead.Alive[buyer], scores.YearIfAlive[buyer]);
        return new()
        {
            Prospect = prospect,
            AliveLastWeek = double.IsNaN(scores.AliveLastWeek[buyer]) ? null : scores.AliveLastWeek[buyer],
            Expected30 = ahead.Expected[0][buyer],
            Expected90 = ahead.Expected[1][buyer],
            Expected365 = ahead.Expected[2][buyer],
            NextDue = DayAfter(sum.LastDay, next.MedianDays),
            DueLatest = DayAfter(sum.LastDay, next.LateDays),
            LifetimeMinor = prospect.LifetimeMinor(scores.DiscountedPurchases[buyer]),
            YearProfitMinor = (long)Math.Round(Margin.Earned(sum.YearNetMinor, sum.YearCostedNetMinor, sum.YearCostMinor, (double)company.DefaultMarginRate)),
            Quadrant = quadrants.Of(buyers.Turnover[buyer], buyers.MarginRate[buyer]),
            FirstDay = sum.FirstDay, LastDay = sum.LastDay,
            Occasions = sum.Occasions, YearOccasions = sum.YearOccasions, NetMinor = sum.NetMinor,
        };
    }

    // Asleep, or silent beyond the usual spread, or lost so lately that it is still worth asking; and worth a call.
    private int? RiskSince(CustomerId customer, StateWalk walk, Measures measures)
    {
        if (walk.State is not (RetentionState.Sleeping or RetentionState.Lost) && (measures.DueLatest ?? int.MaxValue) >= book.AsOf) return null;
        var isLongGone = walk.State == RetentionState.Lost && book.AsOf - walk.Since > rules.FreshlyLostDays;
        var isWorthIt = measures.Prospect.ValueAtRiskMinor >= rules.RiskFromMinor && !isLongGone;
        return isWorthIt || openWork.Contains(customer) ? RiskBegan(walk, measures) : null;
    }

    private static int RiskBegan(StateWalk walk, Measures measures)
    {
        var began = measures.DueLatest is { } latest ? latest + 1 : int.MaxValue;
        foreach (var step in walk.Steps)
            if (step.Day >= measures.LastDay && step.To is RetentionState.Sleeping or RetentionState.Lost) began = Math.Min(began, step.Day);
        return began;
    }

    private RiskFacts Facts(StateWalk walk, Measures m, RiskSigns signs) => new()
    {
        State = walk.State,
        LostOn = walk.State == RetentionState.Lost ? walk.Since : null,
        Occasions = m.Occasions,
        DaysSince = book.AsOf - m.LastDay,
        UsualGap = signs.UsualGap,
        FewerOrders = signs.FewerOrders,
        LastOrderPercent = signs.LastOrderPercent,
        Alive = Math.Round(m.Prospect.Alive, 4),
        AliveLastWeek = m.AliveLastWeek is { } before ? Math.Round(before, 4) : null,
        YearPurchases = Math.Round(m.Prospect.YearPurchases, 2),
        SpendMinor = (long)Math.Round(m.Prospect.SpendMinor),
        MarginRate = Math.Round(m.Prospect.Margin.Rate, 4),
        MarginSource = m.Prospect.Margin.Source,
        YearMarginMinor = m.Prospect.YearMarginMinor,
        ValueAtRiskMinor = m.Prospect.ValueAtRiskMinor,
        Currency = company.Currency,
    };

    private static int? DayAfter(int last, double days) => days < LastDayThatDates - last ? last + (int)Math.Ceiling(days) : null;

    /// <summary>What one thread works on, used again for each customer.</summary>
    private sealed class Desk(IAliveModel model, InsightRules rules)
    {
        private PurchaseDay[] days = new PurchaseDay[64];
        private int[] occasions = new int[64];
        private int taken;
        private int count;

        public Purchases Sum { get; private set; }

        public ReadOnlySpan<PurchaseDay> Days => days.AsSpan(0, taken);

        public StateWalk Walk { get; } = new(model, rules);

        public ReadOnlySpan<int> Occasions => occasions.AsSpan(0, count);

        public void Open(ReadOnlySpan<byte> packed, int asOf)
        {
            (taken, count, Sum) = (0, 0, Purchases.At(asOf, packed));
            foreach (var day in PurchaseDays.Read(packed))
            {
                if (day.Day > asOf) break;
                if (taken == days.Length)
                {
                    Array.Resize(ref days, 2 * taken);
                    Array.Resize(ref occasions, 2 * taken);
                }

                days[taken++] = day;
                if (day.IsOccasion) occasions[count++] = day.Day;
            }
        }
    }
}
