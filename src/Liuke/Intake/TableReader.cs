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

    private TableRow? waiting;

    public IReadOnlyList<string> Headers { get; private set; } = [];

    public TableRow Current { get; private set; }

    /// <summary>Why the file could not be read to its end; null while it can.</summary>
    public Refusal? Damage { get; private set; }

    /// <summary>How the file turned out to be written: UTF-8, GB18030, XLSX ...</summary>
    public abstract string Form { get; }

    /// <summary>How much of the file lies behind, and how much there is.</summary>
    public abstract (long Done, long Total) Progress { get; }

    /// <summary>Finds the headers: the first row with at least two filled cells, since reports like to begin with a title.</summary>
    /// <remarks>Where cells are merged, groups stand above and the names below: then a second row is headers too, if it names more of the fields.</remarks>
    public Refusal? ReadHeaders(IReadOnlyList<Field> fields)
    {
        for (var i = 0; i < HeadingWithin && Take(out var row); i++)
        {
            if (row.Cells.Length > MostColumns) return Refusal.Invalid(IntakeWords.TooManyColumns(row.Cells.Length, MostColumns));
            if (row.Cells.Count(c => !string.IsNullOrWhiteSpace(c)) < 2) continue;
            Headers = Distinct(row.Cells);
            if (fields.Count > 0 && Take(out var next)) ReadSecond(row.Cells, next, fields);
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

    private void ReadSecond(string[] above, TableRow next, IReadOnlyList<Field> fields)
    {
        if (next.Cells.Length <= MostColumns && Mapping.Guess(Distinct(Joined(above, next.Cells)), fields).Columns.Count is >= 2 and var named && named > Mapping.Guess(Headers, fields).Columns.Count)
            Headers = Distinct(Joined(above, next.Cells));
        else waiting = next;
    }

    // 联系人 above 姓名 and 手机: the names below count; where there is none, or it stood there already, the group does too.
    private static string[] Joined(string[] above, string[] below)
    {
        var (seen, group) = (new HashSet<string>(StringComparer.Ordinal), "");
        return [.. Enumerable.Range(0, Math.Max(above.Length, below.Length)).Select(i =>
        {
            var over = i < above.Length ? above[i].Trim() : "";
            var name = i < below.Length ? below[i].Trim() : "";
            if (over.Length > 0) group = over;
            if (name.Length == 0) return over;
            return seen.Add(name) ? name : $"{group} {name}";
        })];
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
        if (waiting is { } held)
        {
            (waiting, row) = (null, held);
            return true;
        }

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
