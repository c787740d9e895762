using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Access.Approving;

/// <summary>What the audit hears of approvals: every move, in its transaction.</summary>
internal static class ApprovalAudit
{
    public static readonly AuditKind[] Kinds = [.. Enum.GetValues<MoveKind>().Select(what => new AuditKind(NameOf(what), ApprovalWords.Happened(what))
    {
        Icon = "checks",
        Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["kind"] = ApprovalWords.KindField, ["round"] = ApprovalWords.RoundField, ["in-place-of"] = ApprovalWords.InPlaceOfField, ["to"] = ApprovalWords.ToField },
    })];

    public static void Keep(Db db, Approval approval, ApprovalMove move)
    {
        AuditFact[] facts = [("kind", approval.Kind), ("round", move.Round.ToString(CultureInfo.InvariantCulture)), ("in-place-of", move.InPlaceOf?.ToString()), ("to", move.To?.ToString())];
        db.Audit(AuditEntry.Of(NameOf(move.What), move.By, "approval", approval.Id.ToString(), facts) with { Customer = approval.CustomerId });
    }

    public static readonly AuditKind FlowKind = new("approval.flow", ApprovalFlows.FlowWords.AuditTitle) { Icon = "settings", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["kind"] = ApprovalWords.KindField, ["steps"] = ApprovalDesk.DeskWords.StepsTitle } };

    public static void FlowSet(Db db, string kind, Flow? flow, PersonId by)
        => db.Audit(AuditEntry.Of(FlowKind.Name, by, "approval-flow", kind, ("kind", kind), ("steps", flow?.Write())));

    private static string NameOf(MoveKind what) => "approval." + what.ToString().ToLowerInvariant();
}
