using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Doing;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Api.Work;

/// <summary>Pieces of work for programs: the list, and what can be done with one.</summary>
internal static class WorkDoors
{
    private const string Group = "Work";
    private const int TopUsual = 100, TopMost = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/work-items", async (string? user, string? asOf, int? top, ReadWorklist read, CancellationToken stop) =>
        {
            if (!TryDay(asOf, out var day)) return ApiDoors.No(Problem.Field("asOf", BorderWords.NotADay));
            if (top is < 1 or > TopMost) return ApiDoors.No(Problem.Field("top", FollowUpWords.TopOutOfBounds(TopMost)));
            return (await read.Run(new(user, day, top ?? TopUsual), stop)).Or(list => new WorklistAnswer(list.AsOf.ToDateOnly(), list.Total, [.. list.Items.Select(WorkAnswer.Of)]));
        }).Is(FollowUpPermissions.ViewToday, new("findWork", Group, WorkDoorWords.Find, 404, 422)).Asks(WorkDoorWords.FindParameters).Answers(WorkExamples.Many);

        api.MapGet("/work-items/{id:guid}", async (Guid id, ReadWork read, CancellationToken stop) => (await read.Run(new(id), false, stop)).Or(view => WorkAnswer.Of(view.Row)))
            .Is(FollowUpPermissions.ViewToday, new("readWork", Group, WorkDoorWords.Read, 404)).Answers(WorkExamples.One);

        api.MapPost("/work-items/{id:guid}/finish", async (Guid id, Body<FinishCall> body, FinishWork finish, CurrentPerson me, CancellationToken stop) =>
        {
            if (!ApiJson.TryWord<WorkOutcome>(body.Value.Outcome, out var outcome)) return ApiDoors.No(Problem.Field("outcome", BorderWords.UnknownWord));
            var done = await finish.Run(new(id), new(outcome, body.Value.Note, Day(body.Value.NextOn)), me.Id, stop);
            return done.Or(kept => new FinishAnswer(id, ApiJson.Word(kept.Outcome), ApiJson.At(kept.At), ApiJson.Day(kept.NextOn)));
        }).Is(FollowUpPermissions.DoWork, new("finishWork", Group, WorkDoorWords.Finish, 404, 409, 422)).Takes(WorkExamples.Finish).Answers(WorkExamples.Finished);

        api.MapPost("/work-items/{id:guid}/snooze", async (Guid id, Body<SnoozeCall> body, SnoozeWork snooze, CurrentPerson me, CancellationToken stop) =>
            (await snooze.Run(new(id), Day(body.Value.Until), body.Value.Reason, me.Id, stop)).Or(kept => new SnoozeAnswer(id, kept.Until.ToDateOnly(), kept.Reason)))
            .Is(FollowUpPermissions.DoWork, new("snoozeWork", Group, WorkDoorWords.Snooze, 404, 409, 422)).Takes(WorkExamples.Snooze).Answers(WorkExamples.Snoozed);

        api.MapPost("/work-items/{id:guid}/assign", async (Guid id, Body<AssignCall> body, AssignWork assign, CurrentPerson me, CancellationToken stop) =>
            (await assign.Run(new(id), body.Value.To, body.Value.Note, me.Id, stop)).Or(_ => new AssignAnswer(id, body.Value.To)))
            .Is(FollowUpPermissions.AssignWork, new("assignWork", Group, WorkDoorWords.Assign, 404, 409, 422)).Takes(WorkExamples.Assign).Answers(WorkExamples.Assigned);
    }

    private static LocalDate? Day(DateOnly? day) => day is { } known ? LocalDate.FromDateOnly(known) : null;

    private static bool TryDay(string? typed, out LocalDate? day)
    {
        var read = LocalDatePattern.Iso.Parse(typed ?? "");
        day = read.Success ? read.Value : null;
        return typed is null || read.Success;
    }
}
