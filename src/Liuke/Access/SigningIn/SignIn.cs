using Liuke.Access.Audit;
using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.Passwords;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn;

public sealed record Knock(string UserName, string Password, Caller Caller);

/// <summary>Somebody is in, or must still show a second factor.</summary>
public sealed record Greeting(PersonId Person, Admitted? In);

/// <summary>Checks a name and password and answers who may come in.</summary>
/// <remarks>
/// Tries are counted before the password is looked at, for a name from one network; a browser that signed in before has tries of
/// its own. So a stranger who tries somebody's name shuts out nobody but their own network.
/// </remarks>
public sealed class SignIn(IDbContextFactory<Db> store, PasswordDesk desk, RulesInForce rules, IClock clock)
{
    private const int ForOne = 5, ForNetwork = 60;
    private static readonly Duration Window = Duration.FromMinutes(15);

    public async Task<Outcome<Greeting>> Run(Knock knock, CancellationToken stop)
    {
        var name = knock.UserName.Trim().ToUpperInvariant();
        var now = clock.GetCurrentInstant();
        await using var db = await store.CreateDbContextAsync(stop);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == name, stop);
        var (one, all) = await Keys(db, name, person, knock.Caller, stop);
        if (!await Tries.Take(db, one, ForOne, Window, now, stop)) return await Block(db, name, one, now, stop);
        if (all is not null && !await Tries.Take(db, all, ForNetwork, Window, now, stop)) return Refusal.Invalid(AccessWords.TooManyTries);

        var welcome = person is { DisabledAt: null } ? person : null;
        if ((await desk.Check(welcome?.PasswordHash, knock.Password, stop)).Refused(out var busy, out var found)) return busy;
        if (found == PasswordVerificationResult.Failed)
        {
            db.Audit(AuditEntry.Of(SigningAudit.Failed, null, SigningAudit.Person, person?.PersonId.ToString(), AuditFact.Hashed("userName", name)));
            await db.SaveChangesAsync(stop);
            return Refusal.Invalid(AccessWords.WrongNameOrPassword);
        }

        var renewed = found == PasswordVerificationResult.SuccessRehashNeeded && !(await desk.Hash(knock.Password, stop)).Refused(out _, out var hash) ? hash : null;
        return await Welcome(db, welcome!, knock.Caller, renewed, (one, all), now, stop);
    }

    private static async Task<(string One, string? All)> Keys(Db db, string name, Person? person, Caller caller, CancellationToken stop)
    {
        if (person is not null && caller.DeviceSecret is { Length: > 0 } secret)
        {
            var (hash, id) = (Tries.HashOf(secret), person.PersonId);
            if (await db.KnownDevices.AnyAsync(d => d.Hash == hash && d.PersonId == id, stop)) return ($"sign-in:{name}:device:{hash}", null);
        }

        return ($"sign-in:{name}:{caller.Network}", $"sign-in-from:{caller.Network}");
    }

    // One entry for each window, however often somebody hammers.
    private static async Task<Refusal> Block(Db db, string name, string key, Instant now, CancellationToken stop)
    {
        if (await Tries.Take(db, key + ":told", 1, Window, now, stop))
        {
            db.Audit(AuditEntry.Of(SigningAudit.Locked, null, SigningAudit.Person, null, AuditFact.Hashed("userName", name)));
            await db.SaveChangesAsync(stop);
        }

        return Refusal.Invalid(AccessWords.TooManyTries);
    }

    private async Task<Outcome<Greeting>> Welcome(Db db, Person person, Caller caller, string? newHash, (string One, string? All) keys, Instant now, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        await Tries.Forget(db, keys.One, stop);
        if (keys.All is { } all) await Tries.GiveBack(db, all, stop);
        if (newHash is not null) await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, newHash), stop);
        var needsSecond = await db.HasSecondFactor(person.PersonId, stop);
        var admitted = needsSecond ? null : await db.Admit(person.PersonId, new(SignInWay.Password, caller, rules.Now), now, stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new Greeting(person.PersonId, admitted);
    }
}
