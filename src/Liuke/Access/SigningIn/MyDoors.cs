using Liuke.Access.People;
using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.Passwords;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Access.SigningIn;

/// <summary>What somebody does to their own account, and an administrator to sessions and rules.</summary>
internal static class MyDoors
{
    private const string Me = "/me", OwnFactors = "/me/factors";

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/me/password", async (HttpContext http, ChangeOwnPassword change, CurrentPerson me, CurrentSession session, [FromForm] string present, [FromForm] string wanted, CancellationToken stop) =>
            Told(http, Me, await change.Run(new(me.Id, session.Id, present, wanted), stop), SigningWords.PasswordChanged)).Needs(SigningPermissions.OwnAccount);
        doors.MapPost("/me/language", async (HttpContext http, ChooseLanguage choose, CurrentPerson me, [FromForm] string language, CancellationToken stop) =>
        {
            UiRoom.Speak(http, (await choose.Run(me.Id, language, stop)).Value);
            return Said.Then(http, Me, SigningWords.Saved);
        }).Needs(SigningPermissions.OwnAccount);
        doors.MapPost("/me/sessions/{id:guid}/end", async (Guid id, HttpContext http, EndSessions end, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, Me, await end.Run(new(me.Id, SessionId.From(id)), me.Id, stop), SigningWords.Ended)).Needs(SigningPermissions.OwnAccount).NeedsFreshSecondFactor();
        doors.MapPost("/me/sessions/end", async (HttpContext http, EndSessions end, CurrentPerson me, CurrentSession session, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, Me, await end.Run(new(me.Id, AllBut: session.Id), me.Id, stop), SigningWords.Ended)).Needs(SigningPermissions.OwnAccount).NeedsFreshSecondFactor();
        Factors(doors);

        doors.MapPost("/sessions/{person:guid}/{id:guid}/end", async (Guid person, Guid id, HttpContext http, EndSessions end, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, "/sessions", await end.Run(new(PersonId.From(person), SessionId.From(id)), me.Id, stop), SigningWords.Ended)).Needs(SigningPermissions.ManageSessions);
        doors.MapPost("/settings/sign-in", async (HttpContext http, ChangeSignInRules change, CurrentPerson me, [FromForm] IFormCollection form, CancellationToken stop) =>
        {
            int Number(string name) => int.TryParse(form[name], System.Globalization.NumberStyles.None, null, out var number) ? number : 0;
            var roles = form["role"].Aggregate(Roles.None, (all, role) => Enum.TryParse<Roles>(role, out var one) && Role.All.Contains(one) ? all | one : all);
            return Told(http, "/settings", await change.Run(new(Number("length"), Number("idle"), Number("hours"), roles), me.Id, stop), SigningWords.Saved);
        }).Needs(SigningPermissions.ChangeRules).NeedsFreshSecondFactor();
    }

    private static void Factors(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/me/passkeys/begin", async (HttpContext http, PasskeyQuestions ask, CurrentPerson me, [FromForm] string? unused) =>
            Results.Content(await ask.ToMakeOne(http, me), "application/json")).Needs(SigningPermissions.OwnAccount).NeedsFreshSecondFactor();
        doors.MapPost("/me/passkeys", async (HttpContext http, AddPasskey add, PasskeyQuestions ask, CurrentPerson me, [FromForm] string? credential, [FromForm] string? name, CancellationToken stop) =>
            Told(http, OwnFactors, ask.Answer(http, credential) is { } answer ? await add.Run(me.Id, answer, name, stop) : Refusal.Invalid(SigningWords.PasskeyNotAdded), SigningWords.Saved))
            .Needs(SigningPermissions.OwnAccount).NeedsFreshSecondFactor();
        doors.MapPost("/me/passkeys/remove", async (HttpContext http, RemovePasskey remove, CurrentPerson me, [FromForm] string credential, CancellationToken stop) =>
            Told(http, OwnFactors, await remove.Run(me.Id, credential, stop), SigningWords.Saved)).Needs(SigningPermissions.OwnAccount).NeedsFreshSecondFactor();
        doors.MapPost("/me/authenticator", async (HttpContext http, ConfirmAuthenticator confirm, CurrentPerson me, [FromForm] string code, CancellationToken stop) =>
            Codes(http, await confirm.Run(me.Id, code, stop), "/me/authenticator")).Needs(SigningPermissions.OwnAccount).NeedsFreshSecondFactor();
        doors.MapPost("/me/authenticator/remove", async (HttpContext http, RemoveAuthenticator remove, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, OwnFactors, await remove.Run(me.Id, stop), SigningWords.Saved)).Needs(SigningPermissions.OwnAccount).NeedsFreshSecondFactor();
        doors.MapPost("/me/recovery-codes", async (HttpContext http, RenewRecoveryCodes renew, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            Codes(http, await renew.Run(me.Id, stop), OwnFactors)).Needs(SigningPermissions.OwnAccount).NeedsFreshSecondFactor();
    }

    private static IResult Told<T>(HttpContext http, string to, Outcome<T> done, Text says)
        => done.Refused(out var refusal, out _) ? Said.No(http, to, refusal) : Said.Then(http, to, says);

    private static IResult Codes(HttpContext http, Outcome<IReadOnlyList<string>> made, string from)
        => made.Refused(out var refusal, out var codes) ? Said.No(http, from, refusal) : new RazorComponentResult<RecoveryCodesShown>(new { Codes = codes });
}
