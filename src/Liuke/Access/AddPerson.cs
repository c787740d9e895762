using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access;

public sealed record NewPerson(string UserName, string Name, DepartmentId Department, Roles Roles, string Password);

/// <summary>Adds somebody who may sign in.</summary>
public sealed class AddPerson(IDbContextFactory<Db> store, IPasswordHasher<Person> hasher, IClock clock)
{
    public async Task<Outcome<PersonId>> Run(NewPerson asked, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(asked.UserName) || string.IsNullOrWhiteSpace(asked.Name)) return Refusal.Invalid(AccessWords.NameNeeded);
        if (asked.Password.Length < 8) return Refusal.Invalid(AccessWords.PasswordTooShort);

        await using var db = await store.CreateDbContextAsync(stop);
        var normalized = asked.UserName.Trim().ToUpperInvariant();
        if (await db.People.AnyAsync(p => p.NormalizedUserName == normalized, stop)) return Refusal.Conflict(AccessWords.NameTaken);

        var person = new Person(clock.New<PersonId>(), asked.UserName.Trim(), asked.Name.Trim(), asked.Department, asked.Roles) { NormalizedUserName = normalized };
        person.PasswordHash = hasher.HashPassword(person, asked.Password);
        db.People.Add(person);
        await db.SaveChangesAsync(stop);
        return person.PersonId;
    }
}
