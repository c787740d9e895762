namespace Liuke.Statistics.Learning;

/// <summary>Splits rows into parts of equal size, each of which is predicted by what was learned from the others.</summary>
public static class Folds
{
    /// <summary>Parts with the same share of outcomes in each, as nearly as whole numbers allow.</summary>
    /// <param name="did">The outcome of each row.</param>
    /// <param name="folds">Number of parts, at least 2.</param>
    /// <param name="seed">The same seed gives the same parts.</param>
    /// <returns>The part of each row, from 0 to <paramref name="folds"/> - 1.</returns>
    public static int[] Stratified(IReadOnlyList<bool> did, int folds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(did);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var fold = new int[did.Count];
        Span<int> next = [0, folds / 2];
        foreach (var row in new SplitMix(seed).Shuffled(did.Count))
        {
            ref var turn = ref next[did[row] ? 1 : 0];
            fold[row] = turn++ % folds;
        }
        return fold;
    }

    /// <summary>Predictions for every row from fits that have not seen its part.</summary>
    /// <param name="fold">The part of each row, as <see cref="Stratified"/> gives it.</param>
    /// <param name="fitAndPredict">Given the rows to learn from and the rows to predict: predictions of the latter, in their order.</param>
    /// <returns>One prediction a row.</returns>
    public static double[] OutOfFold(int[] fold, Func<int[], int[], double[]> fitAndPredict)
    {
        ArgumentNullException.ThrowIfNull(fold);
        ArgumentNullException.ThrowIfNull(fitAndPredict);
        var predicted = new double[fold.Length];
        for (var part = 0; part <= fold.Max(); part++)
        {
            var held = RowsWhere(fold, f => f == part);
            var values = fitAndPredict(RowsWhere(fold, f => f != part), held);
            for (var i = 0; i < held.Length; i++) predicted[held[i]] = values[i];
        }
        return predicted;
    }

    private static int[] RowsWhere(int[] fold, Func<int, bool> wanted) =>
        [.. Enumerable.Range(0, fold.Length).Where(row => wanted(fold[row]))];
}
