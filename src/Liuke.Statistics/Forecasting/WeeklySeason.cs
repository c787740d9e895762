using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Kernels;

namespace Liuke.Statistics.Forecasting;

/// <summary>How the weeks of the year differ, learned from the firm's own totals.</summary>
/// <remarks>
/// Repeat purchase days of each week are divided by what the ages of the customers let expect (young customers buy more),
/// the two factors fitted in turn; weeks are smoothed with their neighbours and drawn toward 1 by the share of their
/// spread that counting noise explains, and by the number of years each was seen in. Nothing is learned from less than
/// a year.
/// </remarks>
public sealed class WeeklySeason
{
    /// <summary>Weeks of the year; the last has one or two days more.</summary>
    public const int Weeks = 52;

    private const int DaysOfYear = 365;
    private const int Passes = 6;

    /// <summary>A week seen in n years is believed by n / (n + this): one year may have been an odd one.</summary>
    private const double DoubtYears = 0.25;

    private static readonly int[] AgeEdges = [7, 14, 30, 60, 90, 180, 365, 730];
    private static readonly double[] Kernel = [0.1, 0.2, 0.4, 0.2, 0.1];

    private readonly Calendar calendar;
    private readonly double usual;

    private WeeklySeason(double[]? factors, Calendar calendar, double usual, ForecastNote? whyNot) =>
        (Factors, this.calendar, this.usual, WhyNot) = (factors, calendar, usual, whyNot);

    /// <summary>Factor of each week of the year, 1 on average over what was bought; null when none was learned.</summary>
    public IReadOnlyList<double>? Factors { get; }

    /// <summary>Whether a season was learned.</summary>
    public bool IsLearned => Factors is not null;

    /// <summary>Why none was learned; null when one was.</summary>
    public ForecastNote? WhyNot { get; }

    /// <summary>Learns from a log up to a cut.</summary>
    /// <param name="log">Purchase lines; those after the cut are not looked at.</param>
    /// <param name="cutDay">The cut day.</param>
    /// <param name="dayZero">The date of day 0 of the log, for the season needs the calendar.</param>
    /// <param name="reading">How lines become purchase days; null for the defaults.</param>
    public static WeeklySeason Learn(DayLog log, int cutDay, DateOnly dayZero, HistoryOptions? reading = null)
    {
        var histories = PurchaseHistories.From(log, cutDay, reading, out var lines);
        return Learn(histories, lines, dayZero);
    }

    internal static WeeklySeason Learn(PurchaseHistories histories, SortedLines lines, DateOnly dayZero)
    {
        var firstDay = histories.Count == 0 ? histories.CutDay : histories.FirstDay.Min();
        var days = histories.CutDay - firstDay + 1;
        if (days < DaysOfYear) return None(ForecastNoteKind.SeasonNeedsAYear, $"{days}");
        var counts = Counts(histories, lines, firstDay, days);
        if (counts.Sum() < 4 * Weeks) return None(ForecastNoteKind.TooFewForSeason, $"{counts.Sum():F0}");

        var weeks = new Calendar(dayZero);
        var exposed = Exposed(histories, firstDay, days);
        var season = new double[Weeks];
        Array.Fill(season, 1);
        var expected = new double[days];
        for (var pass = 0; pass < Passes; pass++)
        {
            expected = ByAge(exposed, counts, season, weeks, firstDay);
            season = ByWeek(expected, counts, weeks, firstDay);
        }
        double bought = 0, level = 0;
        for (var day = 0; day < days; day++) (bought, level) = (bought + expected[day] * season[weeks.Week(firstDay + day)], level + expected[day]);
        return new(season, weeks, bought / level, null);
    }

    /// <summary>What a forecast without season is to be multiplied by.</summary>
    /// <param name="cutDay">The day from which is forecast, in days of the log.</param>
    /// <param name="horizonDays">Days ahead, at least 1.</param>
    /// <returns>Positive; 1 when no season was learned.</returns>
    public double Factor(int cutDay, int horizonDays)
    {
        if (Factors is null) return 1;
        var sum = 0.0;
        for (var day = 1; day <= horizonDays; day++) sum += Factors[calendar.Week(cutDay + day)];
        return sum / horizonDays / usual;
    }

    private static WeeklySeason None(ForecastNoteKind why, string figure) => new(null, new(default), 1, new(why, figure));

