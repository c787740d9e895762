using Liuke.Access.Rights;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive.Imports.Known;

/// <summary>Where the file of a known customer stands, for whoever wants to write into it.</summary>
internal sealed record FileStand(CustomerId Id, string Code, string Name, Ownership Ownership, ReviewState State, PersonId? EnteredBy);

/// <summary>Who imports, whose customers they reach, and whether what stands may be changed by their file.</summary>
/// <param name="By">Null for the program's own command.</param>
/// <param name="StandsReviewed">Whether their files stand as reviewed; else new customers are drafts of theirs, and what is locked stays as it is.</param>
internal sealed record Importer(PersonId? By, Reach Reach, bool StandsReviewed, DepartmentId? Department)
{
    public static async Task<Importer> Of(ReadRights rights, PersonId? by, string permission, CancellationToken stop)
    {
        if (by is not { } id) return new(null, Reach.All, true, null);
        return await rights.Run(id, stop) is { } known ? new(by, known.Reach(permission), known.May(ArchivePermissions.ImportReviewed), known.DepartmentId) : new(by, Reach.Nothing, false, null);
    }

    public bool Sees(FileStand file) => Reach.Covers(file.Ownership.OwnerId, file.Ownership.DepartmentId, file.Id);

    /// <summary>What stands against adding to a file.</summary>
    public Text? AgainstAdding(FileStand file) => file.State switch
    {
        ReviewState.Submitted => CustomerImportWords.BeingReviewed,
        ReviewState.Draft when !StandsReviewed && !IsTheirs(file) => ReviewWords.DraftOfAnother,
        _ => null,
    };

    /// <summary>What stands against changing what a file says.</summary>
    public Text? AgainstChanging(FileStand file) => AgainstAdding(file) ?? (file.State == ReviewState.Reviewed && !StandsReviewed ? CustomerImportWords.LockedForYou : null);

    private bool IsTheirs(FileStand file) => file.Ownership.OwnerId is null || file.Ownership.OwnerId == By || file.EnteredBy == By;
}
