using Liuke.Api.Border;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Merging;

namespace Liuke.Api.Customers;

public sealed record PairSideAnswer(string Code, string Name, string? OwnerName);

/// <param name="Why">The reason in words.</param>
public sealed record PairAnswer(PairSideAnswer One, PairSideAnswer Other, string Reason, string Why, int Percent, string? JudgedBy, DateTimeOffset? JudgedAt)
{
    internal static PairAnswer Of(PairRow row) => new(Side(row.One), Side(row.Other), ApiJson.Word(row.Like.Reason), LikeWords.Why(row.Like).ToString(), row.Like.Percent, row.JudgedBy, row.JudgedAt?.ToDateTimeOffset());

    private static PairSideAnswer Side(PairSide side) => new(side.Code, side.Name, side.OwnerName);
}

/// <param name="Count">At most 1000 are counted.</param>
/// <param name="After">Send it to get the next page; null on the last.</param>
public sealed record PairsAnswer(IReadOnlyList<PairAnswer> Items, int Count, bool CountIsCapped, string? After);

public sealed record PairCall(string Code, string Other);

public sealed record LookAnswer(Guid Job);

public sealed record MergeFieldAnswer(string Key, string Title, string? Mine, string? Theirs);

public sealed record MergeTallyAnswer(string Title, int Moves, int Aside);

/// <param name="Version">Send it with the merge: where a file was changed meanwhile, it is refused.</param>
public sealed record MergeSideAnswer(string Code, string Name, string? OwnerName, string State, int Version);

/// <param name="Rests">Why it cannot be done now.</param>
/// <param name="NeedsApproval">A file is locked and no grant covers it: send a reason, and the merge is asked for.</param>
public sealed record MergeViewAnswer(MergeSideAnswer Survivor, MergeSideAnswer Loser, IReadOnlyList<MergeFieldAnswer> Fields, IReadOnlyList<MergeTallyAnswer> Moves, string? Rests, bool NeedsApproval, bool IsJudgedDifferent)
{
    internal static MergeViewAnswer Of(MergeView view) => new(Side(view.Survivor), Side(view.Loser), [.. view.Fields.Select(f => new MergeFieldAnswer(f.Key, f.Title.ToString(), f.Mine, f.Theirs))],
        [.. view.Tallies.Select(t => new MergeTallyAnswer(t.Title.ToString(), t.Moves, t.Aside))], view.Rests?.ToString(), view.NeedsApproval, view.IsJudgedDifferent);

    private static MergeSideAnswer Side(MergeSide side) => new(side.Code, side.Name, side.OwnerName, ApiJson.Word(side.State), side.Version);
}

/// <param name="Take">The keys of the fields that are to say what the other file says, as the preview names them.</param>
public sealed record MergeCall(string With, IReadOnlyList<string>? Take = null, int? Version = null, int? WithVersion = null, string? Reason = null);

/// <param name="Merge">The merge that was done; null where it was asked for.</param>
/// <param name="Approval">The request that somebody else decides.</param>
public sealed record MergedAnswer(string Code, Guid? Merge, Guid? Approval);

public sealed record MergeLineAnswer(Guid Id, string Code, string Name, DateTimeOffset At, string? ByName, DateTimeOffset? UndoneAt, bool CanUndo);

public sealed record MergeLinesAnswer(IReadOnlyList<MergeLineAnswer> Items);

public sealed record UndoCall(string? Reason = null);
