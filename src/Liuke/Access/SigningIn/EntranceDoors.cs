using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Access.SigningIn;

/// <summary>The way in, in one or two steps; the way out; and who is there, once more.</summary>
internal static class EntranceDoors
{
    private const string HalfWayCookie = "liuke-half";

    /// <summary>Who has given a password and must show something more.</summary>
    internal sealed record HalfWay(Guid Person, string? Next);

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/sign-in", Enter).Open("nobody is signed in before the sign-in").RequireRateLimiting(SigningInRoom.Flood);
        doors.MapPost("/sign-in/second", Second).Open("the password was right a moment ago, as a sealed cookie says").RequireRateLimiting(SigningInRoom.Flood);
        doors.MapPost("/sign-in/passkey/begin", async (HttpContext http, PasskeyQuestions ask, [FromForm] string? unused) =>
            Results.Content(await ask.ToSignIn(http, null), "application/json")).Open("nobody is signed in before the sign-in").RequireRateLimiting(SigningInRoom.Flood);
        doors.MapPost("/sign-in/passkey", async (HttpContext http, SignInWithPasskey enter, PasskeyQuestions ask, [FromForm] string? credential, [FromForm] string? next, CancellationToken stop) =>
            await ByPasskey(http, ask.Answer(http, credential) is { } answer ? await enter.Run(answer, null, Caller.Of(http), stop) : Refusal.Invalid(SigningWords.PasskeyFailed), "/sign-in", next))
            .Open("the passkey is the sign-in").RequireRateLimiting(SigningInRoom.Flood);
        doors.MapPost("/sign-in/second/passkey/begin", async (HttpContext http, PasskeyQuestions ask, EntranceCookies cookies, [FromForm] string? unused) =>
            WhoIsHalfWay(http, cookies) is { } half ? Results.Content(await ask.ToSignIn(http, PersonId.From(half.Person)), "application/json") : Results.BadRequest())
            .Open("the password was right a moment ago, as a sealed cookie says").RequireRateLimiting(SigningInRoom.Flood);
        doors.MapPost("/sign-in/second/passkey", async (HttpContext http, SignInWithPasskey enter, PasskeyQuestions ask, EntranceCookies cookies, [FromForm] string? credential, CancellationToken stop) =>
            WhoIsHalfWay(http, cookies) is { } half
                ? await ByPasskey(http, ask.Answer(http, credential) is { } answer ? await enter.Run(answer, PersonId.From(half.Person), Caller.Of(http), stop) : Refusal.Invalid(SigningWords.PasskeyFailed), "/sign-in/second", half.Next)
                : Said.Then(http, "/sign-in", SigningWords.HalfWayOver, isBad: true))
            .Open("the password was right a moment ago, as a sealed cookie says").RequireRateLimiting(SigningInRoom.Flood);

        doors.MapPost("/confirm", async (HttpContext http, ProveAgain prove, CurrentSession session, [FromForm] string? password, [FromForm] string? code, [FromForm] string? next, CancellationToken stop) =>
            await Confirmed(http, await prove.Run(session.Id, new(password, code, null), Caller.Of(http), stop), next)).Needs(SigningPermissions.OwnAccount);
        doors.MapPost("/confirm/passkey/begin", async (HttpContext http, PasskeyQuestions ask, CurrentPerson me, [FromForm] string? unused) =>
            Results.Content(await ask.ToSignIn(http, me.Id), "application/json")).Needs(SigningPermissions.OwnAccount);
        doors.MapPost("/confirm/passkey", async (HttpContext http, ProveAgain prove, PasskeyQuestions ask, CurrentSession session, [FromForm] string? credential, [FromForm] string? next, CancellationToken stop) =>
            await Confirmed(http, ask.Answer(http, credential) is { } answer ? await prove.Run(session.Id, new(null, null, answer), Caller.Of(http), stop) : Refusal.Invalid(SigningWords.PasskeyFailed), next))
            .Needs(SigningPermissions.OwnAccount);

        doors.MapPost("/sign-out", async (HttpContext http, CurrentSession session, EndSessions end, [FromForm] string? unused, CancellationToken stop) =>
        {
            if (session.Id != default) await end.Run(new(session.Person, session.Id), session.Person, stop);
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            return Results.Redirect("/sign-in");
        }).Open("leaving needs no permission");
    }

    /// <summary>Lets the browser in: the session's cookie under a new id, and the mark of a known device.</summary>
    public static async Task<IResult> LetIn(HttpContext http, Admitted admitted, string? next)
    {
        EntranceCookies.Drop(http, HalfWayCookie);
        EntranceCookies.KeepDevice(http, admitted.DeviceSecret);
        if (admitted.Language is { } language) UiRoom.Speak(http, language);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, SessionDoor.Ticket(admitted.Session));
        return Results.Redirect(Own(next));
    }

    /// <summary>Remembers for some minutes that the password was right, and asks for the second step.</summary>
    public static IResult AskSecond(HttpContext http, EntranceCookies cookies, PersonId person, string? next)
    {
        cookies.Keep(http, HalfWayCookie, new HalfWay(person.Value, next));
        return Results.LocalRedirect("/sign-in/second");
    }

    public static HalfWay? WhoIsHalfWay(HttpContext http, EntranceCookies cookies) => cookies.Read<HalfWay>(http, HalfWayCookie);

    /// <summary>A path of this site, whatever a link said.</summary>
    public static string Own(string? next) => next is ['/', not '/' and not '\\', ..] or "/" ? next : "/";

    private static async Task<IResult> Enter(HttpContext http, SignIn signIn, EntranceCookies cookies, [FromForm] string userName, [FromForm] string password, [FromForm] string? next, CancellationToken stop)
    {
        if ((await signIn.Run(new(userName, password, Caller.Of(http)), stop)).Refused(out var refusal, out var greeting))
            return Said.No(http, $"/sign-in?next={Uri.EscapeDataString(next ?? "")}", refusal, new Dictionary<string, string>(StringComparer.Ordinal) { ["userName"] = userName[..Math.Min(userName.Length, 200)] });
        return greeting.In is { } admitted ? await LetIn(http, admitted, next) : AskSecond(http, cookies, greeting.Person, next);
    }

    private static async Task<IResult> Second(HttpContext http, GiveSecondFactor give, EntranceCookies cookies, [FromForm] string? code, CancellationToken stop)
    {
        if (WhoIsHalfWay(http, cookies) is not { } half) return Said.Then(http, "/sign-in", SigningWords.HalfWayOver, isBad: true);
        return (await give.Run(PersonId.From(half.Person), code ?? "", Caller.Of(http), stop)).Refused(out var refusal, out var admitted)
            ? Said.No(http, "/sign-in/second", refusal) : await LetIn(http, admitted, half.Next);
    }

    private static async Task<IResult> ByPasskey(HttpContext http, Outcome<Admitted> entered, string from, string? next)
        => entered.Refused(out var refusal, out var admitted) ? Said.No(http, from == "/sign-in" ? $"{from}?next={Uri.EscapeDataString(next ?? "")}" : from, refusal) : await LetIn(http, admitted, next);

    private static async Task<IResult> Confirmed(HttpContext http, Outcome<SessionId> proven, string? next)
    {
        if (proven.Refused(out var refusal, out var session)) return Said.No(http, $"/confirm?next={Uri.EscapeDataString(next ?? "")}", refusal);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, SessionDoor.Ticket(session));
        return Results.Redirect(Own(next));
    }
}
