namespace Liuke.Statistics.Evaluation;

/// <summary>One line of a reliability table: customers told about the same probability, and how many did.</summary>
/// <param name="From">Least probability of the line.</param>
/// <param name="To">Largest probability of the line.</param>
/// <param name="Customers">How many were told so.</param>
/// <param name="Told">Mean of what they were told.</param>
/// <param name="Did">Share that did.</param>
public readonly record struct ReliabilityLine(double From, double To, int Customers, double Told, double Did);

/// <summary>Whether of customers told 30%, about 30% did.</summary>
public static class Reliability
{
    /// <summary>A table of about equally many customers a line, in ascending order; equal probabilities share a line.</summary>
    /// <param name="told">Probabilities.</param>
    /// <param name="did">What happened.</param>
    /// <param name="lines">Most lines, at least 1.</param>
    /// <exception cref="ArgumentException">The columns differ in length or a probability lies outside 0 to 1.</exception>
    public static IReadOnlyList<ReliabilityLine> Table(ReadOnlySpan<double> told, ReadOnlySpan<bool> did, int lines = 10)
    {
        Probabilities.Require(told, did);
        ArgumentOutOfRangeException.ThrowIfLessThan(lines, 1);
        var keys = told.ToArray();
        var outcomes = did.ToArray();
        Array.Sort(keys, outcomes);
        var table = new List<ReliabilityLine>(lines);
        for (int line = 1, from = 0; from < keys.Length; line++)
        {
            var to = Math.Max(from + 1, (int)((long)keys.Length * line / lines));
            while (to < keys.Length && keys[to] == keys[to - 1]) to++;
            if (line >= lines) to = keys.Length;
            table.Add(Line(keys[from..to], outcomes[from..to]));
            from = to;
        }
        return table;
    }

    /// <summary>Expected calibration error: mean distance between told and did over the lines, weighted by customers.</summary>
    /// <param name="table">A reliability table.</param>
    /// <returns>From 0 to 1; 0 for an empty table.</returns>
    public static double Error(IReadOnlyList<ReliabilityLine> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var customers = table.Sum(line => (double)line.Customers);
        return customers == 0 ? 0 : table.Sum(line => line.Customers * Math.Abs(line.Told - line.Did)) / customers;
    }

    private static ReliabilityLine Line(double[] told, bool[] did) =>
        new(told[0], told[^1], told.Length, told.Average(), did.Count(d => d) / (double)did.Length);
}
