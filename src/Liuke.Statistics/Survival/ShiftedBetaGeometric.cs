using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Survival;

/// <summary>The shifted-beta-geometric model of contracts: at each renewal a contract ends with a chance of its own.</summary>
/// <remarks>
/// Chances are beta(alpha, beta) over contracts, so those that easily leave leave first and the retention rate rises with
/// age though nobody changes. Fader and Hardie (2007), "How to project customer retention", Journal of Interactive
/// Marketing 21(1); (2010), "Customer-base valuation in a contractual setting", Marketing Science 29(1) for the value.
/// </remarks>
public sealed class ShiftedBetaGeometric
{
    private const int MaxFractionSteps = 1_000_000;

    /// <summary>The model at given parameters.</summary>
    /// <param name="parameters">Positive and finite.</param>
    public ShiftedBetaGeometric(ShiftedBetaGeometricParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Require();
        Parameters = parameters;
    }

    /// <summary>The parameters.</summary>
    public ShiftedBetaGeometricParameters Parameters { get; }

    /// <summary>Fits by maximum likelihood with analytic gradient and Hessian.</summary>
    /// <param name="rows">At least one contract.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <returns>
    /// Always an answer; where nobody or everybody leaves at once a parameter ends on its bound and is named so, and
    /// with one renewal only the two parameters are not told apart (<see cref="FitWarningKind.FlatDirection"/> or no maximum).
    /// </returns>
    /// <exception cref="ArgumentException">There are no contracts.</exception>
    public static FitResult<ShiftedBetaGeometricParameters> Fit(ContractRows rows, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (!(rows.Contracts > 0)) throw new ArgumentException("There are no contracts to fit.", nameof(rows));
        options ??= new();
        var box = new LogBox(["alpha", "beta"], [1e-6, 1e-6], [1e6, 1e6]);
        var likelihood = new Likelihood(rows);
        var maximum = box.Climb(likelihood.Evaluate, [1, 3], options.MaxIterations, options.GradientTolerance);
        var p = LogBox.Natural(maximum.Point);
        return box.Report(new ShiftedBetaGeometricParameters(p[0], p[1]), maximum, rows.Contracts);
    }

    /// <summary>S(t): share of contracts that renewed at least t times.</summary>
    /// <param name="renewals">t, 0 or more.</param>
    /// <returns>From 1 at 0 downward; never below 0.</returns>
    /// <remarks>Fader and Hardie (2007), eq. 6: B(alpha, beta + t) / B(alpha, beta).</remarks>
    public double Survival(int renewals)
    {
        Domain.RequireBetween(renewals, 0, ContractRows.MaxRenewals, nameof(renewals));
        return Math.Exp(GammaFunctions.LogRising(Parameters.Beta, renewals) - GammaFunctions.LogRising(Parameters.Alpha + Parameters.Beta, renewals));
    }

    /// <summary>P(T = t): share of contracts that end at their t-th renewal.</summary>
    /// <param name="renewal">t, 1 or more.</param>
    /// <remarks>Fader and Hardie (2007), eq. 5: B(alpha + 1, beta + t - 1) / B(alpha, beta).</remarks>
    public double EndsAt(int renewal)
    {
        Domain.RequireBetween(renewal, 1, ContractRows.MaxRenewals, nameof(renewal));
        return Survival(renewal - 1) * (1 - Retention(renewal));
    }

    /// <summary>r(t): of those still there before renewal t, the share that renews.</summary>
    /// <param name="renewal">t, 1 or more.</param>
    /// <returns>Strictly between 0 and 1, rising with t.</returns>
    /// <remarks>Fader and Hardie (2007), eq. 8: (beta + t - 1) / (alpha + beta + t - 1).</remarks>
    public double Retention(int renewal)
    {
        Domain.RequireBetween(renewal, 1, ContractRows.MaxRenewals, nameof(renewal));
        return (Parameters.Beta + (renewal - 1)) / (Parameters.Alpha + Parameters.Beta + (renewal - 1));
    }

