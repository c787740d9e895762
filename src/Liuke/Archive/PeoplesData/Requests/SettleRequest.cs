using System.Text.Json;
using Liuke.Access.Approving;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Requests;

public enum RequestStep { Hold = 1, Release, Submit, Corrected, Refuse }

/// <param name="Until">For a hold: the last day on which it must wait.</param>
/// <param name="Words">The note of a hold, the answer of a closing, the reason for whoever decides.</param>
public sealed record RequestMove(RequestStep Step, LegalHold Hold = LegalHold.None, LocalDate? Until = null, string? Words = null);

/// <summary>Takes a request one step on: held by law, submitted to the general manager, answered.</summary>
public sealed class SettleRequest(IDbContextFactory<Db> store, WholeStore whole, Approvals approvals, IEnumerable<IHearRequests> listeners, Company company, IClock clock)
{
    /// <param name="mayOnlyAnswer">Whether whoever acts may answer corrections and no more.</param>
    public async Task<Outcome<RequestState>> Run(string code, Guid request, RequestMove move, (PersonId Id, bool OnlyAnswers) by, CancellationToken stop)
    {
        var (id, wanted) = (PersonRequestId.From(request), code.Trim().ToUpperInvariant());
        await using (var seen = await store.CreateDbContextAsync(stop))
            if (!await seen.PersonRequests.AnyAsync(r => r.Id == id && seen.Set<Customer>().Any(c => c.Id == r.CustomerId && c.Code == wanted), stop)) return Refusal.Missing(RequestWords.NoSuchRequest);

        // From here on the program acts: an approval is read by people who may see more or less than whoever asks.
        await using var db = whole.Open();
        await using var write = await db.BeginWrite(stop);
        var now = clock.GetCurrentInstant();
        var known = await db.PersonRequests.SingleAsync(r => r.Id == id, stop);
        if (by.OnlyAnswers && (known.Kind != RequestKind.Correct || move.Step is not (RequestStep.Corrected or RequestStep.Refuse))) return Refusal.Forbidden(RequestWords.NotNow);
        if (await Step(db, known, move, by.Id, now, stop) is { } no) return no;

        var seat = await db.Customers.Where(c => c.Id == known.CustomerId).Select(c => new { c.OwnerId, c.DepartmentId }).SingleAsync(stop);
        foreach (var listener in listeners) await listener.Heard(db, known, new(seat.OwnerId, seat.DepartmentId), now, stop);
        db.Audit(AuditEntry.Of(RequestAudit.Changed, by.Id, known.CustomerId, ("request", known.Kind.ToString()), ("state", known.State.ToString())));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return known.State;
    }

    private async Task<Refusal?> Step(Db db, PersonRequest request, RequestMove move, PersonId by, Instant now, CancellationToken stop) => move.Step switch
    {
        RequestStep.Hold => request.Keep(move.Hold, move.Until, move.Words, company.Today(clock)),
        RequestStep.Release => request.Release(),
        RequestStep.Submit => await Submit(db, request, move.Words, by, now, stop),
        RequestStep.Corrected => request.Close(true, move.Words, by, now),
        RequestStep.Refuse => request.Close(false, move.Words, by, now),
        _ => Refusal.Invalid(RequestWords.NotNow),
    };

    private async Task<Refusal?> Submit(Db db, PersonRequest request, string? words, PersonId by, Instant now, CancellationToken stop)
    {
        if (request.Submit(company.Today(clock)) is { } no) return no;
        await db.SaveChangesAsync(stop);
        var reason = string.IsNullOrWhiteSpace(words) ? $"{RequestWords.Of(request.Asker)} · {RequestWords.Of(request.Grounds)}" : words;
        var petition = new ApprovalRequest(ErasureApproval.Key, request.Id.ToString(), JsonSerializer.Serialize(new ErasureApproval.Asked(request.Id.Value), JsonSerializerOptions.Web), by, reason) { Customer = request.CustomerId };
        if ((await approvals.Ask(db, petition, now, stop)).Refused(out var refusal, out var approval)) return refusal;
        request.IsDecidedBy(approval);
        return null;
    }
}
