using System.Globalization;
using Liuke.Access.Approving;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Access.Granting;

/// <summary>What the audit hears of grants: given, used, revoked, each in its transaction.</summary>
internal static class GrantAudit
{
    public static readonly AuditKind GivenKind = new("grant.given", GrantWords.WasGiven) { Icon = "key", Fields = Fields };
    public static readonly AuditKind UsedKind = new("grant.used", GrantWords.WasUsed) { Icon = "key", Fields = Fields };
    public static readonly AuditKind RevokedKind = new("grant.revoked", GrantWords.WasRevoked) { Icon = "key-off", Fields = Fields };

    private static Dictionary<string, Text> Fields => new(StringComparer.Ordinal)
    {
        ["kind"] = GrantWords.KindField, ["until"] = GrantWords.Until, ["uses"] = GrantWords.Uses, ["left"] = GrantWords.Left,
        ["grant"] = GrantWords.Title, ["approval"] = ApprovalWords.Title, ["search"] = GrantWords.List, ["customers"] = GrantWords.Customers,
    };

    public static void Given(Db db, Grant grant, ApprovalId approval)
        => db.Audit(AuditEntry.Of(GivenKind.Name, grant.GivenBy, "grant", grant.Id.ToString(), ("kind", grant.Kind.ToString()), ("until", grant.EndsAt.ToString()),
            ("uses", Number(grant.UsesMax)), ("customers", Number(grant.Customers.Count)), ("approval", approval.ToString())));

    public static void Used(Db db, GrantKind kind, GrantSubject subject, GrantUse use)
    {
        AuditFact[] facts = [("kind", kind.ToString()), ("grant", use.Id.Number), ("left", Number(use.UsesLeft)), AuditFact.Hashed("search", subject.Search)];
        db.Audit(subject.Customer is { } customer ? AuditEntry.Of(UsedKind.Name, use.Person, customer, facts) : AuditEntry.Of(UsedKind.Name, use.Person, "grant", use.Id.ToString(), facts));
    }

    public static void Revoked(Db db, GrantId id, PersonId by) => db.Audit(AuditEntry.Of(RevokedKind.Name, by, "grant", id.ToString()));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
