using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>New customers who buy and leave as a model says, from a seed; times are not rounded to days.</summary>
public sealed class SimulatedCustomers
{
    private const double DaysPerWeek = 7;

    private SimulatedCustomers(double[] ageDays, double[][] purchases)
    {
        AgeDays = ageDays;
        PurchaseDays = purchases;
        X = [.. purchases.Select(times => times.Length)];
        LastDays = [.. purchases.Select(times => times.Length == 0 ? 0 : times[^1])];
    }

    /// <summary>Days from the first purchase to the end, per customer.</summary>
    public double[] AgeDays { get; }

    /// <summary>Times of the repeat purchases of each customer, in days from the first purchase.</summary>
    public IReadOnlyList<double[]> PurchaseDays { get; }

    /// <summary>x: repeat purchases per customer.</summary>
    public int[] X { get; }

    /// <summary>t_x: days from the first to the last purchase.</summary>
    public double[] LastDays { get; }

    /// <summary>Draws customers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="ageDays">Days each is watched from the first purchase, 0 or more.</param>
    /// <param name="seed">The same seed gives the same customers, whatever is drawn for the others.</param>
    /// <param name="cores">Threads to use; 0 for all. The result does not depend on it.</param>
    public static SimulatedCustomers Make(IPurchaseModel model, double[] ageDays, ulong seed, int cores = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(ageDays);
        foreach (var age in ageDays) Kernels.HistoryGuard.RequireTime(age, nameof(ageDays));
        var purchases = new double[ageDays.Length][];
        Parallel.For(0, ageDays.Length, Cores.Of(cores), i => purchases[i] = model.DrawFuture(Draws.For(seed, i), 0, 0, 0, ageDays[i]));
        return new(ageDays, purchases);
    }

    /// <summary>The histories as a fit reads them, with the gaps known.</summary>
    public MergedRows Rows() => MergedRows.FromWeeks(X, Weeks(LastDays), Weeks(AgeDays)).WithGaps(GapLogsWeeks());

    private double GapLogsWeeks()
    {
        var sum = 0.0;
        foreach (var times in PurchaseDays)
            for (var i = 0; i < times.Length; i++) sum += Math.Log((times[i] - (i == 0 ? 0 : times[i - 1])) / DaysPerWeek);
        return sum;
    }

    private static double[] Weeks(double[] days) => [.. days.Select(day => day / DaysPerWeek)];
}
