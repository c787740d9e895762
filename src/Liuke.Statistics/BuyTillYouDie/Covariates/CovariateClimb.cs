using System.Globalization;
using Liuke.Statistics.BuyTillYouDie.Fits;
using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Learning;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Covariates;

/// <summary>Maximum likelihood with covariates: a model of its own for each combination of properties, tied by the effects.</summary>
/// <remarks>
/// The logarithms of a group's parameters are linear in the logarithms of the base's and the effects, so that value,
/// gradient and Hessian follow from the group's own by the chain rule; customers with the same properties share merged rows.
/// </remarks>
internal sealed class CovariateClimb
{
    private const int BaseParameters = 4;
    private const int MostGroups = 2_000;
    private const double LargestScore = 15;
    private const double LowestShare = 1e-6;

    private readonly string model;
    private readonly FeatureTable? rate, dropout;
    private readonly Func<int[]?, MergedRows> rowsOf;
    private readonly FitOptions options;
    private readonly List<(double Share, double[] Properties, Func<double[], Curvature> Evaluate)> groups = [];

    public CovariateClimb(string model, FeatureTable? rate, FeatureTable? dropout, int customers, Func<int[]?, MergedRows> rowsOf, FitOptions options)
    {
        if (!AliveModels.Names.Contains(model) || model == "own-rhythm") throw new ArgumentException($"There is no model {model} with properties.", nameof(model));
        foreach (var table in new[] { rate, dropout })
            if (table is not null) Require(table, customers);
        if (rate is null && dropout is null) throw new ArgumentException("At least one property is wanted.", nameof(rate));
        (this.model, this.rate, this.dropout, this.rowsOf, this.options) = (model, rate, dropout, rowsOf, options);
    }

    private IReadOnlyList<double[]> Columns => [.. rate?.Columns ?? [], .. dropout?.Columns ?? []];

    private int RateEffects => rate?.Columns.Count ?? 0;

    public CovariateFit Run()
    {
        var all = rowsOf(null);
        var without = AliveModels.Fit(model, all, null, options);
        Gather(without, all.Customers);
        double[] start = [.. without.Estimated.Select(name => Math.Log(Math.Clamp(without[name], 0.01, 1e4))), .. Columns.Select(_ => 0.0)];
        start[1] = Math.Log(without["alpha"]);
        if (model == "pareto-nbd") start[3] = Math.Log(without["beta"]);
        var (lower, upper) = Box(RatesFit.Span(all));
        var maximum = BoxedNewton.Climb(Evaluate, start, lower, upper, options.MaxIterations, options.GradientTolerance);
        return Report(maximum, lower, upper, without, all.Customers);
    }

