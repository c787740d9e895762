using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Passwords;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.People;

/// <summary>Where nobody can sign in yet: a one-time link for the first administrator.</summary>
public sealed class OfferFirstStart(IDbContextFactory<Db> store, IClock clock)
{
    /// <returns>The secret of the link, or null when there are people already.</returns>
    public async Task<string?> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.People.AnyAsync(stop)) return null;

        var (link, secret) = OneTimeLink.Make(OneTimeLink.FirstAdministrator, clock.GetCurrentInstant().Plus(Duration.FromHours(24)));
        db.OneTimeLinks.RemoveRange(await db.OneTimeLinks.Where(l => l.Purpose == OneTimeLink.FirstAdministrator).ToListAsync(stop));
        db.OneTimeLinks.Add(link);
        await db.SaveChangesAsync(stop);
        return secret;
    }
}

public sealed record NewAdministrator(string Secret, string UserName, string Name, string Password);

/// <summary>Makes the first administrator from the one-time link, who is signed in by it.</summary>
public sealed class MakeFirstAdministrator(IDbContextFactory<Db> store, PasswordDesk desk, RulesInForce rules, IClock clock)
{
    public async Task<Outcome<Admitted>> Run(NewAdministrator asked, Caller caller, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(asked.UserName) || string.IsNullOrWhiteSpace(asked.Name)) return Refusal.Invalid(AccessWords.NameNeeded);
        if (PasswordRules.Check(asked.Password, asked.UserName.Trim(), asked.Name.Trim(), rules.Now) is { } weak) return weak;

        await using var db = await store.CreateDbContextAsync(stop);
        var hash = OneTimeLink.HashOf(asked.Secret);
        var now = clock.GetCurrentInstant();
        if (!await db.OneTimeLinks.AnyAsync(l => l.Hash == hash && l.ExpiresAt > now, stop)) return Refusal.Invalid(AccessWords.LinkNotValid);
        if ((await desk.Hash(asked.Password, stop)).Refused(out var busy, out var password)) return busy;

        await using var write = await db.BeginWrite(stop);
        // The delete is the claim: of two people with the link, one goes on.
        if (await db.OneTimeLinks.Where(l => l.Hash == hash && l.Purpose == OneTimeLink.FirstAdministrator && l.ExpiresAt > now).ExecuteDeleteAsync(stop) == 0)
            return Refusal.Invalid(AccessWords.LinkNotValid);

        var company = await db.Departments.FirstOrDefaultAsync(d => d.ParentId == null, stop);
        if (company is null) db.Departments.Add(company = new(clock.New<DepartmentId>(), AccessWords.Headquarters.ToString(), null));
        var person = new Person(clock.New<PersonId>(), asked.UserName.Trim(), asked.Name.Trim(), company.Id, Roles.Admin);
        person.TakePassword(password);
        db.People.Add(person);
        db.Audit(AuditEntry.Of(SigningAudit.Added, person.PersonId, SigningAudit.Person, person.Id.ToString(), ("roles", person.Roles.ToString())));
        var admitted = await db.Admit(person.PersonId, new(SignInWay.Link, caller, rules.Now), now, stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return admitted;
    }
}
