using System.Numerics;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>
/// Expected purchases of a customer who buys at every k-th event of a Poisson process with gamma rate and stays after
/// each purchase with a known chance q.
/// </summary>
/// <remarks>
/// With j phases done, M events give floor((j + M) / k) purchases, and their expected number with leaving is
/// (1 - E q^floor((j+M)/k)) / (1 - q). As a function of n, q^floor(n/k) is a sum of powers of the k-th roots of q, and
/// E rho^M = (1 + tau (1 - rho))^-shape for gamma rates: k closed terms.
/// </remarks>
internal sealed class ErlangRenewals
{
    private readonly double leave;
    private readonly Complex[] roots;
    private readonly Complex[] shares;

    /// <param name="phases">k, at least 1.</param>
    /// <param name="leave">1 - q, strictly between 0 and 1.</param>
    public ErlangRenewals(int phases, double leave)
    {
        this.leave = leave;
        var size = Math.Pow(1 - leave, 1.0 / phases);
        roots = [.. Enumerable.Range(0, phases).Select(l => Complex.FromPolarCoordinates(size, 2 * Math.PI * l / phases))];
        shares = [.. roots.Select(root => Enumerable.Range(0, phases).Aggregate(Complex.Zero, (sum, n) => sum + Complex.Pow(root, -n)) / phases)];
    }

    /// <param name="done">j, phases done since the last purchase, from 0 to k - 1.</param>
    /// <param name="shape">Shape of the rate, positive.</param>
    /// <param name="tau">Horizon over the rate parameter, 0 or more.</param>
    /// <returns>From 0 to 1 / (1 - q).</returns>
    public double Expected(int done, double shape, double tau)
    {
        if (roots.Length == 1) return -GammaFunctions.ExpMinusOne(-shape * GammaFunctions.LogOnePlus(tau * leave)) / leave;
        var stays = 0.0;
        for (var l = 0; l < roots.Length; l++)
        {
            var power = -shape * Complex.Log(1 + tau * (1 - roots[l]));
            stays += (shares[l] * Complex.Pow(roots[l], done) * Complex.Exp(power)).Real;
        }
        return Math.Clamp((1 - stays) / leave, 0, 1 / leave);
    }
}
