using Liuke.Statistics.BuyTillYouDie.Fits;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;

namespace Liuke.Statistics.BuyTillYouDie.Uncertainty;

/// <summary>Where a figure lies with a given probability.</summary>
/// <param name="Low">As much probability lies below as above <paramref name="High"/>.</param>
/// <param name="Median">The middle.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double Median, double High);

/// <summary>A fitted model together with how little is known of its parameters: many models drawn around the estimates.</summary>
/// <remarks>
/// Logarithms of the parameters are drawn from the normal distribution that the curvature at the maximum tells (the
/// covariance of the fit), held within a factor of a thousand; parameters at a bound stay there. Two things are uncertain:
/// the parameters, and what a customer does by chance. Intervals of a mean hold the first only, intervals of purchases and
/// of lifetime value both. From a seed: the same fit and seed give the same intervals.
/// </remarks>
public sealed class ModelDraws
{
    private const double LargestLog = 6.9;
    private const int LongestCount = 100_000;

    private readonly IPurchaseModel[] models;
    private readonly ulong seed;

    private ModelDraws(AliveFit fit, IPurchaseModel[] models, ulong seed) => (Fit, this.models, this.seed) = (fit, models, seed);

    /// <summary>The fit drawn around.</summary>
    public AliveFit Fit { get; }

    /// <summary>Number of draws.</summary>
    public int Count => models.Length;

    /// <summary>False where the fit has no covariance: then only chance is in the intervals, not the parameters.</summary>
    public bool ParametersVary => Fit.Covariance is not null;

    /// <summary>Draws models around a fit.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="draws">How many, 2 to 100,000.</param>
    /// <param name="seed">The same seed gives the same models.</param>
    public static ModelDraws Around(AliveFit fit, int draws = 400, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Domain.RequireBetween(draws, 2, 100_000, nameof(draws));
        var values = fit.Estimated.Select(name => fit[name]).ToArray();
        var drawn = Around(values, fit.Covariance, draws, seed);
        return new(fit, [.. drawn.Select(point => fit.OpenWith(fit.Estimated.Zip(point)))], seed);
    }

    /// <summary>Where P(alive) lies, by what is not known of the parameters.</summary>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="level">Probability inside, strictly between 0 and 1.</param>
    public Interval Alive(int x, int txDays, int ageDays, double level = 0.8) => Of(model => model.PAlive(x, txDays, ageDays), level);

    /// <summary>Where the expected purchase days lie, by what is not known of the parameters.</summary>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="horizonDays">Days ahead, 0 or more.</param>
    /// <param name="level">Probability inside, strictly between 0 and 1.</param>
    public Interval Expected(int x, int txDays, int ageDays, double horizonDays, double level = 0.8) =>
        Of(model => model.ExpectedPurchases(x, txDays, ageDays, horizonDays), level);

    /// <summary>Where any figure of the model lies, by what is not known of the parameters.</summary>
    /// <param name="figure">The figure of one model.</param>
    /// <param name="level">Probability inside, strictly between 0 and 1.</param>
    public Interval Of(Func<IPurchaseModel, double> figure, double level = 0.8)
    {
        ArgumentNullException.ThrowIfNull(figure);
        Domain.RequireProbability(level, nameof(level));
        var values = new double[models.Length];
        Parallel.For(0, values.Length, i => values[i] = figure(models[i]));
        return Quantiles(values, level);
    }

    /// <summary>Where the number of purchase days to come lies, parameters and chance both.</summary>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="horizonDays">Days ahead, 0 or more.</param>
    /// <param name="level">Probability inside, strictly between 0 and 1; whole numbers hold at least as much.</param>
    public Interval Purchases(int x, int txDays, int ageDays, double horizonDays, double level = 0.8)
    {
        Domain.RequireProbability(level, nameof(level));
        Span<double> ends = [(1 - level) / 2, 0.5, (1 + level) / 2];
        Span<double> counts = stackalloc double[3];
        var below = 0.0;
        for (int n = 0, end = 0; end < ends.Length && n < LongestCount; n++)
        {
            below += models.Average(model => model.ProbabilityOfCount(n, x, txDays, ageDays, horizonDays));
            while (end < ends.Length && below >= ends[end] - 1e-12) counts[end++] = n;
        }
        return new(counts[0], counts[1], counts[2]);
    }

