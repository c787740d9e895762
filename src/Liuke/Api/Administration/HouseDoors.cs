using Liuke.Access;
using Liuke.Access.Administration;
using Liuke.Access.ApprovalFlows;
using Liuke.Access.Approving;
using Liuke.Api.Border;
using Liuke.Basics;
using Liuke.Jobs;

namespace Liuke.Api.Administration;

public sealed record JobFileAnswer(Guid Id, string Kind, string Title, string State, int Percent, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt, string? By, string? Error);

public sealed record JobsAnswer(int Waiting, int Running, int FailedToday, IReadOnlyList<JobFileAnswer> Items)
{
    internal static JobsAnswer Of(JobsSeen seen) => new(seen.House.Waiting, seen.House.Running, seen.House.FailedToday, [.. seen.Jobs.Select(j => new JobFileAnswer(j.Job.Id.Value, j.Job.Kind, j.Title.ToString(),
        ApiJson.Word(j.Job.State), j.Job.Percent, ApiJson.At(j.Job.RequestedAt), j.Job.FinishedAt is { } at ? ApiJson.At(at) : null, j.By, j.Job.Error?.ToString()))]);
}

public sealed record CancelledAnswer(Guid Id, string State);

/// <param name="Mode">any, all or inOrder.</param>
/// <param name="Who">gm; a role, for the nearest above the requester who has it; or the id of a person.</param>
/// <param name="FromMinor">Only from this amount on.</param>
/// <param name="ForRoles">Only for requesters with one of these roles.</param>
public sealed record FlowStepCall(string Mode, IReadOnlyList<string> Who, int TimeoutHours = 24, long? FromMinor = null, IReadOnlyList<string>? ForRoles = null)
{
    internal static FlowStepCall Of(FlowStep step) => new(ApiJson.Word(step.Mode), [.. step.Who.Select(Word)], step.TimeoutHours, step.FromMinor, RoleWords.Of(step.ForRoles));

    internal FlowStep? Read()
    {
        if (!ApiJson.TryWord<StepMode>(Mode, out var mode) || !RoleWords.TryRead(ForRoles ?? [], out var roles)) return null;
        var who = Who.Select(Read).ToList();
        return who.Contains(null) ? null : new(mode, [.. who.OfType<Choice>()], TimeoutHours) { FromMinor = FromMinor, ForRoles = roles };
    }

    private static string Word(Choice choice) => choice.Kind switch { ChoiceKind.GM => "gm", ChoiceKind.Person => choice.Person!.Value.Value.ToString(), _ => RoleWords.Word(choice.Role) };

    private static Choice? Read(string word) => word == "gm" ? Choice.GM
        : Guid.TryParse(word, out var person) ? Choice.Named(new(person)) : RoleWords.One(word) is { } role ? new Choice(ChoiceKind.Chain, role) : null;
}

public sealed record FlowCall(IReadOnlyList<FlowStepCall> Steps);

/// <param name="IsSet">Whether somebody set other steps than those delivered.</param>
public sealed record FlowAnswer(string Kind, string Title, bool IsSet, IReadOnlyList<FlowStepCall> Steps);

public sealed record FlowsAnswer(IReadOnlyList<FlowAnswer> Items);

/// <summary>Jobs and the steps of approvals for programs.</summary>
internal static class HouseDoors
{
    private const string Group = "Firm", Flows = "/settings/approvals";
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000009");
    private static readonly FlowCall Example = new([new("any", ["manager"]), new("all", ["gm", "finance"], 48, 5_000_000, ["rep"])]);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/jobs", async (string? failed, FindJobs find, CancellationToken stop) =>
            failed is null or "true" or "false" ? ApiDoors.Yes(JobsAnswer.Of(await find.Run(failed == "true", stop))) : ApiDoors.No(Problem.Field("failed", BorderWords.UnknownWord)))
            .Is(AdministrationPermissions.Jobs, new("findJobs", Group, AdministrationDoorWords.FindJobs)).Asks(AdministrationDoorWords.OnlyFailed)
            .Answers(new JobsAnswer(0, 1, 0, [new(Id, "insight.refresh", "更新流失分析", "running", 42, new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), null, "林晓雨", null)]));
        api.MapPost("/jobs/{id:guid}/cancel", async (Guid id, CancelJob cancel, CancellationToken stop) => (await cancel.Run(new(id), stop)).Or(state => new CancelledAnswer(id, ApiJson.Word(state))))
            .Is(AdministrationPermissions.Jobs, new("cancelJob", Group, AdministrationDoorWords.CancelJob, 404, 409)).Answers(new CancelledAnswer(Id, "cancelled"));

        api.MapGet(Flows, async (ReadFlows read, CancellationToken stop) =>
            ApiDoors.Yes(new FlowsAnswer([.. (await read.Run(stop)).Flows.Select(f => new FlowAnswer(f.Kind, f.Title.ToString(), f.IsSet, [.. f.Flow.Steps.Select(FlowStepCall.Of)]))])))
            .Is(ApprovalPermissions.SetFlows, new("findApprovalFlows", Group, AdministrationDoorWords.FindFlows)).Answers(new FlowsAnswer([new("grant.view", "查阅授权", true, Example.Steps)]));
        api.MapPut(Flows + "/{kind}", async (string kind, Body<FlowCall> body, SetFlow set, CancellationToken stop) =>
        {
            var steps = body.Value.Steps.Select(s => s.Read()).ToList();
            return steps.Contains(null) ? ApiDoors.No(Problem.Field("steps", BorderWords.UnknownWord)) : Told(await set.Run(kind, new([.. steps.OfType<FlowStep>()]), stop));
        }).Is(ApprovalPermissions.SetFlows, new("setApprovalFlow", Group, AdministrationDoorWords.SetFlow, 404, 422)).Takes(Example).Answers(Example);
        api.MapDelete(Flows + "/{kind}", async (string kind, SetFlow set, CancellationToken stop) => Told(await set.Run(kind, null, stop)))
            .Is(ApprovalPermissions.SetFlows, new("resetApprovalFlow", Group, AdministrationDoorWords.ResetFlow, 404)).Answers(Example);
    }

    private static IResult Told(Outcome<Flow> set) => set.Or(flow => new FlowCall([.. flow.Steps.Select(FlowStepCall.Of)]));
}
