using Liuke.Access.Approving;

namespace Liuke.Access.ApprovalDesk;

internal static class ApprovalTone
{
    public static string Of(ApprovalState state) => state switch
    {
        ApprovalState.Open => "info",
        ApprovalState.SentBack => "warn",
        ApprovalState.Approved => "good",
        _ => "quiet",
    };
}
