using System.Globalization;

namespace Liuke.Statistics.Learning;

/// <summary>What is known of each customer or contract, as named columns of numbers.</summary>
/// <remarks>
/// Categories are spread over columns of 0 and 1 by the caller. Every value is finite: what is missing must be said by
/// the caller, such as by a column of its own.
/// </remarks>
public sealed class FeatureTable
{
    /// <summary>Takes the columns as they are, without copying.</summary>
    /// <param name="names">Name of each column; each once.</param>
    /// <param name="columns">Values of each column, all equally long and finite.</param>
    /// <exception cref="ArgumentException">Names and columns do not match, a name is there twice, or a value is not finite; the message names it.</exception>
    public FeatureTable(IReadOnlyList<string> names, IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        if (names.Count != columns.Count || columns.Count == 0)
            throw new ArgumentException($"There must be as many names ({names.Count}) as columns ({columns.Count}), and at least one.", nameof(names));
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            throw new ArgumentException("A name is there twice: " + names.GroupBy(n => n, StringComparer.Ordinal).First(g => g.Count() > 1).Key, nameof(names));
        for (var c = 0; c < columns.Count; c++) Require(names[c], columns[c], columns[0].Length);
        Names = names;
        Columns = columns;
    }

    /// <summary>Name of each column.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Values of each column, a row per customer or contract.</summary>
    public IReadOnlyList<double[]> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Columns[0].Length;

    /// <summary>Some of the rows, in the order given.</summary>
    /// <param name="rows">Row numbers, from 0 to <see cref="Rows"/> - 1.</param>
    public FeatureTable Take(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(Names, [.. Columns.Select(column => rows.Select(row => column[row]).ToArray())]);
    }

    private static void Require(string name, double[] column, int rows)
    {
        if (column.Length != rows)
            throw new ArgumentException($"Column {name} has {column.Length} rows instead of {rows}.", nameof(column));
        for (var row = 0; row < rows; row++)
            if (!double.IsFinite(column[row]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Column {name}, row {row}: {column[row]} is not a finite number."), nameof(column));
    }
}
