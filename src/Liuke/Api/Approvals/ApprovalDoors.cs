using Liuke.Access;
using Liuke.Access.ApprovalDesk;
using Liuke.Access.Approving;
using Liuke.Api.Border;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Api.Approvals;

/// <param name="Round">Send it with a decision: a decision on an older round does not count.</param>
public sealed record ApprovalAnswer(Guid Id, string Kind, string Title, string Headline, string RequestedBy, DateTimeOffset At, string State, int Round, string Reason, IReadOnlyList<string> Waiting)
{
    public DateTimeOffset? DueAt { get; init; }
    public string? InPlaceOf { get; init; }

    internal static ApprovalAnswer Of(ApprovalLine line) => new(line.Id.Value, line.Kind, line.KindTitle.ToString(), line.Headline.ToString(), line.RequestedBy, ApiJson.At(line.At), ApiJson.Word(line.State), line.Round, line.Reason, line.Waiting)
    {
        DueAt = line.DueAt is { } due ? ApiJson.At(due) : null, InPlaceOf = line.InPlaceOf,
    };
}

public sealed record ApprovalsAnswer(IReadOnlyList<ApprovalAnswer> Items, int Waiting, bool HasMore);

/// <summary>A field when it was handed in, as it is wanted, and as it is now.</summary>
public sealed record ApprovalFieldAnswer(string Title, string? AtSubmission, string? Wanted, string? Now, bool HasMoved);

/// <param name="IsStale">It was changed since: the next decision finds it void.</param>
public sealed record ApprovalFileAnswer(ApprovalAnswer Approval, IReadOnlyList<ApprovalFieldAnswer> Fields, bool IsStale, bool MayDecide)
{
    internal static ApprovalFileAnswer Of(ApprovalView view) => new(ApprovalAnswer.Of(view.Line),
        [.. view.Fields.Select(f => new ApprovalFieldAnswer(f.Title.ToString(), f.AtSubmission?.ToString(), f.Wanted?.ToString(), f.Now?.ToString(), f.HasMoved))], view.IsStale, view.MayDecide);
}

/// <param name="Verdict">approve, sendBack or forward.</param>
/// <param name="To">The id of the colleague, to forward it.</param>
public sealed record DecisionCall(string Verdict, int Round, string? Note = null, Guid? To = null);

public sealed record ResubmitCall(string Reason);

public sealed record DecidedAnswer(Guid Id, string State);

public sealed record AbsenceCall(Guid StandIn, DateOnly From, DateOnly Until);

public sealed record AbsenceAnswer(Guid Id, string Name, DateOnly From, DateOnly Until)
{
    internal static AbsenceAnswer Of(AbsenceLine line) => new(line.Id.Value, line.Name, line.From.ToDateOnly(), line.To.ToDateOnly());
}

public sealed record AbsencesAnswer(IReadOnlyList<AbsenceAnswer> Mine, IReadOnlyList<AbsenceAnswer> ForOthers);

public sealed record KeptAnswer(Guid Id);

