using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.Numerics;

public sealed class GammaFunctionsTests
{
    /// <summary>Abramowitz and Stegun, tables 6.1, 6.2 and 6.4, and exact values.</summary>
    [Fact]
    public void known_values()
    {
        Assert.Equal(0, GammaFunctions.LogGamma(1), 1e-14);
        Assert.Equal(0, GammaFunctions.LogGamma(2), 1e-14);
        Assert.Equal(Math.Log(Math.PI) / 2, GammaFunctions.LogGamma(.5), 1e-14);
        Assert.Equal(359.1342053695754, GammaFunctions.LogGamma(100), 1e-11);
        Assert.Equal(-0.57721566490153286, GammaFunctions.Digamma(1), 1e-14);
        Assert.Equal(-1.9635100260214235, GammaFunctions.Digamma(.5), 1e-14);
        Assert.Equal(Math.PI * Math.PI / 6, GammaFunctions.Trigamma(1), 1e-14);
        Assert.Equal(Math.PI * Math.PI / 2, GammaFunctions.Trigamma(.5), 1e-13);
    }

    [Fact]
    public void recurrences_hold_from_tiny_to_huge()
    {
        foreach (var x in new[] { 1e-8, 1e-3, .3, 1, 7.7, 9.9999, 12, 1e3, 1e6, 1e9 })
        {
            Assert.Equal(Math.Log(x), GammaFunctions.LogGamma(x + 1) - GammaFunctions.LogGamma(x), 1e-15 * Math.Max(20, Math.Abs(4 * GammaFunctions.LogGamma(x))));
            Assert.Equal(1 / x, GammaFunctions.Digamma(x + 1) - GammaFunctions.Digamma(x), 1e-14 * Math.Max(1 / x, 30));
            Assert.Equal(-1 / x / x, GammaFunctions.Trigamma(x + 1) - GammaFunctions.Trigamma(x), 1e-14 * Math.Max(1 / x / x, 1));
        }
    }

    [Fact]
    public void rising_factorials_by_steps_and_by_difference_agree()
    {
        foreach (var x in new[] { .01, .7, 5, 300 })
        {
            var slow = 0.0;
            for (var n = 0; n < 400; n++)
            {
                Assert.Equal(slow, GammaFunctions.LogRising(x, n), 1e-13 * Math.Max(1, Math.Abs(slow)) + 1e-12);
                slow += Math.Log(x + n);
            }
        }
    }

    [Fact]
    public void log_beta_keeps_its_digits_between_a_small_and_a_huge_argument()
    {
        Assert.Equal(Math.Log(Math.PI), GammaFunctions.LogBeta(.5, .5), 1e-14);
        // B(2, b) = 1 / (b (b + 1)).
        foreach (var b in new[] { .1, 3, 11, 1e5, 1e12 })
            Assert.Equal(-Math.Log(b) - Math.Log(b + 1), GammaFunctions.LogBeta(2, b), 1e-13 * (1 + Math.Abs(Math.Log(b))));
    }

    [Fact]
    public void small_arguments_of_exponential_and_logarithm_lose_nothing()
    {
        foreach (var x in new[] { 1e-20, -1e-12, 3e-7, -.4, .49, 2.0 })
        {
            Assert.Equal(x, GammaFunctions.ExpMinusOne(GammaFunctions.LogOnePlus(x)), 4e-16 * Math.Abs(x));
        }
    }

    [Fact]
    public void outside_the_domain_is_an_error()
    {
        foreach (var bad in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunctions.LogGamma(bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunctions.Digamma(bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunctions.Trigamma(bad));
        }
    }
}
