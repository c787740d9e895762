namespace Liuke.Statistics.Learning;

/// <summary>Columns cut into at most 256 bins, about equally filled, so that a split is searched in histograms.</summary>
internal sealed class FeatureBins
{
    private FeatureBins(double[][] cuts, byte[][] bins) => (Cuts, Bins) = (cuts, bins);

    /// <summary>For each column the values between bins, ascending: bin b holds what is above b of them.</summary>
    public double[][] Cuts { get; }

    /// <summary>For each column the bin of each row.</summary>
    public byte[][] Bins { get; }

    public static FeatureBins Of(FeatureTable features, int most)
    {
        double[][] cuts = [.. features.Columns.Select(column => CutsOf(column, most))];
        byte[][] bins = [.. features.Columns.Select((column, c) => column.Select(v => BinOf(cuts[c], v)).ToArray())];
        return new(cuts, bins);
    }

    private static double[] CutsOf(double[] column, int most)
    {
        var sorted = (double[])column.Clone();
        Array.Sort(sorted);
        double[] distinct = [.. sorted.Distinct()];
        if (distinct.Length <= most) return [.. distinct.Zip(distinct.Skip(1), Between)];
        var cuts = new List<double>(most);
        for (var b = 1; b < most; b++)
        {
            var at = (int)((long)b * sorted.Length / most);
            if (sorted[at] > sorted[at - 1]) cuts.Add(Between(sorted[at - 1], sorted[at]));
            else if (Array.BinarySearch(distinct, sorted[at]) is > 0 and var i) cuts.Add(Between(distinct[i - 1], distinct[i]));
        }
        return [.. cuts.Distinct()];
    }

    private static double Between(double low, double high)
    {
        var middle = low + (high - low) / 2;
        return middle < high ? middle : low;
    }

    private static byte BinOf(double[] cuts, double value)
    {
        var at = Array.BinarySearch(cuts, value);
        return (byte)(at >= 0 ? at : ~at);
    }
}
