using Liuke.Access.Audit;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn.Passwords;

public sealed record PasswordChange(PersonId Person, SessionId Session, string Present, string Wanted);

/// <summary>Somebody changes their own password; whoever is signed in elsewhere with the old one is out.</summary>
public sealed class ChangeOwnPassword(IDbContextFactory<Db> store, PasswordDesk desk, RulesInForce rules, IClock clock)
{
    private static readonly Duration Window = Duration.FromMinutes(15);

    public async Task<Outcome<bool>> Run(PasswordChange asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (id, now) = (asked.Person.Value, clock.GetCurrentInstant());
        if (!await Tries.Take(db, $"again:{asked.Person}", 5, Window, now, stop)) return Refusal.Invalid(AccessWords.TooManyTries);
        var person = await db.People.SingleAsync(p => p.Id == id, stop);
        if ((await desk.Check(person.PasswordHash, asked.Present, stop)).Refused(out var busy, out var found)) return busy;
        if (found == PasswordVerificationResult.Failed) return Refusal.Invalid(SigningWords.WrongPassword);
        if (PasswordRules.Check(asked.Wanted, person.UserName!, person.Name, rules.Now) is { } weak) return weak;
        if ((await desk.Hash(asked.Wanted, stop)).Refused(out busy, out var hash)) return busy;

        await using var write = await db.BeginWrite(stop);
        person.TakePassword(hash);
        await Tries.Forget(db, $"again:{asked.Person}", stop);
        await db.EndSessions(new(asked.Person, AllBut: asked.Session), now, stop);
        await db.KnownDevices.Where(d => d.PersonId == asked.Person).ExecuteDeleteAsync(stop);
        db.Audit(AuditEntry.Of(SigningAudit.PasswordChanged, asked.Person, SigningAudit.Person, asked.Person.ToString()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return true;
    }
}
