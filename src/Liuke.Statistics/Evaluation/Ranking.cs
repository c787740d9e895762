namespace Liuke.Statistics.Evaluation;

/// <summary>How well scores put those who did above those who did not.</summary>
public static class Ranking
{
    /// <summary>
    /// Area under the ROC curve: the chance that a customer who did is scored above one who did not, ties counting half.
    /// </summary>
    /// <param name="scores">Higher means likelier; no NaN.</param>
    /// <param name="did">What happened.</param>
    /// <returns>From 0 to 1; null when all did or none did, for then there is nothing to tell apart.</returns>
    /// <remarks>Mann and Whitney (1947), by mid-ranks.</remarks>
    /// <exception cref="ArgumentException">The columns differ in length or a score is NaN.</exception>
    public static double? Auc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> did)
    {
        var order = Ascending(scores, did.Length);
        double rankSum = 0;
        long positives = 0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && scores[order[to]] == scores[order[from]];) to++;
            var midRank = (from + 1 + to) / 2.0;
            for (var i = from; i < to; i++)
                if (did[order[i]])
                {
                    rankSum += midRank;
                    positives++;
                }
        }
        var negatives = order.Length - positives;
        if (positives == 0 || negatives == 0) return null;
        return (rankSum - positives * (positives + 1) / 2.0) / ((double)positives * negatives);
    }

    /// <summary>Share of what happened that fell to the customers scored highest.</summary>
    /// <param name="scores">Higher means more; no NaN.</param>
    /// <param name="actual">What happened, such as purchases; each 0 or more.</param>
    /// <param name="share">Part of the customers taken from the top, such as 0.1; above 0, at most 1.</param>
    /// <returns>From 0 to 1; customers tied at the edge count in proportion; null when nothing happened at all.</returns>
    public static double? TopShare(ReadOnlySpan<double> scores, ReadOnlySpan<double> actual, double share = 0.1)
    {
        if (!(share > 0 && share <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "The share must lie above 0 and at most at 1.");
        var order = Ascending(scores, actual.Length);
        double all = 0, top = 0;
        foreach (var value in actual)
        {
            if (!(value >= 0) || !double.IsFinite(value)) throw new ArgumentException("What happened must be 0 or more.", nameof(actual));
            all += value;
        }
        if (all == 0) return null;
        var room = share * order.Length;
        for (int to = order.Length, from; to > 0 && room > 0; to = from)
        {
            double tied = 0;
            for (from = to; from > 0 && scores[order[from - 1]] == scores[order[to - 1]]; from--) tied += actual[order[from - 1]];
            top += tied * Math.Min(1, room / (to - from));
            room -= to - from;
        }
        return top / all;
    }

    private static int[] Ascending(ReadOnlySpan<double> scores, int length)
    {
        if (scores.Length != length) throw new ArgumentException("Scores and outcomes must be equally long.", nameof(scores));
        foreach (var score in scores)
            if (double.IsNaN(score)) throw new ArgumentException("A score is not a number.", nameof(scores));
        var keys = scores.ToArray();
        int[] order = [.. Enumerable.Range(0, length)];
        Array.Sort(keys, order);
        return order;
    }
}
