using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Passwords;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.People;

public sealed record Invited(PersonId Person, string Name, string Secret);

public sealed record AskedPerson(string UserName, string Name, DepartmentId Department, Roles Roles);

/// <summary>Adds a person and a one-time link by which that person alone chooses the password.</summary>
public sealed class InvitePerson(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<Invited>> Run(AskedPerson asked, PersonId by, CancellationToken stop)
    {
        var (userName, name) = (asked.UserName.Trim(), asked.Name.Trim());
        if (userName.Length is 0 or > 100 || name.Length is 0 or > 100) return Refusal.Invalid(AccessWords.NameNeeded);
        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.IsTaken(userName, stop)) return Refusal.Conflict(AccessWords.NameTaken);
        if (!await db.Departments.AnyAsync(d => d.Id == asked.Department, stop)) return Refusal.Missing(AccessWords.NoSuchDepartment);

        var person = new Person(clock.New<PersonId>(), userName, name, asked.Department, Roles.None);
        if (person.Change(name, asked.Department, asked.Roles) is { } refusal) return refusal;
        db.People.Add(person);
        db.Audit(AuditEntry.Of(SigningAudit.Invited, by, SigningAudit.Person, person.Id.ToString(), ("roles", asked.Roles.ToString())));
        var secret = await db.LinkFor(person.PersonId, by, clock.GetCurrentInstant(), stop);
        await db.SaveChangesAsync(stop);
        return new Invited(person.PersonId, name, secret);
    }
}

/// <summary>A link by which a person chooses a new password.</summary>
public sealed class MakeResetLink(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<Invited>> Run(PersonId of, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var id = of.Value;
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id && p.DisabledAt == null, stop);
        if (person is null) return Refusal.Missing(PeopleWords.NoSuchPerson);
        await using var write = await db.BeginWrite(stop);
        var secret = await db.LinkFor(of, by, clock.GetCurrentInstant(), stop);
        db.Audit(AuditEntry.Of(SigningAudit.Linked, by, SigningAudit.Person, of.ToString()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new Invited(of, person.Name, secret);
    }
}

/// <summary>Whose link it is; null when it was used or has run out.</summary>
public sealed class ReadInvitation(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<string?> Run(string secret, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (hash, now) = (OneTimeLink.HashOf(secret), clock.GetCurrentInstant());
        var link = await db.OneTimeLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.Purpose == OneTimeLink.Password && l.ExpiresAt > now, stop);
        if (link?.PersonId?.Value is not { } id) return null;
        return await db.People.Where(p => p.Id == id && p.DisabledAt == null).Select(p => p.Name).SingleOrDefaultAsync(stop);
    }
}

/// <summary>Takes the password of whoever holds the link, and lets them in; all older sessions end.</summary>
public sealed class UseInvitation(IDbContextFactory<Db> store, PasswordDesk desk, RulesInForce rules, IClock clock)
{
    public async Task<Outcome<Greeting>> Run(string secret, string password, Caller caller, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (hash, now) = (OneTimeLink.HashOf(secret), clock.GetCurrentInstant());
        var link = await db.OneTimeLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.Purpose == OneTimeLink.Password && l.ExpiresAt > now, stop);
        if (link?.PersonId is not { } whose) return Refusal.Missing(PeopleWords.LinkDead);
        var id = whose.Value;
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id && p.DisabledAt == null, stop);
        if (person is null) return Refusal.Missing(PeopleWords.LinkDead);
        if (PasswordRules.Check(password, person.UserName!, person.Name, rules.Now) is { } weak) return weak;
        if ((await desk.Hash(password, stop)).Refused(out var busy, out var kept)) return busy;

        await using var write = await db.BeginWrite(stop);
        // The delete is the claim: of two who hold the link, one goes on.
        if (await db.OneTimeLinks.Where(l => l.Hash == hash && l.ExpiresAt > now).ExecuteDeleteAsync(stop) == 0) return Refusal.Missing(PeopleWords.LinkDead);
        person.TakePassword(kept);
        await db.EndSessions(new(whose), now, stop);
        await db.KnownDevices.Where(d => d.PersonId == whose).ExecuteDeleteAsync(stop);
        db.Audit(AuditEntry.Of(SigningAudit.PasswordChanged, whose, SigningAudit.Person, whose.ToString(), ("way", "link")));
        // A link replaces the password, not the second factor.
        var admitted = await db.HasSecondFactor(whose, stop) ? null : await db.Admit(whose, new(SignInWay.Link, caller, rules.Now), now, stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new Greeting(whose, admitted);
    }
}

internal static class Links
{
    private static readonly Duration Lifetime = Duration.FromHours(72);

    extension(Db db)
    {
        /// <summary>A new link; those made before for the same person are worth nothing any more.</summary>
        public async Task<string> LinkFor(PersonId person, PersonId by, Instant now, CancellationToken stop)
        {
            var (link, secret) = OneTimeLink.Make(OneTimeLink.Password, now + Lifetime, person, by);
            db.OneTimeLinks.RemoveRange(await db.OneTimeLinks.Where(l => l.PersonId == person).ToListAsync(stop));
            db.OneTimeLinks.Add(link);
            return secret;
        }
    }
}
