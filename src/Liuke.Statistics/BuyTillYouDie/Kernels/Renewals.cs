using System.Buffers;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>
/// Purchases to come of a living customer who buys at every k-th event of a Poisson process with gamma rate and may
/// leave after each purchase with a beta chance.
/// </summary>
/// <remarks>
/// With j phases done, the m-th purchase needs mk - j events and m - 1 chances survived:
/// E = sum over m of P(M &gt;= mk - j) B(a, beta+m-1) / B(a, beta), with M negative binomial. All terms are positive.
/// </remarks>
internal static class Renewals
{
    private const double Negligible = 1e-18;
    private const int MaxEvents = 200_000;
    private const int OnStack = 1024;

    /// <param name="phases">k.</param>
    /// <param name="done">j, phases done since the last purchase, below k.</param>
    /// <param name="shape">Shape of the rate, positive.</param>
    /// <param name="tau">Horizon over the rate parameter, 0 or more.</param>
    /// <param name="a">First parameter of the chance to leave.</param>
    /// <param name="beta">Second parameter, after the chances survived so far.</param>
    /// <returns>A number of purchases, 0 or more.</returns>
    public static double Expected(int phases, int done, double shape, double tau, double a, double beta)
    {
        if (tau == 0) return 0;
        // Beyond so many events the counts are summed over the chance to leave instead.
        var events = (shape + 40 + 9 * Math.Sqrt(shape)) * tau + 50;
        return events > MaxEvents
            ? ByChance(phases, done, shape, tau, a, beta)
            : ByCount(phases, done, shape, tau, a, beta);
    }

    /// <summary>Chance of at least one purchase: that the events still missing all come.</summary>
    public static double AtLeastOne(int phases, int done, double shape, double tau) =>
        phases - done == 1
            ? -GammaFunctions.ExpMinusOne(-shape * GammaFunctions.LogOnePlus(tau))
            : tau == 0 ? 0 : IncompleteBeta.Regularized(phases - done, shape, tau / (1 + tau));

    private static double ByCount(int phases, int done, double shape, double tau, double a, double beta)
    {
        var z = tau / (1 + tau);
        var mode = shape > 1 ? (int)((shape - 1) * tau) : 0;
        var top = mode;
        for (double p = 1, ratio; p > Negligible; p *= ratio)
        {
            ratio = (shape + top) / (top + 1) * z;
            top++;
        }
        var bottom = mode;
        for (var p = 1.0; bottom > 0 && p > Negligible; bottom--) p *= bottom / ((shape + bottom - 1) * z);

        // tail[i] = P(M >= bottom + i), up to a factor.
        var length = top - bottom + 1;
        var rented = length > OnStack ? ArrayPool<double>.Shared.Rent(length) : null;
        var tail = rented is null ? stackalloc double[OnStack] : rented.AsSpan();
        tail[mode - bottom] = 1;
        for (var n = mode; n < top; n++) tail[n + 1 - bottom] = tail[n - bottom] * (shape + n) / (n + 1) * z;
        for (var n = mode; n > bottom; n--) tail[n - 1 - bottom] = tail[n - bottom] * n / ((shape + n - 1) * z);
        for (var i = length - 2; i >= 0; i--) tail[i] += tail[i + 1];

        double sum = 0, survived = 1;
        for (var m = 1; m * phases - done <= top; m++)
        {
            sum += survived * tail[Math.Max(m * phases - done - bottom, 0)];
            survived *= (beta + m - 1) / (a + beta + m - 1);
        }
        var expected = sum / tail[0];
        if (rented is not null) ArrayPool<double>.Shared.Return(rented);
        return expected;
    }

    private static double ByChance(int phases, int done, double shape, double tau, double a, double beta)
    {
        var without = (shape * tau + done - (phases - 1) / 2.0) / phases;
        return BetaMean.Of(a, beta, without, Purchases(1), (p, _) => Purchases(p));

        // So small a chance cannot matter, and the closed form would divide rounding by it.
        double Purchases(double p) => p * without < 1e-8 ? without : new ErlangRenewals(phases, p).Expected(done, shape, tau);
    }
}