    /// <summary>Repeat purchase days of all customers on each day.</summary>
    private static double[] Counts(PurchaseHistories histories, SortedLines lines, int firstDay, int days)
    {
        var counts = new double[days];
        for (var i = 0; i < histories.Count; i++)
        {
            var mine = lines.DaysOf(histories.Customer[i]);
            var amounts = lines.AmountsOf(histories.Customer[i]);
            var counted = histories.FirstDay[i];
            for (var line = 0; line < mine.Length; line++)
            {
                if (mine[line] <= counted || (amounts.Length > 0 && amounts[line] <= 0)) continue;
                counted = mine[line];
                counts[counted - firstDay]++;
            }
        }
        return counts;
    }

    /// <summary>Customers of each class of age on each day.</summary>
    private static double[][] Exposed(PurchaseHistories histories, int firstDay, int days)
    {
        double[][] exposed = [.. Enumerable.Range(0, AgeEdges.Length + 1).Select(_ => new double[days + 1])];
        foreach (var first in histories.FirstDay)
            for (var age = 0; age <= AgeEdges.Length; age++)
            {
                var from = first - firstDay + (age == 0 ? 1 : AgeEdges[age - 1]);
                var to = age == AgeEdges.Length ? days : Math.Min(days, first - firstDay + AgeEdges[age]);
                if (from >= days) break;
                exposed[age][from]++;
                exposed[age][to]--;
            }
        foreach (var column in exposed)
            for (var day = 1; day <= days; day++) column[day] += column[day - 1];
        return exposed;
    }

    /// <summary>Purchases that the ages let expect on each day, given the season so far.</summary>
    private static double[] ByAge(double[][] exposed, double[] counts, double[] season, Calendar calendar, int firstDay)
    {
        // Each day's purchases are shared among the classes by their rates so far, which start equal and settle over the rounds.
        var rates = new double[exposed.Length];
        Array.Fill(rates, 1);
        for (var round = 0; round < Passes; round++)
        {
            var (had, weight) = (new double[exposed.Length], new double[exposed.Length]);
            for (var day = 0; day < counts.Length; day++)
            {
                var s = season[calendar.Week(firstDay + day)];
                double all = 0;
                for (var age = 0; age < exposed.Length; age++) all += rates[age] * exposed[age][day];
                if (all <= 0) continue;
                for (var age = 0; age < exposed.Length; age++)
                {
                    had[age] += counts[day] * rates[age] * exposed[age][day] / all;
                    weight[age] += s * exposed[age][day];
                }
            }
            for (var age = 0; age < rates.Length; age++) rates[age] = weight[age] > 0 ? had[age] / weight[age] : 0;
        }
        return [.. counts.Select((_, day) => exposed.Select((column, age) => rates[age] * column[day]).Sum())];
    }

    private static double[] ByWeek(double[] expected, double[] counts, Calendar calendar, int firstDay)
    {
        var (had, should, seen) = (new double[Weeks], new double[Weeks], new double[Weeks]);
        for (var day = 0; day < counts.Length; day++)
        {
            var week = calendar.Week(firstDay + day);
            had[week] += counts[day];
            should[week] += expected[day];
            seen[week] += 1.0 / 7;
        }
        var (smooth, noise) = (new double[Weeks], 0.0);
        for (var week = 0; week < Weeks; week++)
        {
            double h = 0, s = 0;
            for (var k = 0; k < Kernel.Length; k++)
            {
                var near = (week + k - Kernel.Length / 2 + Weeks) % Weeks;
                (h, s) = (h + Kernel[k] * had[near], s + Kernel[k] * should[near]);
            }
            smooth[week] = s > 0 ? (h + 1) / (s + 1) : 1;
            // Variance of the logarithm of a count, less by the squared weights of the smoothing.
            noise += Kernel.Sum(k => k * k) / Math.Max(1, h) / Weeks;
        }
        var mean = smooth.Average(Math.Log);
        var spread = smooth.Average(f => (Math.Log(f) - mean) * (Math.Log(f) - mean));
        var trust = spread > 0 ? Math.Max(0, 1 - noise / spread) : 0;
        return [.. smooth.Select((f, week) => Math.Exp(trust * seen[week] / (seen[week] + DoubtYears) * Math.Log(f)))];
    }

    /// <summary>Which week of the year a day of the log lies in.</summary>
    private readonly record struct Calendar(DateOnly DayZero)
    {
        public int Week(int day)
        {
            var date = DateOnly.FromDayNumber((int)Math.Clamp(DayZero.DayNumber + (long)day, 0, DateOnly.MaxValue.DayNumber));
            return Math.Min(Weeks - 1, (date.DayOfYear - 1) / 7);
        }
    }
}
