using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Parameters of Pareto/NBD.</summary>
/// <param name="R">Shape of the gamma distribution of purchase rates over customers; no unit.</param>
/// <param name="Alpha">Its rate parameter, in weeks; the mean rate is R / Alpha purchases a week.</param>
/// <param name="S">Shape of the gamma distribution of the rates of leaving; no unit.</param>
/// <param name="Beta">Its rate parameter, in weeks; the mean rate is S / Beta a week.</param>
/// <remarks>Schmittlein, Morrison, Colombo (1987), "Counting your customers: who are they and what will they do next?"</remarks>
public sealed record ParetoParameters(double R, double Alpha, double S, double Beta)
{
    /// <summary>Names in the order of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = ["r", "alpha", "s", "beta"];

    internal void Require()
    {
        Domain.RequirePositive(R, nameof(R));
        Domain.RequirePositive(Alpha, nameof(Alpha));
        Domain.RequirePositive(S, nameof(S));
        Domain.RequirePositive(Beta, nameof(Beta));
    }
}
