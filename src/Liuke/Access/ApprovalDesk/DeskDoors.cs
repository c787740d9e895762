using System.Globalization;
using Liuke.Access.Approving;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime.Text;

namespace Liuke.Access.ApprovalDesk;

/// <summary>The forms of approvals: each answers with a page, or with the card alone where a script asked.</summary>
internal static class DeskDoors
{
    public const string Path = "/approvals";

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Path + "/{id:guid}/decide", async (Guid id, [FromForm] DecisionTyped typed, DecideApproval decide, Desk desk, CancellationToken stop) =>
        {
            if (typed.Verdict is not { } verdict || !Enum.IsDefined(verdict)) return await desk.Refuse(id, typed, Refusal.Invalid(ApprovalWords.ChooseDecision), stop);
            var to = PersonId.TryParse(typed.To, CultureInfo.InvariantCulture, out var person) ? person : (PersonId?)null;
            return (await decide.Run(new(id), new(verdict, typed.Round, typed.Note, to), desk.Me.Id, stop)).Refused(out var refusal, out _)
                ? await desk.Refuse(id, typed, refusal, stop)
                : desk.Close(verdict switch { Verdict.SendBack => "sendback", Verdict.Forward => "forward", _ => "approve" }, typed.Back);
        }).Needs(ApprovalPermissions.Use);

        doors.MapPost(Path + "/{id:guid}/withdraw", async (Guid id, [FromForm] DecisionTyped typed, WithdrawApproval withdraw, Desk desk, CancellationToken stop) =>
            (await withdraw.Run(new(id), desk.Me.Id, stop)).Refused(out var refusal, out _)
                ? await desk.Refuse(id, typed, refusal, stop) : desk.Close("withdraw", typed.Back))
            .Needs(ApprovalPermissions.Use);

        doors.MapPost(Path + "/{id:guid}/resubmit", async (Guid id, [FromForm] DecisionTyped typed, ResubmitApproval again, Desk desk, CancellationToken stop) =>
            (await again.Run(new(id), typed.Note ?? "", null, desk.Me.Id, stop)).Refused(out var refusal, out _)
                ? await desk.Refuse(id, typed, refusal, stop) : desk.Close("resubmit", typed.Back))
            .Needs(ApprovalPermissions.Use);

        doors.MapPost(Path + "/batch", async (HttpContext http, DecideApproval decide, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
        {
            var (done, refused) = (0, 0);
            foreach (var (id, round) in Chosen(http.Request.Form["chosen"]))
            {
                if ((await decide.Run(id, new(Verdict.Approve, round), me.Id, stop)).Refused(out _, out _)) refused++;
                else done++;
            }

            return Results.LocalRedirect($"{Path}?done={done}&refused={refused}");
        }).Needs(ApprovalPermissions.Use);

        MapAbsence(doors);
    }

    private static void MapAbsence(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Path + "/absence", async ([FromForm] AbsenceTyped typed, SetSubstitute set, CurrentPerson me, CancellationToken stop) =>
        {
            var (from, to) = (LocalDatePattern.Iso.Parse(typed.From ?? ""), LocalDatePattern.Iso.Parse(typed.Until ?? ""));
            var isPerson = PersonId.TryParse(typed.StandIn, CultureInfo.InvariantCulture, out var standIn);
            var no = !from.Success || !to.Success ? Refusal.Invalid(DeskWords.NoSuchDay) : !isPerson ? Refusal.Invalid(ApprovalWords.NoSuchColleague)
                : (await set.Run(me.Id, standIn, from.Value, to.Value, stop)).Refusal;
            return no is null ? Results.LocalRedirect(Path + "/absence")
                : new RazorComponentResult<AbsenceAgain>(new { Typed = typed, No = no.Sentence }) { StatusCode = no.Status };
        }).Needs(ApprovalPermissions.Use);

        doors.MapPost(Path + "/absence/{id}/end", async (SubstituteId id, EndSubstitute end, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            (await end.Run(id, me.Id, stop)).Refused(out var refusal, out _) ? Results.StatusCode(refusal.Status) : Results.LocalRedirect(Path + "/absence"))
            .Needs(ApprovalPermissions.Use);
    }

    // Each as id and round: what was ticked is what was looked at.
    private static IEnumerable<(ApprovalId, int)> Chosen(IEnumerable<string?> ticked)
    {
        foreach (var tick in ticked.Take(ReadApprovals.PageSize))
            if (tick?.Split('.') is [var id, var round] && ApprovalId.TryParse(id, CultureInfo.InvariantCulture, out var approval) && int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
                yield return (approval, seen);
    }
}

public sealed record AbsenceTyped
{
    public string? StandIn { get; init; }
    public string? From { get; init; }
    public string? Until { get; init; }
}

/// <summary>Answers a form of a request: what became of it, or the request once more with the refusal and all that was typed.</summary>
internal sealed class Desk(ReadApproval read, CurrentPerson me, IHttpContextAccessor accessor)
{
    public CurrentPerson Me => me;

    private bool IsInPlace => accessor.HttpContext!.Request.Headers.ContainsKey("HX-Request");

    public IResult Close(string did, string? back)
        => IsInPlace ? new RazorComponentResult<ApprovalDone>(new { Says = DeskWords.Did(did) })
            : Results.LocalRedirect(QueryHelpers.AddQueryString(Backward.To(back, DeskDoors.Path), "did", did));

    public async Task<IResult> Refuse(Guid id, DecisionTyped typed, Refusal no, CancellationToken stop)
    {
        if ((await read.Run(new(id), me.Id, stop)).Refused(out var refusal, out var view)) return Results.StatusCode(refusal.Status);
        return IsInPlace ? new RazorComponentResult<ApprovalDone>(new { Says = no.Sentence, Href = $"{DeskDoors.Path}/{id}" })
            : new RazorComponentResult<ApprovalAgain>(new { View = view, Typed = typed, No = no.Sentence }) { StatusCode = no.Status };
    }
}
