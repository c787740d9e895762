using Liuke.Statistics.BuyTillYouDie.Fits;
using Liuke.Statistics.Learning;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Covariates;

/// <summary>What one property of the customers does to their rate, or to their leaving.</summary>
/// <param name="Name">The property, as its column is called.</param>
/// <param name="Effect">Change of the logarithm of the rate, or of the odds (Pareto/NBD: the rate) of leaving, by one unit.</param>
/// <param name="StandardError">Its standard error; null at a bound, or where there is no proper maximum.</param>
public readonly record struct CovariateEffect(string Name, double Effect, double? StandardError)
{
    /// <summary>What one unit multiplies by, exp(effect).</summary>
    public double Factor => Math.Exp(Effect);
}

/// <summary>A model of coming and leaving whose customers differ by known, unchanging properties: region, first product group, grade.</summary>
/// <param name="Base">The model of a customer of whom every property is 0, errors included.</param>
/// <param name="Rate">What properties do to the rate of purchases.</param>
/// <param name="Dropout">What properties do to leaving.</param>
/// <remarks>
/// The rate of a customer with properties z is multiplied by exp(g z): alpha becomes alpha exp(-g z). Leaving: in the
/// beta-geometric models a becomes a exp(d z), which multiplies the odds to leave; in Pareto/NBD beta becomes
/// beta exp(-d z), which multiplies the rate. Abe (2009) and Fader and Hardie, note 019, treat covariates so.
/// </remarks>
public sealed record CovariateFit(AliveFit Base, IReadOnlyList<CovariateEffect> Rate, IReadOnlyList<CovariateEffect> Dropout)
{
    /// <summary>The same model without properties; twice the difference of the log-likelihoods is chi-square with as many degrees as there are effects, if they are none.</summary>
    public required AliveFit WithoutCovariates { get; init; }

    /// <summary>Names of all estimates, in the order of <see cref="Covariance"/>: those of the base, then "rate: name", then "dropout: name".</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Covariance of all estimates, row by row; null where there is no proper maximum.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Covariance { get; init; }

    /// <summary>Fits a model to histories whose customers have properties.</summary>
    /// <param name="model">One of <see cref="AliveModels.Names"/> but own-rhythm.</param>
    /// <param name="histories">Histories of at least one customer.</param>
    /// <param name="rate">Properties that may bear on the rate, a row per history; null for none. Spread categories over columns of 0 and 1, one less than there are.</param>
    /// <param name="dropout">Properties that may bear on leaving; null for none.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// No customers, no such model, other numbers of rows, a property that does not vary, or more than 2,000 different
    /// combinations of values (round continuous ones).
    /// </exception>
    public static CovariateFit Fit(string model, PurchaseHistories histories, FeatureTable? rate, FeatureTable? dropout = null, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(histories);
        return new CovariateClimb(model, rate, dropout, histories.Count, rows => rows is null ? MergedRows.From(histories) : MergedRows.FromDays(
            Take(histories.X, rows), Take(histories.LastDays, rows), Take(histories.AgeDays, rows), Take(histories.LogGapSum, rows)), options ?? new()).Run();
    }

    /// <summary>Fits a model to histories whose times are weeks with decimals.</summary>
    /// <param name="model">One of <see cref="AliveModels.Names"/> but own-rhythm and those ending in -k.</param>
    /// <param name="x">Repeat purchases per customer.</param>
    /// <param name="lastWeeks">Weeks from the first to the last purchase.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to the cut.</param>
    /// <param name="rate">Properties that may bear on the rate, a row per customer; null for none.</param>
    /// <param name="dropout">Properties that may bear on leaving; null for none.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <exception cref="ArgumentException">As above.</exception>
    public static CovariateFit FitWeeks(
        string model, int[] x, double[] lastWeeks, double[] ageWeeks, FeatureTable? rate, FeatureTable? dropout = null, FitOptions? options = null) =>
        new CovariateClimb(model, rate, dropout, x.Length, rows => rows is null ? MergedRows.FromWeeks(x, lastWeeks, ageWeeks)
            : MergedRows.FromWeeks(Take(x, rows), Take(lastWeeks, rows), Take(ageWeeks, rows)), options ?? new()).Run();

    /// <summary>The model of a customer with these properties.</summary>
    /// <param name="rate">Values in the order of <see cref="Rate"/>.</param>
    /// <param name="dropout">Values in the order of <see cref="Dropout"/>.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than effects.</exception>
    public IPurchaseModel For(ReadOnlySpan<double> rate, ReadOnlySpan<double> dropout = default)
    {
        var (faster, leaving) = (Score(Rate, rate), Score(Dropout, dropout));
        return Base.OpenWith([
            ("alpha", Base["alpha"] * Math.Exp(-faster)),
            Base.Parameters.ContainsKey("beta") ? ("beta", Base["beta"] * Math.Exp(-leaving)) : ("a", Base["a"] * Math.Exp(leaving))]);
    }

    private static double Score(IReadOnlyList<CovariateEffect> effects, ReadOnlySpan<double> values)
    {
        if (effects.Count != values.Length) throw new ArgumentException($"There are {effects.Count} properties and {values.Length} values.", nameof(values));
        var score = 0.0;
        for (var i = 0; i < values.Length; i++) score += effects[i].Effect * values[i];
        return score;
    }

    private static T[] Take<T>(T[] column, int[] rows) => [.. rows.Select(row => column[row])];
}
