using Liuke.Statistics.Evaluation;

namespace Liuke.Statistics.Forecasting;

/// <summary>Compares candidates on the earlier cuts and finds the weights of their combination.</summary>
/// <remarks>
/// The loss of a cut is the mean of four figures, each over the best model's on that cut: mean absolute error, root mean
/// squared error, 1 - AUC, 1 - top-decile share; so no single figure is bought with another. It starts from the best
/// model. A further candidate gets a part of the weight (never all) only if that lowers the loss by twice the standard
/// error of the difference, taken over ten groups of customers: what chance could have done does not count.
/// </remarks>
internal sealed class Contest
{
    private const int Groups = 10;
    private const int MostSteps = 3;
    private const double EnoughErrors = 2;
    private const double AsGood = 1e-4;
    private static readonly double[] Shares = [0.25, 0.5, 0.75];

    private readonly double[][] outcomes;
    private readonly double[][][] candidates;
    private readonly int models;
    private readonly double[][] bestOfModels;

    /// <param name="outcomes">For each cut what happened.</param>
    /// <param name="candidates">For each cut the forecasts of each candidate, models first.</param>
    /// <param name="models">How many of the candidates are models.</param>
    public Contest(double[][] outcomes, double[][][] candidates, int models)
    {
        (this.outcomes, this.candidates, this.models) = (outcomes, candidates, models);
        bestOfModels = [.. outcomes.Select((outcome, cut) => Enumerable.Range(0, models)
            .Select(c => Figures(candidates[cut][c], outcome))
            .Aggregate((a, b) => [.. a.Zip(b, Math.Min)]))];
    }

    /// <summary>The model with the least loss; of those as good, the first.</summary>
    /// <remarks>A model that falls back on a plainer one forecasts alike but for rounding, which must not decide.</remarks>
    public int BestModel()
    {
        double[] losses = [.. Enumerable.Range(0, models).Select(c => Loss(cut => candidates[cut][c]))];
        var least = losses.Min();
        return Math.Max(0, Array.FindIndex(losses, loss => loss <= least * (1 + AsGood)));
    }

    /// <summary>Convex weights of the candidates.</summary>
    /// <param name="start">The model to start from.</param>
    public double[] Weights(int start)
    {
        var weights = new double[candidates[0].Length];
        weights[start] = 1;
        for (var step = 0; step < MostSteps; step++)
        {
            var before = Loss(cut => Mix(candidates[cut], weights));
            var (loss, better) = Enumerable.Range(0, weights.Length)
                .SelectMany(c => Shares.Select(share => Toward(weights, c, share)))
                .Select(w => (Loss: Loss(cut => Mix(candidates[cut], w)), Weights: w))
                .MinBy(trial => trial.Loss);
            if (loss >= before || !IsMoreThanChance(weights, better)) break;
            weights = better;
        }
        return weights;
    }

    /// <summary>The weighted mean of forecasts.</summary>
    public static double[] Mix(double[][] forecasts, double[] weights)
    {
        var mixed = new double[forecasts[0].Length];
        for (var c = 0; c < weights.Length; c++)
            if (weights[c] > 0)
                for (var row = 0; row < mixed.Length; row++) mixed[row] += weights[c] * forecasts[c][row];
        return mixed;
    }

    private static double[] Toward(double[] weights, int candidate, double share)
    {
        double[] moved = [.. weights.Select(w => (1 - share) * w)];
        moved[candidate] += share;
        return moved;
    }

    private bool IsMoreThanChance(double[] now, double[] better)
    {
        double[] gains = [.. Enumerable.Range(0, Groups).Select(group => Gain(now, better, group))];
        var mean = gains.Average();
        var error = Math.Sqrt(gains.Sum(g => (g - mean) * (g - mean)) / (Groups - 1) / Groups);
        return mean > EnoughErrors * error;
    }

    private double Gain(double[] now, double[] better, int group)
    {
        var gain = 0.0;
        for (var cut = 0; cut < outcomes.Length; cut++)
        {
            int[] rows = [.. Enumerable.Range(0, outcomes[cut].Length).Where(row => row % Groups == group)];
            double[] outcome = [.. rows.Select(row => outcomes[cut][row])];
            double[][] some = [.. candidates[cut].Select(c => rows.Select(row => c[row]).ToArray())];
            gain += Loss(Mix(some, now), outcome, cut) - Loss(Mix(some, better), outcome, cut);
        }
        return gain / outcomes.Length;
    }

    private double Loss(Func<int, double[]> forecast) =>
        Enumerable.Range(0, outcomes.Length).Average(cut => Loss(forecast(cut), outcomes[cut], cut));

    private double Loss(double[] forecast, double[] outcome, int cut) =>
        Figures(forecast, outcome).Zip(bestOfModels[cut], (figure, best) => figure / Math.Max(best, 1e-12)).Average();

    private static double[] Figures(double[] forecast, double[] outcome)
    {
        if (outcome.Length == 0) return [0, 0, 0, 0];
        bool[] bought = [.. outcome.Select(y => y > 0)];
        return
        [
            Errors.MeanAbsolute(forecast, outcome)!.Value,
            Errors.RootMeanSquare(forecast, outcome)!.Value,
            1 - (Ranking.Auc(forecast, bought) ?? 0.5),
            1 - (Ranking.TopShare(forecast, outcome) ?? 0.1),
        ];
    }
}
