using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Access.Tokens;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.People;

public sealed record PersonChange(PersonId Person, string Name, DepartmentId Department, Roles Roles);

/// <summary>Changes name, department and roles; other roles end the person's sessions.</summary>
public sealed class ChangePerson(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<bool>> Run(PersonChange asked, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var id = asked.Person.Value;
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id, stop);
        if (person is null) return Refusal.Missing(PeopleWords.NoSuchPerson);
        if (!await db.Departments.AnyAsync(d => d.Id == asked.Department, stop)) return Refusal.Missing(AccessWords.NoSuchDepartment);
        var losesAdmin = person.Roles.HasFlag(Roles.Admin) && !asked.Roles.HasFlag(Roles.Admin);
        if (losesAdmin && asked.Person == by) return Refusal.Conflict(PeopleWords.NotYourself);
        if (losesAdmin && await db.IsLastAdministrator(asked.Person, stop)) return Refusal.Conflict(PeopleWords.LastAdministrator);

        var (before, department) = (person.Roles, person.DepartmentId);
        if (person.Change(asked.Name, asked.Department, asked.Roles) is { } refusal) return refusal;
        if (before != person.Roles || department != person.DepartmentId) await db.EndSessions(new(asked.Person), clock.GetCurrentInstant(), stop);
        db.Audit(AuditEntry.Of(SigningAudit.Changed, by, SigningAudit.Person, id.ToString(), ("before", before.ToString()), ("roles", person.Roles.ToString())));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return true;
    }
}

/// <summary>Shuts a person out at once, or lets them in again.</summary>
public sealed class DisablePerson(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<bool>> Run(PersonId whom, bool isWelcome, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var id = whom.Value;
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id, stop);
        if (person is null) return Refusal.Missing(PeopleWords.NoSuchPerson);
        if (!isWelcome && whom == by) return Refusal.Conflict(PeopleWords.NotYourself);
        if (!isWelcome && person.Roles.HasFlag(Roles.Admin) && await db.IsLastAdministrator(whom, stop)) return Refusal.Conflict(PeopleWords.LastAdministrator);

        var now = clock.GetCurrentInstant();
        if (isWelcome) person.Enable();
        else person.Disable(now);
        var tokens = 0;
        if (!isWelcome)
        {
            await db.EndSessions(new(whom), now, stop);
            tokens = await db.EndTokens(whom, by, now, stop);
            db.OneTimeLinks.RemoveRange(await db.OneTimeLinks.Where(l => l.PersonId == whom).ToListAsync(stop));
        }

        db.Audit(AuditEntry.Of(isWelcome ? SigningAudit.Enabled : SigningAudit.Disabled, by, SigningAudit.Person, id.ToString(), ("tokens", tokens == 0 ? null : $"{tokens}")));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return true;
    }
}

/// <summary>Takes all second factors from somebody who lost them.</summary>
public sealed class RemoveFactors(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<bool>> Run(PersonId whose, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var id = whose.Value;
        if (!await db.People.AnyAsync(p => p.Id == id, stop)) return Refusal.Missing(PeopleWords.NoSuchPerson);
        await db.Passkeys.Where(p => p.PersonId == whose).ExecuteDeleteAsync(stop);
        await db.Authenticators.Where(a => a.PersonId == whose).ExecuteDeleteAsync(stop);
        await db.RecoveryCodes.Where(c => c.PersonId == whose).ExecuteDeleteAsync(stop);
        await db.EndSessions(new(whose), clock.GetCurrentInstant(), stop);
        db.Audit(AuditEntry.Of(SigningAudit.FactorRemoved, by, SigningAudit.Person, id.ToString(), ("way", "all")));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return true;
    }
}

/// <summary>Chooses the language that a person reads on every device.</summary>
public sealed class ChooseLanguage(IDbContextFactory<Db> store)
{
    public async Task<Outcome<string>> Run(PersonId person, string language, CancellationToken stop)
    {
        var known = language == "en" ? "en" : "zh-CN";
        await using var db = await store.CreateDbContextAsync(stop);
        var id = person.Value;
        (await db.People.SingleAsync(p => p.Id == id, stop)).Speak(known);
        await db.SaveChangesAsync(stop);
        return known;
    }
}

internal static class Administrators
{
    extension(Db db)
    {
        public async Task<bool> IsLastAdministrator(PersonId person, CancellationToken stop)
        {
            var id = person.Value;
            return !await db.People.AnyAsync(p => p.Id != id && p.DisabledAt == null && (p.Roles & Roles.Admin) != Roles.None, stop);
        }
    }
}
