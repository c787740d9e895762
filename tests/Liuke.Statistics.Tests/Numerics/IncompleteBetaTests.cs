using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.Numerics;

public sealed class IncompleteBetaTests
{
    [Fact]
    public void whole_parameters_give_binomial_tails()
    {
        foreach (var z in new[] { .001, .2, .5, .93 })
            for (var n = 1; n <= 30; n++)
                for (var k = 1; k <= n; k++)
                {
                    double tail = 0, term = Math.Pow(1 - z, n);
                    for (var j = 0; j <= n; j++)
                    {
                        if (j >= k) tail += term;
                        term *= (double)(n - j) / (j + 1) * z / (1 - z);
                    }
                    Assert.Equal(tail, IncompleteBeta.Regularized(k, n - k + 1, z), 1e-12 * tail);
                }
    }

    [Fact]
    public void far_tails_and_edges_are_defined()
    {
        Assert.Equal(0, IncompleteBeta.Regularized(2, 3, 0));
        Assert.Equal(1, IncompleteBeta.Regularized(2, 3, 1));
        Assert.InRange(IncompleteBeta.Regularized(5000, .2, .99), 0, 1e-20);
        Assert.InRange(IncompleteBeta.Regularized(1e-6, 1e6, .5), .999, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => IncompleteBeta.Regularized(1, 1, double.NaN));
    }
}
