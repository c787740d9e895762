using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>One row of a file.</summary>
/// <param name="LineNo">The line of the file where the row starts, as an editor or a spreadsheet counts.</param>
/// <param name="Fault">Why the row cannot be used as it stands; null when it can.</param>
public readonly record struct TableRow(long LineNo, string[] Cells, Text? Fault)
{
    public string Cell(int column) => column >= 0 && column < Cells.Length ? Cells[column] : "";

    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>Walks through the rows of a file without ever holding more than one.</summary>
public abstract class TableReader : IDisposable
{
    public const int MostColumns = 500;
    public const int LongestLine = 1 << 20;
    private const int HeadingWithin = 20;

    public IReadOnlyList<string> Headers { get; private set; } = [];

    public TableRow Current { get; private set; }

    /// <summary>Why the file could not be read to its end; null while it can.</summary>
    public Refusal? Damage { get; private set; }

    /// <summary>How the file turned out to be written: UTF-8, GB18030, XLSX ...</summary>
    public abstract string Form { get; }

    /// <summary>How much of the file lies behind, and how much there is.</summary>
    public abstract (long Done, long Total) Progress { get; }

    /// <summary>Finds the headers: the first row with at least two filled cells, since reports like to begin with a title.</summary>
    public Refusal? ReadHeaders()
    {
        for (var i = 0; i < HeadingWithin && Take(out var row); i++)
        {
            if (row.Cells.Length > MostColumns) return Refusal.Invalid(IntakeWords.TooManyColumns(row.Cells.Length, MostColumns));
            if (row.Cells.Count(c => !string.IsNullOrWhiteSpace(c)) < 2) continue;
            Headers = Distinct(row.Cells);
            return null;
        }

        return Damage ?? Refusal.Invalid(IntakeWords.NoHeaders);
    }

    /// <summary>Moves to the next row that is not blank. At the end, or where the file is damaged, there is none.</summary>
    public bool Read()
    {
        while (Take(out var row))
        {
            if (row.IsBlank) continue;
            Current = row.Fault is null && row.Cells.Length > Headers.Count && row.Cells.AsSpan(Headers.Count).ContainsAnyExcept("")
                ? row with { Fault = IntakeWords.MoreCellsThanHeaders(row.Cells.Length, Headers.Count) } : row;
            return true;
        }

        return false;
    }

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected abstract bool Next(out TableRow row);

    protected abstract void Close();

    private bool Take(out TableRow row)
    {
        row = default;
        if (Damage is not null) return false;
        try
        {
            return Next(out row);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            // Readers of foreign formats throw whatever they stumble on; to the reader of the file it is all one.
            Damage = Refusal.Invalid(IntakeWords.Damaged(Current.LineNo));
            return false;
        }
    }

    // Two columns of one name would hide each other: the second becomes "name (2)", an empty one its letter.
    private static string[] Distinct(string[] cells)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var last = Array.FindLastIndex(cells, c => !string.IsNullOrWhiteSpace(c));
        return [.. cells.Take(last + 1).Select((cell, i) =>
        {
            var name = cell.Trim();
            if (name.Length == 0) name = $"[{i + 1}]";
            if (name.Length > 200) name = name[..200];
            return (seen[name] = seen.GetValueOrDefault(name) + 1) is > 1 and var n ? $"{name} ({n})" : name;
        })];
    }
}