    private void Gather(AliveFit without, long customers)
    {
        var columns = Columns;
        var byProperties = Enumerable.Range(0, columns[0].Length)
            .GroupBy(row => string.Join(' ', columns.Select(column => column[row].ToString("R", CultureInfo.InvariantCulture))), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        if (byProperties.Length > MostGroups)
            throw new ArgumentException($"There are {byProperties.Length} different combinations of properties; round them to at most {MostGroups}.", nameof(customers));
        foreach (var group in byProperties)
        {
            int[] members = [.. group];
            groups.Add(((double)members.Length / customers, [.. columns.Select(column => column[members[0]])], Likelihood(without, rowsOf(members))));
        }
    }

    private Func<double[], Curvature> Likelihood(AliveFit without, MergedRows rows)
    {
        if (model == "pareto-nbd") return new ParetoLikelihood(rows, cores: 1).Evaluate;
        var phases = without.Parameters.TryGetValue("k", out var k) ? (int)k : 1;
        return new BetaGeometricLikelihood(rows, model.StartsWith('m') ? 1 : 0, phases, cores: 1).Evaluate;
    }

    private Curvature Evaluate(double[] point)
    {
        var parts = new Curvature[groups.Count];
        Parallel.For(0, parts.Length, Cores.Of(options.Cores), g => parts[g] = groups[g].Evaluate(Of(point, groups[g].Properties)));
        var n = point.Length;
        var (value, gradient, hessian) = (0.0, new double[n], new double[n, n]);
        for (var g = 0; g < parts.Length; g++)
        {
            var (share, properties, _) = groups[g];
            value += share * parts[g].Value;
            for (var i = 0; i < n; i++)
            {
                var (own, weight) = Reach(i, properties);
                gradient[i] += share * weight * parts[g].Gradient[own];
                for (var j = 0; j < n; j++)
                {
                    var (other, otherWeight) = Reach(j, properties);
                    hessian[i, j] += share * weight * otherWeight * parts[g].Hessian[own, other];
                }
            }
        }
        return new(value, gradient, hessian);
    }

    /// <summary>The logarithms of a group's parameters.</summary>
    private double[] Of(double[] point, double[] properties)
    {
        var logs = point[..BaseParameters];
        for (var i = BaseParameters; i < point.Length; i++)
        {
            var (own, weight) = Reach(i, properties);
            logs[own] += weight * point[i];
        }
        return logs;
    }

    /// <summary>Which of a group's parameters an estimate bears on, and with which weight.</summary>
    private (int Own, double Weight) Reach(int estimate, double[] properties)
    {
        if (estimate < BaseParameters) return (estimate, 1);
        var property = estimate - BaseParameters;
        if (property < RateEffects) return (1, -properties[property]);
        return model == "pareto-nbd" ? (3, -properties[property]) : (2, properties[property]);
    }

    private (double[] Lower, double[] Upper) Box(double span)
    {
        double[] most = [.. Columns.Select(column => LargestScore / column.Max(Math.Abs))];
        double[] least = model == "pareto-nbd" ? [1e-6, LowestShare * span, 1e-8, LowestShare * span] : [1e-6, LowestShare * span, 1e-8, 1e-8];
        double[] largest = model == "pareto-nbd" ? [1e5, 1e6 * span, 1e5, 1e6 * span] : [1e5, 1e6 * span, 1e6, 1e6];
        return ([.. least.Select(v => Math.Log(v)), .. most.Select(m => -m)], [.. largest.Select(v => Math.Log(v)), .. most]);
    }

    private CovariateFit Report(Maximum maximum, double[] lower, double[] upper, AliveFit without, long customers)
    {
        string[] names = [.. without.Estimated, .. (rate?.Names ?? []).Select(n => $"rate: {n}"), .. (dropout?.Names ?? []).Select(n => $"dropout: {n}")];
        double[] values = [.. maximum.Point.Select((v, i) => i < BaseParameters ? Math.Exp(v) : v)];
        int[] free = [.. Enumerable.Range(0, names.Length).Where(i => maximum.Point[i] > lower[i] + 1e-9 && maximum.Point[i] < upper[i] - 1e-9)];
        var information = new double[free.Length, free.Length];
        for (var i = 0; i < free.Length; i++)
            for (var j = 0; j < free.Length; j++) information[i, j] = -maximum.At.Hessian[free[i], free[j]];
        var inverse = SymmetricMatrix.InverseOfPositiveDefinite(information);
        var covariance = inverse is null ? null : names.Select(_ => new double[names.Length]).ToArray();
        for (var i = 0; i < free.Length && covariance is not null; i++)
            for (var j = 0; j < free.Length; j++) covariance[free[i]][free[j]] = inverse![i, j] / customers * Scale(free[i]) * Scale(free[j]);
        double?[] errors = [.. names.Select((_, i) => covariance is null || !free.Contains(i) ? (double?)null : Math.Sqrt(covariance[i][i]))];
        var parameters = new Dictionary<string, double>(without.Parameters, StringComparer.Ordinal);
        for (var i = 0; i < BaseParameters; i++) parameters[names[i]] = values[i];
        var fitted = without with
        {
            Parameters = parameters,
            StandardErrors = names.Take(BaseParameters).Zip(errors).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal),
            LogLikelihood = maximum.At.Value * customers,
            Converged = maximum.Converged && covariance is not null,
            AtBounds = [.. names.Where((_, i) => !free.Contains(i))],
            Warnings = [.. Warnings(maximum, covariance is not null), .. Enumerable.Range(0, names.Length).Except(free).Select(i => new FitWarning(
                maximum.Point[i] <= lower[i] + 1e-9 ? FitWarningKind.AtLowerBound : FitWarningKind.AtUpperBound, names[i]))],
            Covariance = covariance is null ? null : [.. covariance.Take(BaseParameters).Select(row => row[..BaseParameters])],
            ConditionNumber = inverse is null || free.Length == 0 ? null : Condition(information),
        };
        return new(fitted, Effects(rate, BaseParameters), Effects(dropout, BaseParameters + RateEffects))
        {
            WithoutCovariates = without, Names = names, Covariance = covariance,
        };

        double Scale(int i) => i < BaseParameters ? values[i] : 1;

        CovariateEffect[] Effects(FeatureTable? table, int from) => [.. (table?.Names ?? []).Select((name, i) => new CovariateEffect(name, values[from + i], errors[from + i]))];
    }

    private static IEnumerable<FitWarning> Warnings(Maximum maximum, bool isMaximum)
    {
        if (!maximum.Converged) yield return new(FitWarningKind.NotConverged, maximum.GradientNorm.ToString("G3", CultureInfo.InvariantCulture));
        if (!isMaximum) yield return new(FitWarningKind.NotAMaximum, "");
    }

    private static double Condition(double[,] information)
    {
        var values = SymmetricMatrix.Eigen(information).Values;
        return values[^1] / values[0];
    }

    private static void Require(FeatureTable table, int customers)
    {
        if (table.Rows != customers) throw new ArgumentException($"There are properties of {table.Rows} customers and histories of {customers}.", nameof(table));
        for (var c = 0; c < table.Columns.Count; c++)
            if (customers == 0 || table.Columns[c].Max() == table.Columns[c].Min())
                throw new ArgumentException($"The property {table.Names[c]} does not vary.", nameof(table));
    }
}
