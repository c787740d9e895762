using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Exports;

/// <summary>A list that can be taken out as a file. Rooms register theirs; what is masked on the page is masked here.</summary>
public interface IExportable
{
    /// <summary>The name in forms and in the log, as in "customers".</summary>
    string Name { get; }

    Text Title { get; }

    /// <summary>Whoever holds it, by a role or a grant, may take the list out, within its reach.</summary>
    string Permission { get; }

    /// <summary>The permission of the page that shows the list: under a grant to export, as much is taken out as its holder sees there.</summary>
    string SeenBy => Permission;

    /// <returns>The one address of the list with these conditions, by which a grant names it; null where no grant can be given for it.</returns>
    string? Address(IQueryCollection asked) => null;

    /// <summary>Whether it is short enough to be had as JSON and CSV in one archive.</summary>
    bool IsShort => false;

    IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>The columns where the address chooses them.</summary>
    Task<IReadOnlyList<ExportColumn>> ColumnsOf(Db db, IQueryCollection asked, CancellationToken stop) => Task.FromResult(Columns);

    /// <summary>The conditions in words, as the address gives them.</summary>
    Text Says(IQueryCollection asked);

    /// <returns>How many rows there are, but no more than one beyond <paramref name="most"/>.</returns>
    Task<int> Count(Db db, IQueryCollection asked, int most, CancellationToken stop);

    /// <summary>The rows behind a place, in an order that no change meanwhile can upset.</summary>
    Task<ExportChunk> Read(Db db, ExportStretch stretch, CancellationToken stop);

    /// <summary>An invented row that looks like the others; null where there is nobody to invent.</summary>
    ExportCanary? Canary(Random dice);
}

/// <param name="Width">In characters, for spreadsheets.</param>
public sealed record ExportColumn(Text Title, int Width);

/// <param name="Asked">The address's conditions.</param>
/// <param name="After">Where the stretch before ended; null at the beginning.</param>
public sealed record ExportStretch(IQueryCollection Asked, string? After, int Size);

/// <param name="Rows">Texts, numbers, days, money or null, in the order of the columns.</param>
/// <param name="After">Where to go on; null at the end.</param>
public sealed record ExportChunk(IReadOnlyList<object?[]> Rows, string? After);

/// <param name="Mark">What the row is known by, should the file turn up somewhere.</param>
public sealed record ExportCanary(string Mark, object?[] Row);
