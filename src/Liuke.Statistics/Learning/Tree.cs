namespace Liuke.Statistics.Learning;

/// <summary>A regression tree: node 0 is the root, a leaf has feature -1.</summary>
internal sealed class Tree
{
    private readonly List<(int Feature, double Cut, byte Bin, int Left, double Value)> nodes = [];

    public int Add(double value)
    {
        nodes.Add((-1, 0, 0, 0, value));
        return nodes.Count - 1;
    }

    /// <summary>Turns a leaf into a fork; its children are the next two nodes added.</summary>
    public void Fork(int node, int feature, double cut, byte bin) => nodes[node] = (feature, cut, bin, nodes.Count, nodes[node].Value);

    /// <summary>Adds the tree's value to each row's score; a value up to the cut goes left.</summary>
    public void AddTo(double[] scores, IReadOnlyList<double[]> columns, double scale)
    {
        for (var row = 0; row < scores.Length; row++)
        {
            var node = nodes[0];
            while (node.Feature >= 0) node = nodes[columns[node.Feature][row] <= node.Cut ? node.Left : node.Left + 1];
            scores[row] += scale * node.Value;
        }
    }

    public void AddTo(double[] scores, byte[][] bins, double scale)
    {
        for (var row = 0; row < scores.Length; row++)
        {
            var node = nodes[0];
            while (node.Feature >= 0) node = nodes[bins[node.Feature][row] <= node.Bin ? node.Left : node.Left + 1];
            scores[row] += scale * node.Value;
        }
    }

    /// <summary>Adds each fork's feature to a count of uses.</summary>
    public void CountUses(int[] uses)
    {
        foreach (var (feature, _, _, _, _) in nodes)
            if (feature >= 0) uses[feature]++;
    }
}
