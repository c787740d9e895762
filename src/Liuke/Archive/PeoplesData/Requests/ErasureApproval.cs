using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Requests;

/// <summary>An erasure is decided by the general manager, and then done by a job: the approval and the job are one transaction.</summary>
internal sealed class ErasureApproval : IApprovalKind, IApprovalWitness
{
    public const string Key = "privacy.erase";

    internal sealed record Asked(Guid Request);

    public string Name => Key;
    public Text Title => RequestWords.ApprovalTitle;
    public Flow Flow => new(new FlowStep(StepMode.Any, [Choice.GM]));
    public Roles FlowSetBy => Roles.GM;

    public async Task<Snapshot?> Read(Db db, Petition petition, CancellationToken stop)
    {
        if (await Request(db, petition, stop) is not { } request) return null;
        var customer = await db.Customers.AsNoTracking().Where(c => c.Id == request.CustomerId).Select(c => new { c.Code, c.Kind }).SingleOrDefaultAsync(stop);
        if (customer is null) return null;

        // Nobody is named here: what is kept of an approval outlives the person's data.
        return new(RequestWords.Headline(customer.Code, RequestWords.What(customer.Kind == CustomerKind.Person, request.ContactId is not null)), request.CustomerId.ToString(),
        [
            new(RequestWords.Code, Text.Same(customer.Code)),
            new(RequestWords.AskedBy, RequestWords.Of(request.Asker)),
            new(RequestWords.GroundsTitle, RequestWords.Of(request.Grounds)),
            new(RequestWords.Due, RequestWords.DueOn(request.DueOn)),
        ]);
    }

    public async Task<Refusal?> Apply(Db db, Petition petition, Instant now, CancellationToken stop)
    {
        if (await Request(db, petition, stop) is not { State: RequestState.Deciding } request) return Refusal.Conflict(RequestWords.NotNow);
        var kind = await db.Customers.Where(c => c.Id == request.CustomerId).Select(c => c.Kind).SingleAsync(stop);
        var what = request.ContactId is not null ? ErasedWhat.Contact : kind == CustomerKind.Person ? ErasedWhat.Customer : ErasedWhat.PersonalFacts;
        request.Approved();
        db.Erase(request.CustomerId, request.ContactId, what, now);
        return null;
    }

    public async Task Saw(Db db, Petition petition, ApprovalMove move, CancellationToken stop)
    {
        if (petition.Kind != Key || move.What is not (MoveKind.Withdrawn or MoveKind.Voided or MoveKind.SentBack)) return;
        (await Request(db, petition, stop))?.Return();
    }

    private static async Task<PersonRequest?> Request(Db db, Petition petition, CancellationToken stop)
    {
        var id = PersonRequestId.From(petition.Wish<Asked>().Request);
        return await db.PersonRequests.SingleOrDefaultAsync(r => r.Id == id, stop);
    }
}
