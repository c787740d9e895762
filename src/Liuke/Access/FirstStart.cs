using System.Security.Claims;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access;

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

/// <summary>Makes the first administrator from the one-time link.</summary>
public sealed class MakeFirstAdministrator(IDbContextFactory<Db> store, IPasswordHasher<Person> hasher, IClock clock)
{
    public async Task<Outcome<ClaimsPrincipal>> Run(NewAdministrator asked, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(asked.UserName) || string.IsNullOrWhiteSpace(asked.Name)) return Refusal.Invalid(AccessWords.NameNeeded);
        if (asked.Password.Length < 8) return Refusal.Invalid(AccessWords.PasswordTooShort);

        await using var db = await store.CreateDbContextAsync(stop);
        var hash = OneTimeLink.HashOf(asked.Secret);
        var now = clock.GetCurrentInstant();
        await using var write = await db.BeginWrite(stop);
        // The delete is the claim: of two people with the link, one goes on.
        if (await db.OneTimeLinks.Where(l => l.Hash == hash && l.ExpiresAt > now).ExecuteDeleteAsync(stop) == 0)
            return Refusal.Invalid(AccessWords.LinkNotValid);

        var company = await db.Departments.FirstOrDefaultAsync(d => d.ParentId == null, stop);
        if (company is null) db.Departments.Add(company = new(clock.New<DepartmentId>(), AccessWords.Headquarters.ToString(), null));
        var person = new Person(clock.New<PersonId>(), asked.UserName.Trim(), asked.Name.Trim(), company.Id, Roles.Admin);
        person.NormalizedUserName = person.UserName!.ToUpperInvariant();
        person.PasswordHash = hasher.HashPassword(person, asked.Password);
        db.People.Add(person);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return SignIn.Principal(person);
    }
}