    /// <summary>
    /// DERL, discounted expected residual lifetime: periods a contract that has renewed n - 1 times may still be expected
    /// to be paid for, just before its n-th renewal, each discounted to that moment (the coming one in full).
    /// </summary>
    /// <param name="renewal">n, the renewal that comes next, 1 or more.</param>
    /// <param name="periodRate">Discount rate per contract period, such as 0.1; 0 or more.</param>
    /// <returns>
    /// Periods, 0 or more. <see cref="double.PositiveInfinity"/> at rate 0 where alpha is not above 1: then the mean
    /// lifetime does not exist.
    /// </returns>
    /// <remarks>
    /// Fader and Hardie (2010), eq. 7: (beta+n-1) / (alpha+beta+n-1) 2F1(1, beta+n; alpha+beta+n; 1/(1+d)), by the
    /// continued fraction of Gauss, which converges also where d is near 0.
    /// </remarks>
    public double DiscountedExpectedResidualLifetime(int renewal, double periodRate)
    {
        var retention = Retention(renewal);
        if (!(periodRate >= 0) || !double.IsFinite(periodRate))
            throw new ArgumentOutOfRangeException(nameof(periodRate), periodRate, "The discount rate must be 0 or more.");
        var (alpha, beta) = Parameters;
        if (periodRate == 0) return alpha > 1 ? (beta + renewal - 1) / (alpha - 1) : double.PositiveInfinity;
        return retention * Hypergeometric(beta + renewal, alpha + beta + renewal, 1 / (1 + periodRate));
    }

    /// <summary>2F1(1, b; c; z) for c above b and z from 0 to below 1, by the modified Lentz method.</summary>
    private static double Hypergeometric(double b, double c, double z)
    {
        double fraction = 1, numerator = 1, denominator = 0;
        for (var step = 1; step <= MaxFractionSteps; step++)
        {
            var k = step / 2;
            var coefficient = step == 1 ? b / c
                : step % 2 == 0 ? k * (c - b + k - 1) / ((c + 2 * k - 2) * (c + 2 * k - 1))
                : (b + k) * (c + k - 1) / ((c + 2 * k - 1) * (c + 2 * k));
            denominator = 1 / Away(1 - coefficient * z * denominator);
            numerator = Away(1 - coefficient * z / numerator);
            fraction *= numerator * denominator;
            if (Math.Abs(numerator * denominator - 1) <= 2e-16) break;
        }
        return 1 / fraction;
    }

    private static double Away(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    /// <summary>Mean log-likelihood: ended at t, ln alpha + ln (beta)_(t-1) - ln (alpha+beta)_t; running, ln S(t).</summary>
    private sealed class Likelihood
    {
        private readonly CountTerms survived;
        private readonly CountTerms asked;
        private readonly double ended;
        private readonly double scale;

        public Likelihood(ContractRows rows)
        {
            var counts = rows.Ended.Count;
            var (byBeta, byBoth) = (new double[counts], new double[counts]);
            for (var t = 0; t < counts; t++)
            {
                byBeta[t] += rows.Running[t];
                byBoth[t] += rows.Running[t] + rows.Ended[t];
                if (t > 0) byBeta[t - 1] += rows.Ended[t];
                ended += rows.Ended[t];
            }
            int[] steps = [.. Enumerable.Range(0, counts)];
            (survived, asked) = (new CountTerms(steps, byBeta), new CountTerms(steps, byBoth));
            scale = 1 / rows.Contracts;
        }

        public Curvature Evaluate(double[] logs)
        {
            var p = LogBox.Natural(logs);
            var (kept, tried) = (survived.At(p[1]), asked.At(p[0] + p[1]));
            var byAlpha = ended / p[0] - tried.First;
            return LogBox.InLogs(
                (ended * logs[0] + kept.Value - tried.Value) * scale,
                [byAlpha * scale, (kept.First - tried.First) * scale],
                new[,]
                {
                    { (-ended / (p[0] * p[0]) - tried.Second) * scale, -tried.Second * scale },
                    { -tried.Second * scale, (kept.Second - tried.Second) * scale },
                },
                p);
        }
    }
}
