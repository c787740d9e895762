using System.Diagnostics.CodeAnalysis;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Intake;

public readonly record struct BatchId(Guid Value) : IId<BatchId>
{
    public static BatchId From(Guid value) => new(value);
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? p, out BatchId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

public enum BatchState { Uploaded, Importing, Done, Broken, Cancelled, Undoing, Undone }

/// <summary>One file that came in: where it lies, how it is read, how far it is and what became of its rows.</summary>
public sealed class ImportBatch
{
    private ImportBatch() { }

    public ImportBatch(BatchId id, string kind, IncomingFile file, PersonId? by, Instant now)
    {
        (Id, Kind, FileName, FilePath, FileSize, FileChangedAt) = (id, kind, file.Name, file.Path, file.Size, file.ChangedAt.Cut());
        (IsOurCopy, RequestedBy, CreatedAt) = (file.IsOurCopy, by, now.Cut());
    }

    public BatchId Id { get; private set; }

    /// <summary>What the rows are: "orders".</summary>
    [NotPersonal("a key")]
    public string Kind { get; private set; } = "";
    [Personal]
    public string FileName { get; private set; } = "";
    [Personal]
    public string FilePath { get; private set; } = "";
    public long FileSize { get; private set; }
    public Instant FileChangedAt { get; private set; }

    /// <summary>Whether the file is an upload that we keep, and may throw away, or somebody's own file.</summary>
    public bool IsOurCopy { get; private set; }
    public PersonId? RequestedBy { get; private set; }
    public Instant CreatedAt { get; private set; }
    public BatchState State { get; private set; }
    public JobId? JobId { get; private set; }

    /// <summary>How the file is read (mapping, order of dates, owner of new customers), as JSON.</summary>
    [Personal]
    public string? Settings { get; private set; }

    public ImportCounts Counts { get; private set; } = new();

    /// <summary>Bytes of the result file that belong to committed rows; what lies behind them is cut off on resuming.</summary>
    public long ResultLength { get; private set; }
    [Personal]
    public string? ResultPath { get; private set; }
    public double Seconds { get; private set; }
    public Instant? FinishedAt { get; private set; }
    public Instant? UndoneAt { get; private set; }
    public PersonId? UndoneBy { get; private set; }

    /// <summary>Everybody sees what they brought; whoever sees the whole firm sees all.</summary>
    public bool IsSeenBy(Storage.Reach reach) => reach.Kind == Storage.ReachKind.All || RequestedBy?.Value == reach.Person;

    public bool IsAtRest => State is not (BatchState.Importing or BatchState.Undoing);

    /// <summary>Whether the file's rows, or some of them, are in the database.</summary>
    public bool HasEffect => State is BatchState.Done or BatchState.Broken or BatchState.Cancelled or BatchState.Undoing && Counts.Read > 0;

    public Refusal? Decide(string settings)
    {
        if (State is not BatchState.Uploaded) return Refusal.Conflict(IntakeWords.AlreadyStarted);
        Settings = settings;
        return null;
    }

    public Refusal? Start(string resultPath)
    {
        if (State is BatchState.Done) return Refusal.Conflict(IntakeWords.AlreadyStarted);
        if (State is BatchState.Undoing or BatchState.Undone) return Refusal.Conflict(IntakeWords.AlreadyUndone);
        State = BatchState.Importing;
        ResultPath ??= resultPath;
        return null;
    }

    public void IsWorkedOnBy(JobId job) => JobId = job;

    /// <summary>Takes in what one step did, in the step's own transaction.</summary>
    public void Advance(ImportCounts counts, long resultLength, double seconds)
        => (Counts, ResultLength, Seconds) = (counts, resultLength, seconds);

    public void End(BatchState state, Instant now) => (State, FinishedAt) = (state, now.Cut());

    public Refusal? BeginUndo()
    {
        if (State is BatchState.Uploaded) return Refusal.Conflict(IntakeWords.NothingToUndo);
        if (State is BatchState.Importing) return Refusal.Conflict(IntakeWords.StillImporting);
        if (State is BatchState.Undone) return Refusal.Conflict(IntakeWords.AlreadyUndone);
        State = BatchState.Undoing;
        return null;
    }

    public void EndUndo(PersonId? by, Instant now)
        => (State, UndoneAt, UndoneBy) = (BatchState.Undone, now.Cut(), by);
}

/// <summary>A file before it is read.</summary>
public sealed record IncomingFile(string Name, string Path, long Size, Instant ChangedAt, bool IsOurCopy);

/// <summary>What became of the rows of a file.</summary>
/// <param name="Amount">The exact sum of the amounts of all rows read that had one.</param>
public sealed record ImportCounts(long Read = 0, long Inserted = 0, long Updated = 0, long Unchanged = 0, long Refused = 0, long WithoutCustomer = 0, decimal Amount = 0);
