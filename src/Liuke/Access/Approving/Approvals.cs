using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Approving;

/// <param name="Subject">What it is about; of one kind and subject a person has one open request.</param>
/// <param name="Payload">What is asked for, as JSON of the kind.</param>
public sealed record ApprovalRequest(string Kind, string Subject, string Payload, PersonId By, string Reason)
{
    /// <summary>Whose timeline tells of it.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>What the steps' amounts are compared with.</summary>
    public long? AmountMinor { get; init; }
}

/// <summary>Where rooms ask for approval, inside their own transaction.</summary>
public sealed class Approvals(IEnumerable<IApprovalKind> kinds, IEnumerable<IApprovalWitness> witnesses, Company company)
{
    /// <summary>How many requests one person may have open.</summary>
    public const int OpenMax = 50;

    public IReadOnlyList<IApprovalKind> Kinds { get; } = [.. kinds];

    public IApprovalKind? Kind(string name) => Kinds.FirstOrDefault(k => k.Name == name);

    /// <summary>Hands a request in: takes the snapshot, freezes the steps, asks the first. The caller saves and commits.</summary>
    /// <param name="db">Opened with a reach that covers the subject.</param>
    public async Task<Outcome<ApprovalId>> Ask(Db db, ApprovalRequest asked, Instant now, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A request belongs to the transaction that makes it.");
        if (CheckReason(asked.Reason) is { } wrong) return wrong;
        var kind = Kind(asked.Kind) ?? throw new InvalidOperationException($"No room approves {asked.Kind}.");
        var petition = new Petition(Ids.New<ApprovalId>(now), asked.Kind, asked.Subject, asked.Payload, asked.By, asked.Reason) { Customer = asked.Customer };
        if (await kind.Read(db, petition, stop) is not { } snapshot) return Refusal.Missing(ApprovalWords.SubjectGone);

        var mine = await db.Approvals.Where(a => a.RequestedBy == asked.By && a.ClosedAt == null).Select(a => new { a.Kind, a.Subject }).Take(OpenMax).ToListAsync(stop);
        if (mine.Exists(a => a.Kind == asked.Kind && a.Subject == asked.Subject)) return Refusal.Conflict(ApprovalWords.AskedBefore);
        if (mine.Count >= OpenMax) return Refusal.Conflict(ApprovalWords.TooManyOpen(OpenMax));

        var roster = await Roster.Read(db, now.DayIn(company.Zone), stop);
        if (roster.Find(asked.By) is not { } requester) return Refusal.Forbidden(ApprovalWords.NoSuchColleague);
        var flow = (await FlowOf(db, kind, stop)).For(asked.AmountMinor, requester.Roles);
        var approval = new Approval(petition, snapshot, flow, new(requester.Id, requester.Department, requester.Roles), now);
        if (approval.Begin(roster, now) is { } refusal) return refusal;

        db.Approvals.Add(approval);
        await Tell(db, approval, stop);
        return approval.Id;
    }

    internal static Refusal? CheckReason(string? reason)
        => string.IsNullOrWhiteSpace(reason) ? Refusal.Invalid(ApprovalWords.SayWhy) : reason.Trim().Length > Approval.NoteLengthMax ? Refusal.Invalid(ApprovalWords.NoteTooLong(Approval.NoteLengthMax)) : null;

    internal static async Task<Flow> FlowOf(Db db, IApprovalKind kind, CancellationToken stop)
        => await db.FlowRows.AsNoTracking().SingleOrDefaultAsync(f => f.Kind == kind.Name, stop) is { } set ? Flow.Read(set.Steps) : kind.Flow;

    /// <summary>Takes the turn on an approval: whoever else wants it waits until this transaction ends, and then sees what came of it.</summary>
    internal static async Task<Approval?> Take(Db db, ApprovalId id, CancellationToken stop)
    {
        await db.Approvals.Where(a => a.Id == id && a.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.Turn, a => a.Turn + 1), stop);
        return await db.Approvals.Include(a => a.SignOffs).SingleOrDefaultAsync(a => a.Id == id, stop);
    }

    internal async Task Tell(Db db, Approval approval, CancellationToken stop)
    {
        foreach (var move in approval.News)
        {
            ApprovalAudit.Keep(db, approval, move);
            foreach (var witness in witnesses) await witness.Saw(db, approval.Petition(), move, stop);
        }
    }
}
