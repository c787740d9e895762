using Liuke.Access.Approving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.ApprovalDesk;

/// <param name="AtSubmission">The value when it was handed in.</param>
/// <param name="Now">The present value; null where the subject is gone or the approval is over.</param>
public sealed record FieldView(Text Title, Text? AtSubmission, Text? Wanted, Text? Now)
{
    public bool HasMoved => Now is not null && AtSubmission != Now;
}

public sealed record WordView(string Approver, SignOffState State, string? DecidedBy, Instant? At, Instant? DueAt);

public sealed record StepView(int Number, StepMode Mode, bool IsPresent, IReadOnlyList<WordView> Words);

public sealed record MoveView(MoveKind What, string? By, string? InPlaceOf, string? To, string? Note, Instant At);

/// <summary>One request as its page shows it to one person.</summary>
public sealed record ApprovalView(ApprovalLine Line, IReadOnlyList<FieldView> Fields, IReadOnlyList<StepView> Steps, IReadOnlyList<MoveView> Moves)
{
    /// <summary>It was changed since: the next decision would find it void.</summary>
    public bool IsStale { get; init; }

    public bool MayDecide { get; init; }
    public bool IsMine { get; init; }
    public bool MayForward { get; init; }

    /// <summary>To whom it may be forwarded.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];
}

/// <summary>Reads one request for its requester, for whoever is or was asked, and for their substitutes; nobody else learns that it exists.</summary>
public sealed class ReadApproval(WholeStore store, Approvals approvals, IClock clock, Company company)
{
    public async Task<Outcome<ApprovalView>> Run(ApprovalId id, PersonId reader, CancellationToken stop)
    {
        await using var db = store.Open();
        var roster = await Roster.Read(db, clock.GetCurrentInstant().DayIn(company.Zone), stop);
        var approval = await db.Approvals.AsNoTracking().AsSplitQuery().Include(a => a.SignOffs).Include(a => a.Moves).SingleOrDefaultAsync(a => a.Id == id, stop);
        if (approval is null || !MayRead(approval, reader, roster)) return Refusal.Missing(ApprovalWords.NoSuchApproval);

        var names = await ReadApprovals.Names(db, [approval], stop);
        var kind = approvals.Kind(approval.Kind);
        var present = kind is null || approval.ClosedAt is not null ? null : await kind.Read(db, approval.Petition(), stop);
        var isMine = approval.RequestedBy == reader;
        var asked = isMine ? null : approval.Open.FirstOrDefault(s => s.ApproverId == reader) ?? approval.Open.FirstOrDefault(s => roster.StandsIn(reader, s.ApproverId));
        var onlyGm = kind?.FlowSetBy == Roles.GM;
        return new ApprovalView(Line(approval, asked, reader, kind, names), Fields(approval, present, isMine), Steps(approval, names),
            [.. approval.Moves.OrderBy(m => m.At).ThenBy(m => m.Id.Value).Select(m => new MoveView(m.What, Name(m.By), Name(m.InPlaceOf), Name(m.To), m.Note, m.At))])
        {
            IsStale = approval.ClosedAt is null && present?.Version != approval.Version,
            MayDecide = asked is not null,
            IsMine = isMine,
            MayForward = asked is not null && (!onlyGm || roster.RolesOf(reader).HasFlag(Roles.GM)),
            Colleagues = asked is null ? [] : [.. roster.People.Where(p => p.Id != reader && p.Id != approval.RequestedBy && !approval.Open.Any(s => s.ApproverId == p.Id)).Select(p => new Colleague(p.Id, p.Name, p.Department, true))],
        };

        string? Name(PersonId? person) => person is { } known ? names.GetValueOrDefault(known) : null;
    }

    private static bool MayRead(Approval approval, PersonId reader, Roster roster)
        => approval.RequestedBy == reader || approval.SignOffs.Any(s => s.DecidedBy == reader || (s.State != SignOffState.Waiting && s.ApproverId == reader) || (s.State == SignOffState.Open && roster.StandsIn(reader, s.ApproverId)));

    private static ApprovalLine Line(Approval approval, SignOff? asked, PersonId reader, IApprovalKind? kind, IReadOnlyDictionary<PersonId, string> names)
        => new(approval.Id, approval.Kind, kind?.Title ?? default, Snapshot.Read(approval.Snapshot).Headline, names[approval.RequestedBy], approval.RequestedAt, approval.State, approval.Round, approval.Reason)
        {
            Fields = [], InPlaceOf = asked is null || asked.ApproverId == reader ? null : names[asked.ApproverId], DueAt = asked?.DueAt, Waiting = [.. approval.Open.Select(s => names[s.ApproverId])],
        };

    // Fields are matched by their titles: a field that has come or gone since is a difference too.
    private static List<FieldView> Fields(Approval approval, Snapshot? present, bool isMine)
        => [.. Snapshot.Read(approval.Snapshot).Fields.Where(f => !isMine || !f.IsForApprovers)
            .Select(f => new FieldView(f.Title, f.Is, f.Wanted, present?.Fields.FirstOrDefault(p => p.Title == f.Title)?.Is))];

    private static List<StepView> Steps(Approval approval, IReadOnlyDictionary<PersonId, string> names)
        => [.. approval.Flow.Steps.Select((step, i) => new StepView(i + 1, step.Mode, approval.State == ApprovalState.Open && approval.StepNo == i,
            [.. approval.SignOffs.Where(s => s.Round == approval.Round && s.StepNo == i).OrderBy(s => s.Place).ThenBy(s => s.Id.Value)
                .Select(s => new WordView(names[s.ApproverId], s.State, s.DecidedBy is { } by && by != s.ApproverId ? names[by] : null, s.DecidedAt, s.DueAt))]))];
}
