using Liuke.Access;
using Liuke.Basics;
using Liuke.FollowUp.Today;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Liuke.FollowUp.Doing;

/// <summary>The forms of one piece of work: each answers with a page, or with the row alone where a script asked.</summary>
internal static class DoingDoors
{
    public static bool MayAssign(CurrentPerson me) => me.May(FollowUpPermissions.AssignWork);

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapGet("/work-items/{id:guid}/{act}/form", async (Guid id, string act, string? back, ReadWork read, CurrentPerson me, CancellationToken stop) =>
            (await read.Run(new(id), MayAssign(me), stop)).Refused(out var refusal, out var view)
                ? Results.Text(refusal.Sentence.ToString(), statusCode: refusal.Status)
                : new RazorComponentResult<WorkForms>(new { View = view, Act = act, Back = TodayAddress.Back(back), InPlace = true }))
            .Needs(FollowUpPermissions.ViewToday);

        doors.MapPost("/work-items/{id:guid}/finish", async (Guid id, [FromForm] WorkTyped typed, FinishWork finish, Desk desk, CancellationToken stop) =>
        {
            if (!WorkTyped.TryRead(typed.NextOn, out var nextOn)) return await desk.Refuse(id, "finish", typed, Refusal.Invalid(FollowUpWords.NoSuchDay), stop);
            var done = await finish.Run(new(id), new(typed.Outcome ?? WorkOutcome.Settled, typed.Note, nextOn), desk.Me.Id, stop);
            return done.Refused(out var refusal, out _)
                ? await desk.Refuse(id, "finish", typed, refusal, stop)
                : await desk.Close(id, "finished", TodayWords.Finished(nextOn), "circle-check", typed, stop);
        }).Needs(FollowUpPermissions.DoWork);

        doors.MapPost("/work-items/{id:guid}/snooze", async (Guid id, [FromForm] WorkTyped typed, SnoozeWork snooze, Desk desk, CancellationToken stop) =>
        {
            if (!WorkTyped.TryRead(typed.Until, out var until)) return await desk.Refuse(id, "snooze", typed, Refusal.Invalid(FollowUpWords.NoSuchDay), stop);
            var done = await snooze.Run(new(id), until, typed.Reason, desk.Me.Id, stop);
            return done.Refused(out var refusal, out var kept)
                ? await desk.Refuse(id, "snooze", typed, refusal, stop)
                : await desk.Close(id, "snoozed", TodayWords.SnoozedUntil(kept.Until), "clock-pause", typed, stop);
        }).Needs(FollowUpPermissions.DoWork);

        doors.MapPost("/work-items/{id:guid}/assign", async (Guid id, [FromForm] WorkTyped typed, AssignWork assign, Desk desk, CancellationToken stop) =>
            (await assign.Run(new(id), typed.To, typed.Note, desk.Me.Id, stop)).Refused(out var refusal, out _)
                ? await desk.Refuse(id, "assign", typed, refusal, stop)
                : await desk.Close(id, "given", TodayWords.AssignedTo(typed.To!), "arrows-exchange", typed, stop))
            .Needs(FollowUpPermissions.AssignWork);
    }
}

/// <summary>Answers a form: the row's new state in its place, or back to the list; after a refusal the form again, as it was typed.</summary>
internal sealed class Desk(ReadWork read, CurrentPerson me, IHttpContextAccessor accessor)
{
    public CurrentPerson Me => me;

    private HttpContext Http => accessor.HttpContext!;

    private bool IsInPlace => Http.Request.Headers.ContainsKey("HX-Request");

    public async Task<IResult> Close(Guid id, string did, Text says, string icon, WorkTyped typed, CancellationToken stop)
    {
        if (!IsInPlace) return Results.LocalRedirect(QueryHelpers.AddQueryString(TodayAddress.Back(typed.Back), "did", did));

        Http.Response.Headers["HX-Trigger"] = "work-changed";
        var name = (await read.Run(new(id), false, stop)).Refused(out _, out var view) ? "" : view.Row.Customer.Name;
        return new RazorComponentResult<WorkClosed>(new { Customer = name, Says = says, Icon = icon });
    }

    public async Task<IResult> Refuse(Guid id, string act, WorkTyped typed, Refusal no, CancellationToken stop)
    {
        if ((await read.Run(new(id), DoingDoors.MayAssign(me), stop)).Refused(out var refusal, out var view))
            return Results.Text(refusal.Sentence.ToString(), statusCode: refusal.Status);

        var back = TodayAddress.Back(typed.Back);
        if (!IsInPlace) return new RazorComponentResult<WorkAgain>(new { View = view, Act = act, Back = back, Typed = typed, No = no.Sentence }) { StatusCode = no.Status };

        // The row stays; only the form in it is drawn again. A script swaps answers of 200 only.
        Http.Response.Headers["HX-Retarget"] = "closest .work-act";
        Http.Response.Headers["HX-Reswap"] = "innerHTML";
        return new RazorComponentResult<WorkForms>(new { View = view, Act = act, Back = back, InPlace = true, Typed = typed, No = no.Sentence });
    }
}
