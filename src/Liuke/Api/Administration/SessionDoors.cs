using Liuke.Access;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Api.Border;

namespace Liuke.Api.Administration;

/// <param name="Way">password, passwordAndCode, passkey and so on.</param>
public sealed record SessionAnswer(Guid Id, Guid PersonId, string Person, string Way, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string Device, string Network)
{
    internal static SessionAnswer Of(SessionSeen s) => new(s.Id.Value, s.PersonId.Value, s.Person, ApiJson.Word(s.Way), ApiJson.At(s.StartedAt), ApiJson.At(s.SeenAt), s.Device, s.Network);
}

public sealed record SessionsAnswer(IReadOnlyList<SessionAnswer> Items);

public sealed record SessionsEndedAnswer(int Ended);

/// <param name="SecondFactorRoles">Whoever has one of these must have a second factor.</param>
public sealed record SignInRulesCall(int PasswordLengthMin, int IdleMinutes, int HoursMost, IReadOnlyList<string> SecondFactorRoles)
{
    internal static SignInRulesCall Of(SignInRules rules) => new(rules.PasswordLengthMin, rules.IdleMinutes, rules.HoursMost, RoleWords.Of(rules.SecondFactorRoles));
}

/// <summary>Sessions and the rules of signing in, for programs.</summary>
internal static class SessionDoors
{
    private const string Group = "Sign-in", Mine = SigningPermissions.OwnAccount, All = SigningPermissions.ManageSessions;
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000009");
    private static readonly SessionsAnswer Example = new([new(Id, Id, "林晓雨", "passkey", new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero), new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), "Chrome, Windows", "203.0.113.7")]);
    private static readonly SignInRulesCall Rules = new(10, 30, 12, ["admin", "gm"]);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sessions", async (FindSessions find, CancellationToken stop) => ApiDoors.Yes(new SessionsAnswer([.. (await find.Run(null, stop)).Select(SessionAnswer.Of)])))
            .Is(All, new("findSessions", Group, AdministrationDoorWords.FindSessions)).Answers(Example);
        api.MapDelete("/people/{person:guid}/sessions/{id:guid}", async (Guid person, Guid id, EndSessions end, CurrentPerson me, CancellationToken stop) =>
            (await end.Run(new(new(person), new SessionId(id)), me.Id, stop)).Or(ended => new SessionsEndedAnswer(ended)))
            .Is(All, new("endSession", Group, AdministrationDoorWords.EndSession, 404)).Answers(new SessionsEndedAnswer(1));
        api.MapGet("/me/sessions", async (FindSessions find, CurrentPerson me, CancellationToken stop) => ApiDoors.Yes(new SessionsAnswer([.. (await find.Run(me.Id, stop)).Select(SessionAnswer.Of)])))
            .Is(Mine, new("findMySessions", Group, AdministrationDoorWords.FindMySessions)).Answers(Example);
        api.MapDelete("/me/sessions/{id:guid}", async (Guid id, EndSessions end, CurrentPerson me, CancellationToken stop) => (await end.Run(new(me.Id, new SessionId(id)), me.Id, stop)).Or(ended => new SessionsEndedAnswer(ended)))
            .Is(Mine, new("endMySession", Group, AdministrationDoorWords.EndMySession, 404)).Answers(new SessionsEndedAnswer(1));
        api.MapDelete("/me/sessions", async (EndSessions end, CurrentPerson me, CurrentSession session, CancellationToken stop) => (await end.Run(new(me.Id, AllBut: session.Id), me.Id, stop)).Or(ended => new SessionsEndedAnswer(ended)))
            .Is(Mine, new("endMySessions", Group, AdministrationDoorWords.EndMySessions, 404)).Answers(new SessionsEndedAnswer(2));

        api.MapGet("/settings/sign-in", (RulesInForce rules) => ApiDoors.Yes(SignInRulesCall.Of(rules.Now))).Is(SigningPermissions.ChangeRules, new("readSignInRules", Group, AdministrationDoorWords.ReadRules)).Answers(Rules);
        api.MapPut("/settings/sign-in", async (Body<SignInRulesCall> body, ChangeSignInRules change, CurrentPerson me, CancellationToken stop) => RoleWords.TryRead(body.Value.SecondFactorRoles, out var roles)
            ? (await change.Run(new(body.Value.PasswordLengthMin, body.Value.IdleMinutes, body.Value.HoursMost, roles), me.Id, stop)).Or(SignInRulesCall.Of) : ApiDoors.No(Problem.Field("secondFactorRoles", BorderWords.UnknownWord)))
            .Is(SigningPermissions.ChangeRules, new("changeSignInRules", Group, AdministrationDoorWords.ChangeRules, 422)).Takes(Rules).Answers(Rules);
    }
}