    /// <summary>Where the purchase days of many customers together lie, parameters and chance both.</summary>
    /// <param name="x">Repeat purchase days per customer.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="horizonDays">Days ahead, 0 or more.</param>
    /// <param name="level">Probability inside, strictly between 0 and 1.</param>
    /// <remarks>For each drawn model one future of every customer is drawn.</remarks>
    public Interval TotalPurchases(int[] x, int[] txDays, int[] ageDays, double horizonDays, double level = 0.8)
    {
        Domain.RequireProbability(level, nameof(level));
        Kernels.HistoryGuard.RequireSameLength(x.Length, txDays.Length, ageDays.Length);
        var totals = new double[models.Length];
        Parallel.For(0, totals.Length, draw =>
        {
            var chance = Draws.For(seed ^ 0xC0FFEE, draw);
            for (var i = 0; i < x.Length; i++) totals[draw] += models[draw].DrawFuture(chance, x[i], txDays[i], ageDays[i], horizonDays).Length;
        });
        return Quantiles(totals, level);
    }

    /// <summary>Where a customer's lifetime value lies: parameters of both models, purchases and amounts by chance.</summary>
    /// <param name="customer">Who, and how far to look.</param>
    /// <param name="spend">The fit of the model of spend; null takes the given mean as each purchase's amount.</param>
    /// <param name="level">Probability inside, strictly between 0 and 1.</param>
    public Interval LifetimeValue(LifetimeAsked customer, FitResult<GammaGammaParameters>? spend, double level = 0.8)
    {
        ArgumentNullException.ThrowIfNull(customer);
        Domain.RequireProbability(level, nameof(level));
        customer.Require();
        var amounts = spend is null ? null : Around([.. spend.Values], Rows(spend.Covariance), models.Length, seed ^ 0x5EED);
        var values = new double[models.Length];
        Parallel.For(0, values.Length, draw =>
            values[draw] = customer.Draw(models[draw], amounts is null ? null : new(amounts[draw][0], amounts[draw][1], amounts[draw][2]), Draws.For(seed ^ 0xFACADE, draw)));
        return Quantiles(values, level);
    }

    private static double[][] Around(double[] values, IReadOnlyList<IReadOnlyList<double>>? covariance, int draws, ulong seed)
    {
        if (covariance is null) return [.. Enumerable.Range(0, draws).Select(_ => values)];
        int[] free = [.. Enumerable.Range(0, values.Length).Where(i => covariance[i][i] > 0)];
        var inLogs = new double[free.Length, free.Length];
        for (var i = 0; i < free.Length; i++)
            for (var j = 0; j < free.Length; j++) inLogs[i, j] = covariance[free[i]][free[j]] / values[free[i]] / values[free[j]];
        var (variances, axes) = SymmetricMatrix.Eigen(inLogs);
        var random = new Draws(seed);
        return [.. Enumerable.Range(0, draws).Select(_ => Draw())];

        double[] Draw()
        {
            double[] sizes = [.. variances.Select(variance => Math.Sqrt(Math.Max(0, variance)) * random.Normal())];
            var point = (double[])values.Clone();
            for (var i = 0; i < free.Length; i++)
            {
                var log = 0.0;
                for (var k = 0; k < sizes.Length; k++) log += axes[i, k] * sizes[k];
                point[free[i]] *= Math.Exp(Math.Clamp(log, -LargestLog, LargestLog));
            }
            return point;
        }
    }

    private static double[][]? Rows(double[,]? matrix) => matrix is null ? null
        : [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[i, j]).ToArray())];

    private static Interval Quantiles(double[] values, double level)
    {
        Array.Sort(values);
        return new(At((1 - level) / 2), At(0.5), At((1 + level) / 2));

        double At(double share)
        {
            var place = share * (values.Length - 1);
            var below = (int)place;
            return below + 1 >= values.Length ? values[^1] : values[below] + (place - below) * (values[below + 1] - values[below]);
        }
    }
}
