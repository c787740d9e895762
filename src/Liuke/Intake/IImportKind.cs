using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Intake;

/// <summary>What the rows of a file may be: orders, customers. A room lends one; reading, preview, steps, result file, resuming and undoing are the same for all.</summary>
public interface IImportKind
{
    /// <summary>Its name in batches, profiles and addresses: "orders".</summary>
    string Key { get; }

    Text Title { get; }

    /// <summary>What lies in such a file, and what becomes of it.</summary>
    Text Says { get; }

    string Icon { get; }

    /// <summary>What its rows are entered into, which two steps must not do at once.</summary>
    string Turn { get; }

    /// <summary>What whoever imports such a file must hold, besides the desk; on whose customers they hold it the rows are checked against.</summary>
    string Permission { get; }

    /// <summary>Whether its rows tell amounts that are added up.</summary>
    bool HasAmounts => false;

    /// <summary>Whether a file of it may bring customers, whose owner can be chosen.</summary>
    bool BringsCustomers => false;

    /// <summary>Whether what it brings is marked by where it is from, a paper ledger for one.</summary>
    bool TellsSource => false;

    /// <summary>Whether all of its rows may belong to one customer that is chosen, instead of the one each row names.</summary>
    bool MayBeOfOne => false;

    /// <summary>A part that shows the first rows better than the plain table; it takes the preview.</summary>
    Type? Preview => null;

    /// <summary>Whether there is a workbook for keying from a paper ledger besides the usual one.</summary>
    bool HasPaperTemplate => false;

    /// <summary>The columns of an empty workbook to fill in.</summary>
    async Task<IReadOnlyList<TemplateColumn>> Template(Db db, bool forPaper, CancellationToken stop) => [.. (await Fields(db, stop)).Select(f => new TemplateColumn(f.Title))];

    /// <summary>What a file of this kind may tell, in the order in which columns are guessed and shown.</summary>
    Task<IReadOnlyList<Field>> Fields(Db db, CancellationToken stop);

    /// <summary>What a file cannot do without.</summary>
    Refusal? Check(ImportSettings settings, Mapping mapping, IReadOnlyList<string> headers);

    /// <summary>Begins to understand one file. Nothing is written by that.</summary>
    Task<IImportWork> Work(Db db, ImportFrame frame, CancellationToken stop);

    /// <summary>The batches that built upon this one, which must be undone first.</summary>
    Task<IReadOnlyList<BatchId>> Later(Db db, BatchId batch, CancellationToken stop);

    /// <summary>Takes a batch back, some rows at a time; broken off, it goes on where it stopped.</summary>
    /// <returns>What went; kept with the job.</returns>
    Task<object> Undo(BatchId batch, Action<long, long> report, CancellationToken stop);
}

/// <summary>One column of a workbook to fill in.</summary>
/// <param name="Choices">What may stand in it, offered as a drop-down; anything where there is none.</param>
/// <param name="IsText">Whether cells are text, so that no spreadsheet turns long numbers into quantities.</param>
public sealed record TemplateColumn(Text Title, IReadOnlyList<string> Choices, bool IsText = true)
{
    public TemplateColumn(Text title) : this(title, []) { }
}

/// <summary>One file with its columns settled.</summary>
public sealed record ImportFrame(ImportBatch Batch, ImportSettings Settings, Mapping Mapping, IReadOnlyList<string> Headers, IReadOnlyList<Field> Fields);

/// <summary>Works through the rows of one file.</summary>
public interface IImportWork
{
    /// <summary>Understands a row, or says what is wrong with it. On a thread of its own, without the database.</summary>
    ImportRow Read(TableRow row);

    /// <summary>Remembers what it must of rows that a run which broke off has committed.</summary>
    Task Recall(Db db, IReadOnlyList<ImportRow> rows, Instant now, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Decides the fate of each row and writes what follows from it, in the transaction of the step.</summary>
    Task Take(Db db, IReadOnlyList<ImportRow> rows, Instant now, CancellationToken stop);
}

public enum RowFate { Inserted, Updated, Unchanged, Refused, WithoutCustomer }

/// <summary>A row of a file on its way: as it stood, and what becomes of it.</summary>
public class ImportRow(TableRow raw)
{
    public TableRow Raw => raw;
    public RowFate Fate { get; private set; }
    public Text? Reason { get; private set; }

    /// <summary>The row's exact amount, where its kind has amounts and it can be told.</summary>
    public virtual decimal? Amount => null;

    public bool IsRefused => Fate is RowFate.Refused or RowFate.WithoutCustomer;

    public void Refuse(Text why) => (Fate, Reason) = (RowFate.Refused, why);

    /// <summary>Counted and left out.</summary>
    public void LeaveOut(Text? why) => (Fate, Reason) = (RowFate.WithoutCustomer, why);

    public void Become(RowFate fate) => Fate = fate;

    /// <summary>Taken in, with something its reader should look at.</summary>
    public void Mark(Text what) => Reason = what;
}

/// <summary>The kinds that the rooms lend.</summary>
public sealed class ImportKinds(IEnumerable<IImportKind> kinds)
{
    public IReadOnlyList<IImportKind> All { get; } = [.. kinds];

    public IImportKind? Find(string? key) => All.FirstOrDefault(k => k.Key == key);

    public IImportKind Of(ImportBatch batch) => Find(batch.Kind) ?? throw new InvalidOperationException($"No room imports {batch.Kind}.");
}
