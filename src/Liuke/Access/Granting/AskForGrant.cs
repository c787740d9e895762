using Liuke.Access.Approving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Granting;

/// <summary>Asks for leave to see, change, copy or take out what one's role does not show.</summary>
/// <remarks>The answer is the same whether the customer exists or not: asking tells nobody what there is.</remarks>
public sealed class AskForGrant(WholeStore store, Approvals approvals, ICustomerDirectory directory, IClock clock)
{
    public const int CodesMax = 50;

    public async Task<Outcome<ApprovalId>> Run(GrantWish wish, string reason, PersonId by, CancellationToken stop)
    {
        if (Check(wish).Refused(out var wrong, out var spelled)) return wrong;

        await using var db = store.Open();
        await using var write = await db.BeginWrite(stop);
        if (spelled.Department is { } department && !await db.Departments.AnyAsync(d => d.Id == department, stop)) return Refusal.Missing(AccessWords.NoSuchDepartment);
        var known = spelled.Customers.Count == 1 ? await directory.Find(db, spelled.Customers, stop) : [];
        var asked = await approvals.Ask(db, new(GrantApproval.NameOf(spelled.Kind), GrantApproval.SubjectOf(spelled), Write(spelled), by, reason) { Customer = known.Select(c => (CustomerId?)c.Id).FirstOrDefault() }, clock.GetCurrentInstant(), stop);
        if (asked.Refused(out _, out _)) return asked;

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            return Refusal.Conflict(ApprovalWords.AskedBefore); // the same request, sent twice at once
        }

        await write.Commit(stop);
        return asked;
    }

    private Outcome<GrantWish> Check(GrantWish wish)
    {
        if (!Enum.IsDefined(wish.Kind)) return Refusal.Invalid(GrantWords.ChooseKind);
        if (wish.Hours is < 1 or > Grant.HoursMax) return Refusal.Invalid(GrantWords.HoursOutOfRange(Grant.HoursMax));
        if (wish.Uses is < 1 or > Grant.UsesMaxMax) return Refusal.Invalid(GrantWords.UsesOutOfRange(Grant.UsesMaxMax));
        var (hasCustomers, hasSearch, hasDepartment) = (wish.Customers.Count > 0, wish.Search is not null, wish.Department is not null);
        if (wish.Kind == GrantKind.CrossSearch ? hasCustomers || hasSearch : (hasCustomers ? 1 : 0) + (hasSearch ? 1 : 0) + (hasDepartment ? 1 : 0) != 1) return Refusal.Invalid(GrantWords.SayWhat);
        if (wish.Kind == GrantKind.Export && !hasSearch) return Refusal.Invalid(GrantWords.ExportNeedsList);
        if (wish.Customers.Count > CodesMax) return Refusal.Invalid(GrantWords.TooManyCodes(CodesMax));

        var codes = wish.Customers.Select(c => (Typed: c, Code: directory.Spell(c))).ToList();
        if (codes.Find(c => c.Code is null) is { Typed: { } odd }) return Refusal.Invalid(GrantWords.NotACode(odd));
        if (hasSearch && directory.Address(wish.Search!) is null) return Refusal.Invalid(GrantWords.NotAList);
        return wish with { Customers = [.. codes.Select(c => c.Code!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], Search = hasSearch ? directory.Address(wish.Search!) : null };
    }

    private static string Write(GrantWish wish) => System.Text.Json.JsonSerializer.Serialize(wish, ApprovalJson.Plain);
}
