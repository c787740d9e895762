using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>A named error or a defined value, never NaN.</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData(-1, 0, 10, "x is negative")]
    [InlineData(1, -1, 10, "a time is negative")]
    [InlineData(1, 11, 10, "t_x is later than T")]
    [InlineData(0, 5, 10, "t_x must be 0 where x is 0")]
    [InlineData(2_000_000, 5, 10, "x is more than 1,000,000")]
    public void a_row_outside_the_domain_is_refused_with_its_number(int x, int last, int age, string why)
    {
        var refused = Assert.Throws<ArgumentException>(() => MergedRows.FromDays([0, x], [0, last], [5, age]));
        Assert.StartsWith($"Row 1: {why}", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MbgNbd(new(1, 1, 1, 1)).PAlive(x, last, age));
        Assert.Throws<ArgumentException>(() => new OwnRhythm(new(1, 1, 2, new())).PAlive(x, last, age));
        Assert.Throws<ArgumentException>(() => new BgNbd(new(1, 1, 1, 1)).Score(new([x], [last], [age], [30])));
    }

    [Fact]
    public void times_that_are_no_numbers_are_refused()
    {
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentException>(() => MergedRows.FromWeeks([1], [bad], [bad]));
            Assert.Throws<ArgumentException>(() => MergedRows.FromWeeks([1], [1], [bad]));
            Assert.Throws<ArgumentOutOfRangeException>(() => new MbgNbd(new(1, 1, 1, 1)).ExpectedPurchases(1, 5, 10, bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => new MbgNbd(new(1, 1, bad, 1)));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new MbgNbd(new(1, 1, 1, 1)).DaysUntilAlive(1, 1, 5));
        Assert.Throws<ArgumentException>(() => MergedRows.FromDays([1, 2], [1], [1]));
    }

    [Fact]
    public void an_empty_set_is_refused_by_fits_and_scored_as_empty()
    {
        Assert.Throws<ArgumentException>(() => BgNbd.Fit(MergedRows.FromDays([], [], [])));
        Assert.Throws<ArgumentException>(() => OwnRhythm.Fit(MergedRows.FromWeeks([], [], [])));
        Assert.Throws<ArgumentException>(() => MbgCnbd.Fit(MergedRows.FromDays([], [], []), 2));
        Assert.Throws<ArgumentException>(() => MbgCnbd.Fit(MergedRows.FromDays([1], [5], [9])));
        Assert.Throws<ArgumentOutOfRangeException>(() => MbgCnbd.Fit(MergedRows.FromDays([1], [5], [9]), 5));
        Assert.Equal(0, PurchaseHistories.From(new([], []), 10).Count);
        Assert.Empty(new MbgNbd(new(1, 1, 1, 1)).Score(new([], [], [], [30])).Alive);
    }

    [Fact]
    public void a_log_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new DayLog([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => PurchaseHistories.From(new([-1], [1]), 10));
        Assert.Throws<ArgumentException>(() => PurchaseHistories.From(new([1], [int.MinValue]), 10));
        Assert.Throws<ArgumentException>(() => PurchaseHistories.From(new([1], [1]), 10, new(DropDaysWithoutPositiveNet: true)));
    }

    public static TheoryData<string> Sets => new(
        "one customer, once", "one customer, often", "all bought today", "all alike", "nobody came back", "one came back",
        "ten thousand purchases", "a thousand years", "everybody every day", "two kinds");

    [Theory]
    [MemberData(nameof(Sets))]
    public void a_fit_on_a_strange_set_answers_without_nan(string set)
    {
        var (x, last, age) = Set(set);
        var rows = MergedRows.FromDays(x, last, age);
        foreach (var fit in new[] { BgNbd.Fit(rows), MbgNbd.Fit(rows) })
        {
            AssertDefined(fit, set);
            AssertDefined(new BgNbd(fit.Parameters), x, last, age);
            AssertDefined(new MbgNbd(fit.Parameters), x, last, age);
        }
        var pareto = ParetoNbd.Fit(rows);
        AssertDefined(pareto, set);
        AssertDefined(new ParetoNbd(pareto.Parameters), x, last, age);
        for (var phases = 1; phases <= 4; phases++)
        {
            var regular = MbgCnbd.Fit(rows, phases);
            AssertDefined(regular, set);
            AssertDefined(new MbgCnbd(regular.Parameters), x, last, age);
            AssertDefined(new BgCnbd(BgCnbd.Fit(rows, phases).Parameters), x, last, age);
            var rhythm = OwnRhythm.Fit(rows, phases);
            AssertDefined(rhythm, set);
            AssertDefined(new OwnRhythm(rhythm.Parameters), x, last, age);
        }
    }

    [Fact]
    public void a_fit_that_nobody_came_back_for_says_so_and_does_not_claim_to_have_converged()
    {
        var fit = MbgNbd.Fit(MergedRows.FromDays([0, 0, 0], [0, 0, 0], [10, 20, 30]));

        Assert.False(fit.Converged);
        Assert.Equal(FitWarningKind.NoRepeatPurchases, fit.Warnings[0].Kind);
    }

    internal static void AssertDefined(IAliveModel model, int[] x, int[] last, int[] age)
    {
        var scores = model.Score(new(x, last, age, [0, 1, 365, 3_652]) { YearlyDiscountRate = .1 });
        for (var i = 0; i < x.Length; i += Math.Max(1, x.Length / 50))
        {
            Assert.InRange(scores.Alive[i], 0, 1);
            for (var h = 0; h < 4; h++)
            {
                Assert.InRange(scores.Expected[h][i], 0, 1e12);
                Assert.InRange(scores.Discounted![h][i], 0, 1e12);
                if (h > 0) Assert.True(scores.Expected[h][i] >= scores.Expected[h - 1][i] * (1 - 1e-9));
            }
            Assert.InRange(model.UsualGapDays(x[i], last[i]), 0, 1e13);
            var next = model.NextPurchase(x[i], last[i]);
            Assert.InRange(next.EarlyDays, 0, next.MedianDays);
            Assert.InRange(next.MedianDays, 0, next.LateDays);
            Assert.False(double.IsNaN(model.DaysUntilAlive(.5, x[i], last[i]) ?? 0));
        }
    }

    private static void AssertDefined<T>(FitResult<T> fit, string set)
    {
        Assert.All(fit.Values, value => Assert.True(double.IsFinite(value) && value > 0, set));
        Assert.All(fit.StandardErrors, error => Assert.False(error is { } e && !double.IsFinite(e), set));
        Assert.True(double.IsFinite(fit.LogLikelihood), set);
        Assert.True(double.IsFinite(fit.GradientNorm), set);
        Assert.True(fit.Converged || fit.Warnings.Count > 0, $"{set}: not converged and not said why");
    }

    internal static (int[] X, int[] Last, int[] Age) Set(string name) => name switch
    {
        "one customer, once" => ([0], [0], [100]),
        "one customer, often" => ([12], [90], [100]),
        "all bought today" => ([0, 0, 0], [0, 0, 0], [0, 0, 0]),
        "all alike" => Repeated(500, 4, 80, 100),
        "nobody came back" => Repeated(500, 0, 0, 100),
        "one came back" => ([.. Enumerable.Repeat(0, 99), 3], [.. Enumerable.Repeat(0, 99), 50], [.. Enumerable.Repeat(200, 100)]),
        "ten thousand purchases" => ([10_000, 0, 3, 5000], [15_000, 0, 100, 9000], [15_010, 400, 900, 16_000]),
        "a thousand years" => ([3, 0, 40, 1], [300_000, 0, 365_000, 5], [365_250, 365_250, 365_250, 365_250]),
        "everybody every day" => Repeated(50, 365, 365, 365),
        _ => ([.. Enumerable.Repeat(0, 200), .. Enumerable.Repeat(30, 200)], [.. Enumerable.Repeat(0, 200), .. Enumerable.Repeat(300, 200)], [.. Enumerable.Repeat(305, 400)]),
    };

    private static (int[] X, int[] Last, int[] Age) Repeated(int times, int x, int last, int age) =>
        ([.. Enumerable.Repeat(x, times)], [.. Enumerable.Repeat(last, times)], [.. Enumerable.Repeat(age, times)]);
}
