using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Basics;

namespace Liuke.Intake.Desk;

/// <summary>Whether somebody may import files of a kind. The desk stands open to many; what is brought in takes the right for its kind.</summary>
public sealed class ImportRights(ReadRights read, CurrentPerson current, ImportKinds kinds)
{
    /// <summary>The kinds that whoever asks may import; all, where the program itself asks.</summary>
    public IReadOnlyList<IImportKind> Open => [.. kinds.All.Where(IsOpen)];

    public bool IsOpen(IImportKind kind) => !current.IsKnown || current.May(kind.Permission);

    /// <summary>In a request: whoever asks.</summary>
    public Refusal? Check(IImportKind kind) => IsOpen(kind) ? null : Refusal.Forbidden(IntakeWords.NotThisKind(kind.Title));

    /// <summary>In a job: as things stand at this moment, whatever they were when it was asked for.</summary>
    public async Task<Refusal?> Check(PersonId? by, ImportBatch batch, CancellationToken stop)
    {
        var kind = kinds.Of(batch);
        return by is not { } id || await read.Run(id, stop) is { } rights && rights.May(kind.Permission) ? null : Refusal.Forbidden(IntakeWords.NotThisKind(kind.Title));
    }
}
