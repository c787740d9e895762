using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Learning;

/// <summary>Grows one tree to first and second derivatives of a loss, level by level, splits found in histograms.</summary>
/// <remarks>
/// Gain of a split: G_l^2 / (H_l + lambda) + G_r^2 / (H_r + lambda) - G^2 / (H + lambda) (Friedman 2001; Chen and
/// Guestrin 2016, eq. 7). Each histogram is summed by one thread in row order; of equal gains the first column wins.
/// </remarks>
internal sealed class TreeGrower(FeatureBins bins, BoostingOptions options)
{
    private const int WorthThreads = 1 << 16;
    private const double LeastGain = 1e-10;

    private readonly record struct Split(double Gain, int Bin);

    public Tree Grow(double[] gradient, double[] curvature, int[] rows, int[] features)
    {
        var tree = new Tree();
        var all = (int[])rows.Clone();
        var open = new Queue<(int Node, int From, int To, int Depth)>();
        open.Enqueue((tree.Add(Leaf(gradient, curvature, all)), 0, all.Length, 0));
        while (open.Count > 0)
        {
            var (node, from, to, depth) = open.Dequeue();
            if (depth >= options.Depth || to - from < 2 * options.LeastRows) continue;
            var mine = new ArraySegment<int>(all, from, to - from);
            var (feature, split) = Best(gradient, curvature, mine, features);
            if (split.Gain <= LeastGain) continue;

            var middle = from + Divide(mine, bins.Bins[feature], split.Bin);
            tree.Fork(node, feature, bins.Cuts[feature][split.Bin], (byte)split.Bin);
            open.Enqueue((tree.Add(Leaf(gradient, curvature, all.AsSpan(from..middle))), from, middle, depth + 1));
            open.Enqueue((tree.Add(Leaf(gradient, curvature, all.AsSpan(middle..to))), middle, to, depth + 1));
        }
        return tree;
    }

    private double Leaf(double[] gradient, double[] curvature, ReadOnlySpan<int> rows)
    {
        double g = 0, h = 0;
        foreach (var row in rows)
        {
            g += gradient[row];
            h += curvature[row];
        }
        return -g / (h + options.L2 + 1e-12);
    }

    private (int Feature, Split Split) Best(double[] gradient, double[] curvature, ArraySegment<int> rows, int[] features)
    {
        var found = new Split[features.Length];
        // The rows' derivatives side by side, read once for each column.
        double[] g = [.. rows.Select(row => gradient[row])];
        double[] h = [.. rows.Select(row => curvature[row])];
        if ((long)rows.Count * features.Length < WorthThreads)
            for (var f = 0; f < features.Length; f++) found[f] = BestOf(features[f], g, h, rows);
        else
            Parallel.For(0, features.Length, Cores.Of(options.Cores), f => found[f] = BestOf(features[f], g, h, rows));

        var best = 0;
        for (var f = 1; f < found.Length; f++)
            if (found[f].Gain > found[best].Gain) best = f;
        return (features[best], found[best]);
    }

    private Split BestOf(int feature, double[] gradient, double[] curvature, ReadOnlySpan<int> rows)
    {
        var cuts = bins.Cuts[feature].Length;
        Span<double> g = stackalloc double[cuts + 1];
        Span<double> h = stackalloc double[cuts + 1];
        Span<int> n = stackalloc int[cuts + 1];
        g.Clear();
        h.Clear();
        n.Clear();
        var bin = bins.Bins[feature];
        for (var i = 0; i < rows.Length; i++)
        {
            var b = bin[rows[i]];
            g[b] += gradient[i];
            h[b] += curvature[i];
            n[b]++;
        }
        return Walk(g, h, n, rows.Length);
    }

    private Split Walk(ReadOnlySpan<double> g, ReadOnlySpan<double> h, ReadOnlySpan<int> n, int rows)
    {
        double allG = 0, allH = 0, leftG = 0, leftH = 0;
        for (var b = 0; b < g.Length; b++) (allG, allH) = (allG + g[b], allH + h[b]);
        var whole = allG * allG / (allH + options.L2 + 1e-12);
        var best = new Split(0, 0);
        var left = 0;
        for (var b = 0; b < g.Length - 1; b++)
        {
            leftG += g[b];
            leftH += h[b];
            left += n[b];
            if (left < options.LeastRows || n[b] == 0) continue;
            if (rows - left < options.LeastRows) break;
            var (rightG, rightH) = (allG - leftG, allH - leftH);
            var gain = leftG * leftG / (leftH + options.L2 + 1e-12) + rightG * rightG / (rightH + options.L2 + 1e-12) - whole;
            if (gain > best.Gain) best = new(gain, b);
        }
        return best;
    }

    /// <summary>Moves rows up to the bin to the front, each side in its order; how many there are.</summary>
    private static int Divide(Span<int> rows, byte[] bin, int cut)
    {
        var right = new int[rows.Length];
        int left = 0, later = 0;
        foreach (var row in rows)
            if (bin[row] <= cut) rows[left++] = row;
            else right[later++] = row;
        right.AsSpan(0, later).CopyTo(rows[left..]);
        return left;
    }
}
