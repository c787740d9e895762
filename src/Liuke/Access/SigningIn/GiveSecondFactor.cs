using Liuke.Access.Keys;
using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn;

/// <summary>The second step of a sign-in: a code from the app, or a recovery code.</summary>
public sealed class GiveSecondFactor(IDbContextFactory<Db> store, MasterKey key, RulesInForce rules, IClock clock)
{
    public async Task<Outcome<Admitted>> Run(PersonId person, string code, Caller caller, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await store.CreateDbContextAsync(stop);
        var id = person.Value;
        if (!await db.People.AnyAsync(p => p.Id == id && p.DisabledAt == null, stop)) return Refusal.Invalid(SigningWords.WrongCode);
        if ((await db.TakeCode(person, code, key, now, stop)).Refused(out var refusal, out var way)) return refusal;
        var admitted = await db.Admit(person, new(way, caller, rules.Now), now, stop);
        await db.SaveChangesAsync(stop);
        return admitted;
    }
}

/// <summary>A sign-in by passkey: it is two factors at once, the device and the finger, face or code that unlocks it.</summary>
public sealed class SignInWithPasskey(IDbContextFactory<Db> store, IPasskeyHandler<Person> handler, RulesInForce rules, IClock clock)
{
    /// <param name="expected">Who has given a password already; null when the passkey is the whole sign-in.</param>
    public async Task<Outcome<Admitted>> Run(PasskeyAnswer answer, PersonId? expected, Caller caller, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await store.CreateDbContextAsync(stop);
        if ((await db.TakePasskey(handler, answer, now, stop)).Refused(out var refusal, out var person)) return refusal;
        if (expected is not null && person.PersonId != expected) return Refusal.Invalid(SigningWords.PasskeyFailed);
        var admitted = await db.Admit(person.PersonId, new(expected is null ? SignInWay.Passkey : SignInWay.PasswordAndPasskey, caller, rules.Now), now, stop);
        await db.SaveChangesAsync(stop);
        return admitted;
    }
}
