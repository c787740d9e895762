using Liuke.Archive;
using Liuke.Insight.Worth;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class WorthTests
{
    [Fact]
    public void margin_comes_from_costs_where_they_are_known()
        => Assert.Equal(new Margin(0.4, MarginSource.Costs), Margin.Of(10_000, 10_000, 6_000, 0.3));

    [Fact]
    public void what_has_no_cost_counts_at_the_assumed_rate_and_is_said()
    {
        Assert.Equal(new Margin(0.3, MarginSource.Assumed), Margin.Of(10_000, 0, 0, 0.3));
        var mixed = Margin.Of(10_000, 5_000, 3_000, 0.3);
        Assert.Equal((0.35, MarginSource.Mixed), (Math.Round(mixed.Rate, 10), mixed.Source));
    }

    [Fact]
    public void a_net_eaten_up_by_returns_gives_no_wild_rate()
    {
        Assert.Equal(0.3, Margin.Of(-500, 2_000, 1_000, 0.3).Rate);
        Assert.InRange(Margin.Of(10, 10, 90_000, 0.3).Rate, -1, 1);
    }

    [Fact]
    public void quadrants_split_at_the_medians_of_those_who_bought_in_the_year()
    {
        var split = Quadrants.Split([1, 2, 3, 4, 0], [0.1, 0.2, 0.3, 0.4, 0.9]);

        Assert.Equal((2.5, 0.25), (split.TurnoverMedian, Math.Round(split.MarginMedian!.Value, 10)));
        Assert.Equal([Quadrant.A, Quadrant.B, Quadrant.C, Quadrant.D], [split.Of(3, 0.4), split.Of(3, 0.1), split.Of(1, 0.1), split.Of(1, 0.4)]);
    }

    [Fact]
    public void without_costs_there_is_no_quadrant()
    {
        Assert.Equal(Quadrant.None, Quadrants.Split([1, 2], [double.NaN, double.NaN]).Of(3, 0.3));
        Assert.Equal(Quadrant.None, Quadrants.Split([1, 2], [0.1, 0.4]).Of(3, double.NaN));
    }
}
