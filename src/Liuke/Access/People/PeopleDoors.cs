using Liuke.Access.SigningIn;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Access.People;

/// <summary>Invitations, people and departments.</summary>
internal static class PeopleDoors
{
    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/first-start", async (HttpContext http, MakeFirstAdministrator make, [FromForm] NewAdministrator asked, CancellationToken stop) =>
            (await make.Run(asked, Caller.Of(http), stop)).Refused(out var refusal, out var admitted)
                ? Said.No(http, $"/first-start?token={Uri.EscapeDataString(asked.Secret)}", refusal, Typed(("userName", asked.UserName), ("name", asked.Name)))
                : await EntranceDoors.LetIn(http, admitted, "/welcome"))
            .Open("the one-time link is the permission").RequireRateLimiting(SigningInRoom.Flood);

        doors.MapPost("/invitation", async (HttpContext http, UseInvitation use, EntranceCookies cookies, [FromForm] string secret, [FromForm] string password, CancellationToken stop) =>
        {
            if ((await use.Run(secret, password, Caller.Of(http), stop)).Refused(out var refusal, out var greeting))
                return Said.No(http, $"/invitation?token={Uri.EscapeDataString(secret)}", refusal);
            return greeting.In is { } admitted ? await EntranceDoors.LetIn(http, admitted, "/") : EntranceDoors.AskSecond(http, cookies, greeting.Person, "/");
        }).Open("the one-time link is the permission").RequireRateLimiting(SigningInRoom.Flood);

        People(doors);
        Departments(doors);
    }

    private static void People(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/people", async (HttpContext http, InvitePerson invite, CurrentPerson me, [FromForm] IFormCollection form, CancellationToken stop) =>
        {
            var asked = new AskedPerson(form["userName"].ToString(), form["name"].ToString(), DepartmentOf(form), RolesOf(form));
            if ((await invite.Run(asked, me.Id, stop)).Refused(out var refusal, out var invited))
                return Said.No(http, EntranceDoors.Own(form["back"].FirstOrDefault() ?? "/people"), refusal, Typed(("userName", asked.UserName), ("name", asked.Name)));
            return Show(http, invited, form["back"].FirstOrDefault());
        }).Needs(PeoplePermissions.Manage).NeedsFreshSecondFactor();

        doors.MapPost("/people/{id:guid}", async (Guid id, HttpContext http, ChangePerson change, CurrentPerson me, [FromForm] IFormCollection form, CancellationToken stop) =>
            Told(http, id, await change.Run(new(PersonId.From(id), form["name"].ToString(), DepartmentOf(form), RolesOf(form)), me.Id, stop), PeopleWords.Saved))
            .Needs(PeoplePermissions.Manage).NeedsFreshSecondFactor();
        doors.MapPost("/people/{id:guid}/disable", async (Guid id, HttpContext http, DisablePerson disable, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, id, await disable.Run(PersonId.From(id), false, me.Id, stop), PeopleWords.DisabledNow)).Needs(PeoplePermissions.Manage).NeedsFreshSecondFactor();
        doors.MapPost("/people/{id:guid}/enable", async (Guid id, HttpContext http, DisablePerson disable, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, id, await disable.Run(PersonId.From(id), true, me.Id, stop), PeopleWords.EnabledNow)).Needs(PeoplePermissions.Manage).NeedsFreshSecondFactor();
        doors.MapPost("/people/{id:guid}/factors/remove", async (Guid id, HttpContext http, RemoveFactors remove, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, id, await remove.Run(PersonId.From(id), me.Id, stop), PeopleWords.FactorsGone)).Needs(PeoplePermissions.Manage).NeedsFreshSecondFactor();
        doors.MapPost("/people/{id:guid}/link", async (Guid id, HttpContext http, MakeResetLink make, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            (await make.Run(PersonId.From(id), me.Id, stop)).Refused(out var refusal, out var made) ? Said.No(http, $"/people/{id}", refusal) : Show(http, made, null))
            .Needs(PeoplePermissions.Manage).NeedsFreshSecondFactor();
    }

    private static void Departments(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/departments", async (HttpContext http, AddDepartment add, [FromForm] string name, [FromForm] Guid parent, CancellationToken stop) =>
            (await add.Run(name, DepartmentId.From(parent), stop)).Refused(out var refusal, out _)
                ? Said.No(http, "/departments", refusal, Typed(("name", name))) : Said.Then(http, "/departments", PeopleWords.Added))
            .Needs(PeoplePermissions.Manage).NeedsFreshSecondFactor();
        doors.MapPost("/departments/{id:guid}", async (Guid id, HttpContext http, ChangeDepartment change, CurrentPerson me, [FromForm] string name, [FromForm] Guid? parent, CancellationToken stop) =>
            (await change.Run(DepartmentId.From(id), name, parent is { } above ? DepartmentId.From(above) : null, me.Id, stop)).Refused(out var refusal, out _)
                ? Said.No(http, $"/departments?edit={id}", refusal) : Said.Then(http, "/departments", PeopleWords.DepartmentSaved))
            .Needs(PeoplePermissions.Manage).NeedsFreshSecondFactor();
        doors.MapPost("/welcome/departments", async (HttpContext http, AddDepartment add, FindDepartments find, [FromForm] string? names, CancellationToken stop) =>
        {
            var lines = (names ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
            if (lines.Count > 50) return Said.Then(http, "/welcome?step=departments", PeopleWords.TooManyLines, isBad: true, Typed(("names", names ?? "")));
            var known = await find.Run(stop);
            foreach (var name in lines.Where(name => known.All(d => d.Name != name)))
                if ((await add.Run(name, known[0].Id, stop)).Refused(out var refusal, out _)) return Said.No(http, "/welcome?step=departments", refusal, Typed(("names", names ?? "")));
            return Results.LocalRedirect("/welcome?step=people");
        }).Needs(PeoplePermissions.Manage).NeedsFreshSecondFactor();
    }

    private static RazorComponentResult<LinkShown> Show(HttpContext http, Invited invited, string? back) => new(new
    {
        Name = invited.Name, Address = $"{http.Request.Scheme}://{http.Request.Host}/invitation?token={invited.Secret}", Back = EntranceDoors.Own(back ?? "/people"),
    });

    private static IResult Told(HttpContext http, Guid id, Outcome<bool> done, Text says)
        => done.Refused(out var refusal, out _) ? Said.No(http, $"/people/{id}", refusal) : Said.Then(http, $"/people/{id}", says);

    private static DepartmentId DepartmentOf(IFormCollection form) => DepartmentId.From(Guid.TryParse(form["department"], out var id) ? id : default);

    private static Roles RolesOf(IFormCollection form)
        => form["role"].Aggregate(Roles.None, (all, role) => Enum.TryParse<Roles>(role, out var one) && Role.All.Contains(one) ? all | one : all);

    private static Dictionary<string, string> Typed(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields) typed[name] = value[..Math.Min(value.Length, 800)];
        return typed;
    }
}
