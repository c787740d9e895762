using Liuke.Statistics.BuyTillYouDie;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

public sealed class GapShapeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void the_shape_of_simulated_gaps_is_found_whatever_the_rates(int phases)
    {
        var random = new Random(phases);
        int[] x = [.. Enumerable.Range(0, 3000).Select(_ => random.Next(8))];
        var last = new int[x.Length];
        var logGaps = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var mean = 2000 + 60_000 * random.NextDouble();
            var total = 0.0;
            for (var gap = 0; gap < x[i]; gap++)
            {
                var length = mean / phases * Enumerable.Range(0, phases).Sum(_ => -Math.Log(1 - random.NextDouble()));
                total += length;
                logGaps[i] += Math.Log(length);
            }
            last[i] = (int)Math.Round(total);
        }

        var shape = GapShape.Estimate(x, last, logGaps)!;
        Assert.Equal(phases, shape.Shape, 3 * shape.StandardError);
        Assert.Equal(phases, shape.Erlang);
        Assert.Equal(x.Count(n => n >= 2), shape.Customers);
    }

    [Fact]
    public void too_few_customers_with_two_gaps_tell_nothing() =>
        Assert.Null(GapShape.Estimate([5, 1, 0], [50, 20, 0], [11, 3, 0]));

    [Fact]
    public void gaps_all_equal_are_as_regular_as_can_be()
    {
        var shape = GapShape.Estimate([.. Enumerable.Repeat(4, 20)], [.. Enumerable.Repeat(40, 20)], [.. Enumerable.Repeat(4 * Math.Log(10), 20)])!;

        Assert.Equal(4, shape.Erlang);
        Assert.True(double.IsFinite(shape.Shape) && double.IsFinite(shape.StandardError));
    }
}
