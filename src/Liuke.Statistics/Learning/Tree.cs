namespace Liuke.Statistics.Learning;

/// <summary>A regression tree: node 0 is the root, a leaf has feature -1.</summary>
internal sealed class Tree
{
    private readonly List<Node> nodes = [];

    public static Tree Of(IReadOnlyList<TreeNode> kept)
    {
        var tree = new Tree();
        for (var i = 0; i < kept.Count; i++)
        {
            var (feature, left, value) = kept[i];
            // Children lie behind their parent, so that a walk ends.
            if (feature >= 0 && (left <= i || left + 1 >= kept.Count)) throw new InvalidOperationException("A kept tree has a child that is not there.");
            tree.nodes.Add(feature < 0 ? new(-1, 0, 0, 0, value) : new(feature, value, 0, left, 0));
        }
        if (kept.Count == 0) throw new InvalidOperationException("A kept tree has no root.");
        return tree;
    }

    public IEnumerable<TreeNode> Keep() => nodes.Select(node => new TreeNode(node.Feature, node.Left, node.Feature < 0 ? node.Value : node.Cut));

    public int Add(double value)
    {
        nodes.Add(new(-1, 0, 0, 0, value));
        return nodes.Count - 1;
    }

    /// <summary>Turns a leaf into a fork; its children are the next two nodes added.</summary>
    public void Fork(int node, int feature, double cut, byte bin) => nodes[node] = new(feature, cut, bin, nodes.Count, nodes[node].Value);

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
        foreach (var node in nodes)
            if (node.Feature >= 0) uses[node.Feature]++;
    }

    private readonly record struct Node(int Feature, double Cut, byte Bin, int Left, double Value);
}
