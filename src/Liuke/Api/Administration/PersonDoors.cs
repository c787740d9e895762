using Liuke.Access;
using Liuke.Access.People;
using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Administration;

/// <param name="Roles">rep, manager, gm, agent, marketer, finance, admin.</param>
public sealed record PersonFileAnswer(Guid Id, string UserName, string Name, Guid DepartmentId, string Department, IReadOnlyList<string> Roles, bool IsHere, bool HasPassword, bool HasSecondFactor, DateTimeOffset? SeenAt)
{
    internal static PersonFileAnswer Of(PersonSeen p) => new(p.Id.Value, p.UserName, p.Name, p.DepartmentId.Value, p.Department, RoleWords.Of(p.Roles), p.IsHere, p.HasPassword, p.HasSecondFactor, p.SeenAt is { } at ? ApiJson.At(at) : null);
}

public sealed record PeopleAnswer(IReadOnlyList<PersonFileAnswer> Items);

public sealed record InviteCall(string UserName, string Name, Guid DepartmentId, IReadOnlyList<string> Roles);

public sealed record PersonCall(string Name, Guid DepartmentId, IReadOnlyList<string> Roles);

/// <param name="Link">Answered once: the person opens it and chooses a password.</param>
public sealed record LinkAnswer(Guid Id, string Link);

public sealed record DoneAnswer(Guid Id);

/// <summary>People for programs.</summary>
internal static class PersonDoors
{
    private const string Needed = PeoplePermissions.Manage, Group = "People", One = "/people/{id:guid}";
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000009");
    private static readonly PersonFileAnswer Example = new(Id, "lin", "林晓雨", Id, "华东一部", ["rep"], true, true, false, new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero));
    private static readonly LinkAnswer Link = new(Id, "https://crm.example.com/invitation?token=…");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/people", async (string? q, string? department, FindPeople find, CancellationToken stop) =>
        {
            Guid within = default;
            if (department is not null && !Guid.TryParse(department, out within)) return ApiDoors.No(Problem.Field("department", BorderWords.UnknownWord));
            return ApiDoors.Yes(new PeopleAnswer([.. (await find.Run(new(q, department is null ? null : new DepartmentId(within)), stop)).Select(PersonFileAnswer.Of)]));
        }).Is(Needed, new("findPeople", Group, AdministrationDoorWords.FindPeople)).Asks(AdministrationDoorWords.PeopleParameters).Answers(new PeopleAnswer([Example]));

        api.MapPost("/people", async (HttpContext http, Body<InviteCall> body, InvitePerson invite, CurrentPerson me, CancellationToken stop) => RoleWords.TryRead(body.Value.Roles, out var roles)
            ? Shown(http, await invite.Run(new(body.Value.UserName, body.Value.Name, new(body.Value.DepartmentId), roles), me.Id, stop)) : RoleWords.Unknown)
            .Is(Needed, new("invitePerson", Group, AdministrationDoorWords.Invite, 404, 409, 422)).Takes(new InviteCall("lin", "林晓雨", Id, ["rep"])).Answers(Link);

        api.MapGet(One, async (Guid id, FindPeople find, CancellationToken stop) => await Person(find, id, stop)).Is(Needed, new("readPerson", Group, AdministrationDoorWords.ReadPerson, 404)).Answers(Example);

        api.MapPut(One, async (Guid id, Body<PersonCall> body, ChangePerson change, FindPeople find, CurrentPerson me, CancellationToken stop) =>
        {
            if (!RoleWords.TryRead(body.Value.Roles, out var roles)) return RoleWords.Unknown;
            var changed = await change.Run(new(new(id), body.Value.Name, new(body.Value.DepartmentId), roles), me.Id, stop);
            return changed.Refused(out var refusal, out _) ? ApiDoors.No(refusal) : await Person(find, id, stop);
        }).Is(Needed, new("changePerson", Group, AdministrationDoorWords.ChangePerson, 404, 409, 422)).Takes(new PersonCall("林晓雨", Id, ["rep", "manager"])).Answers(Example);

        api.MapPost(One + "/disable", async (Guid id, DisablePerson disable, CurrentPerson me, CancellationToken stop) => Done(id, await disable.Run(new(id), false, me.Id, stop)))
            .Is(Needed, new("disablePerson", Group, AdministrationDoorWords.Disable, 404, 409)).Answers(new DoneAnswer(Id));
        api.MapPost(One + "/enable", async (Guid id, DisablePerson disable, CurrentPerson me, CancellationToken stop) => Done(id, await disable.Run(new(id), true, me.Id, stop)))
            .Is(Needed, new("enablePerson", Group, AdministrationDoorWords.Enable, 404)).Answers(new DoneAnswer(Id));
        api.MapDelete(One + "/factors", async (Guid id, RemoveFactors remove, CurrentPerson me, CancellationToken stop) => Done(id, await remove.Run(new(id), me.Id, stop)))
            .Is(Needed, new("removeFactors", Group, AdministrationDoorWords.RemoveFactors, 404)).Answers(new DoneAnswer(Id));
        api.MapPost(One + "/link", async (Guid id, HttpContext http, MakeResetLink make, CurrentPerson me, CancellationToken stop) => Shown(http, await make.Run(new(id), me.Id, stop)))
            .Is(Needed, new("makePasswordLink", Group, AdministrationDoorWords.MakeLink, 404)).Answers(Link);
    }

    private static async Task<IResult> Person(FindPeople find, Guid id, CancellationToken stop)
        => (await find.Run(new(null, null, new PersonId(id)), stop)) is [var person] ? ApiDoors.Yes(PersonFileAnswer.Of(person)) : ApiDoors.No(Refusal.Missing(AdministrationDoorWords.NoSuchPerson));

    private static IResult Shown(HttpContext http, Outcome<Invited> made)
        => made.Or(invited => new LinkAnswer(invited.Person.Value, $"{http.Request.Scheme}://{http.Request.Host}/invitation?token={invited.Secret}"));

    private static IResult Done(Guid id, Outcome<bool> done) => done.Or(_ => new DoneAnswer(id));
}

/// <summary>Roles as the API writes them.</summary>
internal static class RoleWords
{
    public static IResult Unknown => ApiDoors.No(Problem.Field("roles", BorderWords.UnknownWord));

    public static IReadOnlyList<string> Of(Roles roles) => [.. Role.Of(roles).Select(Word)];

    public static bool TryRead(IReadOnlyList<string> words, out Roles roles)
    {
        roles = Roles.None;
        foreach (var word in words)
        {
            if (One(word) is not { } role) return false;
            roles |= role;
        }

        return true;
    }

    public static Roles? One(string word) => Role.All.FirstOrDefault(r => Word(r) == word) is var role and not Roles.None ? role : null;

    public static string Word(Roles role) => role.ToString().ToLowerInvariant();
}
