using System.Security.Claims;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access;

/// <summary>Who is asking. Empty until somebody has signed in.</summary>
public sealed class CurrentPerson
{
    public PersonId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string DepartmentName { get; private set; } = "";
    public DepartmentId DepartmentId { get; private set; }
    public Roles Roles { get; private set; }

    public bool IsKnown => Id != default;
    public bool Is(Roles roles) => (Roles & roles) != Roles.None;

    /// <summary>What the screen calls the person's most far-reaching role.</summary>
    public Text RoleTitle => AccessWords.RoleTitle(Roles);

    internal void Become(Person person, string department)
        => (Id, Name, DepartmentId, DepartmentName, Roles) = (person.PersonId, person.Name, person.DepartmentId, department, person.Roles);
}

/// <summary>Reads the person afresh for every request, so that a changed role or a disabled account acts at once.</summary>
internal sealed class KnowThePerson(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, CurrentPerson current, CurrentReach reach, Visitor visitor, IDbContextFactory<Db> store)
    {
        // The page that says something broke must not need the database, which may be what broke.
        if (http.Features.Get<IExceptionHandlerFeature>() is null && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            await using var db = await store.CreateDbContextAsync(http.RequestAborted);
            var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, http.RequestAborted);
            var stamp = http.User.FindFirstValue("stamp");
            if (person is null || person.DisabledAt is not null || stamp != person.SecurityStamp)
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new();
            }
            else
            {
                var departments = await db.Departments.AsNoTracking().ToListAsync(http.RequestAborted);
                current.Become(person, departments.Find(d => d.Id == person.DepartmentId)?.Name ?? "");
                reach.Reach = person.Reach(departments);
                (visitor.Name, visitor.Department, visitor.Role) = (current.Name, current.DepartmentName, current.RoleTitle);
            }
        }

        await next(http);
    }
}