/// <summary>Approvals for programs: what waits, what was asked for, and one's word on it.</summary>
internal static class ApprovalDoors
{
    private const string Group = "Approvals", Use = ApprovalPermissions.Use;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/approvals", async (string? tab, int? page, ReadApprovals read, CurrentPerson me, CancellationToken stop) =>
        {
            var shown = ApprovalTab.Mine;
            if (tab is not null && !ApiJson.TryWord(tab, out shown)) return ApiDoors.No(Problem.Field("tab", BorderWords.UnknownWord));
            var list = await read.Run(shown, me.Id, page ?? 1, stop);
            return ApiDoors.Yes(new ApprovalsAnswer([.. list.Lines.Select(ApprovalAnswer.Of)], list.Waiting, list.HasMore));
        }).Is(Use, new("findApprovals", Group, ApprovalDoorWords.Find)).Asks(ApprovalDoorWords.FindParameters).Answers(new ApprovalsAnswer([ApprovalExamples.One], 1, false));

        api.MapGet("/approvals/{id:guid}", async (Guid id, ReadApproval read, CurrentPerson me, CancellationToken stop) => (await read.Run(new(id), me.Id, stop)).Or(ApprovalFileAnswer.Of))
            .Is(Use, new("readApproval", Group, ApprovalDoorWords.Read, 404)).Answers(ApprovalExamples.File);

        api.MapPost("/approvals/{id:guid}/decide", async (Guid id, Body<DecisionCall> body, DecideApproval decide, CurrentPerson me, CancellationToken stop) =>
        {
            if (!ApiJson.TryWord<Verdict>(body.Value.Verdict, out var verdict)) return ApiDoors.No(Problem.Field("verdict", BorderWords.UnknownWord));
            var to = body.Value.To is { } person ? new PersonId(person) : (PersonId?)null;
            return (await decide.Run(new(id), new(verdict, body.Value.Round, body.Value.Note, to), me.Id, stop)).Or(state => new DecidedAnswer(id, ApiJson.Word(state)));
        }).Is(Use, new("decideApproval", Group, ApprovalDoorWords.Decide, 404, 409, 422)).Takes(new DecisionCall("approve", 1, "同意")).Answers(ApprovalExamples.Decided);

        api.MapPost("/approvals/{id:guid}/withdraw", async (Guid id, WithdrawApproval withdraw, CurrentPerson me, CancellationToken stop) => (await withdraw.Run(new(id), me.Id, stop)).Or(state => new DecidedAnswer(id, ApiJson.Word(state))))
            .Is(Use, new("withdrawApproval", Group, ApprovalDoorWords.Withdraw, 404, 409)).Answers(ApprovalExamples.Decided with { State = "withdrawn" });

        api.MapPost("/approvals/{id:guid}/resubmit", async (Guid id, Body<ResubmitCall> body, ResubmitApproval again, CurrentPerson me, CancellationToken stop) =>
            (await again.Run(new(id), body.Value.Reason, null, me.Id, stop)).Or(state => new DecidedAnswer(id, ApiJson.Word(state))))
            .Is(Use, new("resubmitApproval", Group, ApprovalDoorWords.Resubmit, 404, 409, 422)).Takes(new ResubmitCall("已补充说明")).Answers(ApprovalExamples.Decided with { State = "open" });

        MapAbsence(api);
    }

    private static void MapAbsence(RouteGroupBuilder api)
    {
        api.MapGet("/absences", async (ReadAbsence read, CurrentPerson me, CancellationToken stop) =>
        {
            var view = await read.Run(me.Id, stop);
            return ApiDoors.Yes(new AbsencesAnswer([.. view.Mine.Select(AbsenceAnswer.Of)], [.. view.ForOthers.Select(AbsenceAnswer.Of)]));
        }).Is(Use, new("findAbsences", Group, ApprovalDoorWords.Absences)).Answers(new AbsencesAnswer([ApprovalExamples.Absence], []));

        api.MapPost("/absences", async (Body<AbsenceCall> body, SetSubstitute set, CurrentPerson me, CancellationToken stop) =>
            (await set.Run(me.Id, new(body.Value.StandIn), LocalDate.FromDateOnly(body.Value.From), LocalDate.FromDateOnly(body.Value.Until), stop)).Or(id => new KeptAnswer(id.Value)))
            .Is(Use, new("setAbsence", Group, ApprovalDoorWords.SetAbsence, 404, 409, 422)).Takes(new AbsenceCall(ApprovalExamples.Id, new(2026, 12, 1), new(2026, 12, 7))).Answers(new KeptAnswer(ApprovalExamples.Id));

        api.MapDelete("/absences/{id:guid}", async (Guid id, EndSubstitute end, CurrentPerson me, CancellationToken stop) => (await end.Run(new(id), me.Id, stop)).Or(_ => new KeptAnswer(id)))
            .Is(Use, new("endAbsence", Group, ApprovalDoorWords.EndAbsence, 404, 409)).Answers(new KeptAnswer(ApprovalExamples.Id));
    }
}

internal static class ApprovalExamples
{
    public static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000005");

    public static readonly ApprovalAnswer One = new(Id, "grant.view", "申请查阅", "查阅 杭州明德家居", "林晓雨", new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), "open", 1, "回访需要", ["陈总"]) { DueAt = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero) };
    public static readonly ApprovalFileAnswer File = new(One, [new("时长", null, "4 小时", null, false)], false, true);
    public static readonly DecidedAnswer Decided = new(Id, "approved");
    public static readonly AbsenceAnswer Absence = new(Id, "郭立新", new(2026, 12, 1), new(2026, 12, 7));
}
