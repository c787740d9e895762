using Liuke.Access.Approving;
using Liuke.Storage;

namespace Liuke.Archive.Changing;

/// <summary>Every step of an approval that is about one customer stands on that customer's timeline.</summary>
internal sealed class ApprovalsOnTimeline : IApprovalWitness
{
    public Task Saw(Db db, Petition petition, ApprovalMove move, CancellationToken stop)
    {
        if (petition.Customer is { } customer) db.Record(new TimelineEntry(customer, move.At, move.By, ChangeTimeline.Asked, new StepFact(petition.Kind, move.What.ToString())));
        return Task.CompletedTask;
    }
}
