using Liuke.Access.Approving;

namespace Liuke.Access.ApprovalDesk;

/// <summary>What somebody typed into the forms of a request, as it was typed.</summary>
public sealed record DecisionTyped
{
    public Verdict? Verdict { get; init; }
    public int Round { get; init; }
    public string? Note { get; init; }
    public string? To { get; init; }
    public string? Back { get; init; }
}

/// <summary>Where one goes after a form: only pages of ours.</summary>
internal static class Backward
{
    public static string To(string? typed, string otherwise) => typed is ['/', not '/' and not '\\', ..] && !typed.Any(char.IsControl) ? typed : otherwise;
}
