using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Passwords;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access;

/// <param name="Password">Null where the person chooses one by the link of the invitation.</param>
public sealed record NewPerson(string UserName, string Name, DepartmentId Department, Roles Roles, string? Password)
{
    /// <summary>Somebody invented, for a demo: the password may be as plain as everybody is told.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>Adds somebody who may sign in.</summary>
public sealed class AddPerson(IDbContextFactory<Db> store, CurrentPerson me, PasswordDesk desk, RulesInForce rules, IClock clock)
{
    public async Task<Outcome<PersonId>> Run(NewPerson asked, CancellationToken stop)
    {
        var (userName, name) = (asked.UserName.Trim(), asked.Name.Trim());
        if (userName.Length == 0 || name.Length == 0) return Refusal.Invalid(AccessWords.NameNeeded);
        if (asked.Password is { } chosen && !asked.IsDemo && PasswordRules.Check(chosen, userName, name, rules.Now) is { } weak) return weak;

        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.IsTaken(userName, stop)) return Refusal.Conflict(AccessWords.NameTaken);

        var person = new Person(clock.New<PersonId>(), userName, name, asked.Department, asked.Roles);
        if (asked.Password is not null)
        {
            if ((await desk.Hash(asked.Password, stop)).Refused(out var busy, out var hash)) return busy;
            person.TakePassword(hash);
        }

        if (asked.IsDemo) person.BelongsToDemo(clock.GetCurrentInstant());
        db.People.Add(person);
        db.Audit(AuditEntry.Of(SigningAudit.Added, me.IsKnown ? me.Id : null, SigningAudit.Person, person.Id.ToString(), ("roles", person.Roles.ToString())));
        await db.SaveChangesAsync(stop);
        return person.PersonId;
    }
}

internal static class UserNames
{
    extension(Db db)
    {
        public Task<bool> IsTaken(string userName, CancellationToken stop)
        {
            var normalized = userName.Trim().ToUpperInvariant();
            return db.People.AnyAsync(p => p.NormalizedUserName == normalized, stop);
        }
    }
}
