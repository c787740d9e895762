using Liuke.Access.Audit;
using Liuke.Access.Keys;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn.Factors;

public sealed record PasskeySeen(string Credential, string Name, Instant AddedAt, Instant? UsedAt, bool IsSynced);

/// <param name="RecoveryCodes">How many are left.</param>
public sealed record FactorsSeen(IReadOnlyList<PasskeySeen> Passkeys, Instant? AuthenticatorSince, int RecoveryCodes)
{
    public static readonly FactorsSeen None = new([], null, 0);

    public bool Any => Passkeys.Count > 0 || AuthenticatorSince is not null;
}

/// <summary>The second factors of a person.</summary>
public sealed class ReadFactors(IDbContextFactory<Db> store)
{
    public async Task<FactorsSeen> Run(PersonId person, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var passkeys = await db.Passkeys.AsNoTracking().Where(p => p.PersonId == person).OrderBy(p => p.AddedAt)
            .Select(p => new PasskeySeen(p.Credential, p.Name, p.AddedAt, p.UsedAt, p.IsBackedUp)).ToListAsync(stop);
        var since = await db.Authenticators.Where(a => a.PersonId == person).Select(a => a.ConfirmedAt).SingleOrDefaultAsync(stop);
        return new(passkeys, since, await db.RecoveryCodes.CountAsync(c => c.PersonId == person, stop));
    }
}

/// <summary>Keeps a passkey that the person's browser has just made.</summary>
public sealed class AddPasskey(IDbContextFactory<Db> store, IPasskeyHandler<Person> handler, RulesInForce rules, IClock clock)
{
    public async Task<Outcome<string>> Run(PersonId person, PasskeyAnswer answer, string? name, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await store.CreateDbContextAsync(stop);
        if (!await Tries.Take(db, $"passkey:{answer.State}", 1, EntranceCookies.Patience * 2, now, stop)) return Refusal.Invalid(SigningWords.PasskeyNotAdded);
        var made = await handler.PerformAttestationAsync(new() { HttpContext = answer.Http, CredentialJson = answer.CredentialJson, AttestationState = answer.State });
        if (!made.Succeeded || made.UserEntity.Id != person.Value.ToString()) return Refusal.Invalid(SigningWords.PasskeyNotAdded);

        await using var write = await db.BeginWrite(stop);
        if (await db.Passkeys.CountAsync(p => p.PersonId == person, stop) >= rules.Now.PasskeysMost) return Refusal.Conflict(SigningWords.EnoughPasskeys(rules.Now.PasskeysMost));
        var passkey = Passkey.Of(person, made.Passkey, string.IsNullOrWhiteSpace(name) ? SigningWords.Passkey.ToString() : name.Trim()[..Math.Min(40, name.Trim().Length)], now);
        db.Passkeys.Add(passkey);
        await db.FactorsChanged(person, SigningAudit.FactorAdded, "passkey", stop);
        await write.Commit(stop);
        return passkey.Credential;
    }
}

public sealed class RemovePasskey(IDbContextFactory<Db> store)
{
    public async Task<Outcome<bool>> Run(PersonId person, string credential, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.Passkeys.Where(p => p.PersonId == person && p.Credential == credential).ExecuteDeleteAsync(stop) == 0) return Refusal.Missing(SigningWords.NoSuchPasskey);
        await db.FactorsChanged(person, SigningAudit.FactorRemoved, "passkey", stop);
        await write.Commit(stop);
        return true;
    }
}

/// <param name="Spelled">The secret to type where a picture cannot be read.</param>
/// <param name="Address">What the picture says.</param>
public sealed record OfferedSecret(string Spelled, string Address);

/// <summary>A secret for the person's authenticator app; it counts only when the app has shown that it took it.</summary>
public sealed class OfferAuthenticator(IDbContextFactory<Db> store, MasterKey key, IClock clock)
{
    public async Task<Outcome<OfferedSecret>> Run(PersonId person, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var app = await db.Authenticators.SingleOrDefaultAsync(a => a.PersonId == person, stop);
        if (app?.ConfirmedAt is not null) return Refusal.Conflict(SigningWords.AppIsThere);
        if (app is null) db.Authenticators.Add(app = Authenticator.Offer(person, key, clock.GetCurrentInstant()));
        await db.SaveChangesAsync(stop);
        var id = person.Value;
        var name = await db.People.Where(p => p.Id == id).Select(p => p.UserName).SingleAsync(stop);
        var secret = app.Open(key);
        return new OfferedSecret(TimeCode.Spell(secret), TimeCode.Address("Liuke", name ?? "", secret));
    }
}

/// <summary>Takes the first code of the app, and answers the recovery codes; they are shown this once.</summary>
public sealed class ConfirmAuthenticator(IDbContextFactory<Db> store, MasterKey key, IClock clock)
{
    public async Task<Outcome<IReadOnlyList<string>>> Run(PersonId person, string code, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await store.CreateDbContextAsync(stop);
        if (!await Tries.Take(db, $"second:{person}", 10, Duration.FromMinutes(5), now, stop)) return Refusal.Invalid(SigningWords.TooManyCodes);
        await using var write = await db.BeginWrite(stop);
        var app = await db.Authenticators.SingleOrDefaultAsync(a => a.PersonId == person && a.ConfirmedAt == null, stop);
        if (app is null) return Refusal.Missing(SigningWords.AppIsThere);
        if (app.StepOf(code, key, now) is not { } step) return Refusal.Invalid(SigningWords.WrongCode);

        app.Confirm(step, now);
        await Tries.Forget(db, $"second:{person}", stop);
        var codes = await db.NewRecoveryCodes(person, key, stop);
        await db.FactorsChanged(person, SigningAudit.FactorAdded, "authenticator", stop);
        await write.Commit(stop);
        return codes;
    }
}

public sealed class RemoveAuthenticator(IDbContextFactory<Db> store)
{
    public async Task<Outcome<bool>> Run(PersonId person, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.Authenticators.Where(a => a.PersonId == person).ExecuteDeleteAsync(stop) == 0) return Refusal.Missing(SigningWords.NoApp);
        await db.FactorsChanged(person, SigningAudit.FactorRemoved, "authenticator", stop);
        await write.Commit(stop);
        return true;
    }
}

/// <summary>New recovery codes; the old ones are worth nothing from now on.</summary>
public sealed class RenewRecoveryCodes(IDbContextFactory<Db> store, MasterKey key)
{
    public async Task<Outcome<IReadOnlyList<string>>> Run(PersonId person, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (!await db.HasSecondFactor(person, stop)) return Refusal.Conflict(SigningWords.FactorFirst);
        var codes = await db.NewRecoveryCodes(person, key, stop);
        db.Audit(AuditEntry.Of(SigningAudit.RecoveryMade, person, SigningAudit.Person, person.ToString()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return codes;
    }
}

internal static class FactorChanges
{
    extension(Db db)
    {
        public async Task<List<string>> NewRecoveryCodes(PersonId person, MasterKey key, CancellationToken stop)
        {
            await db.RecoveryCodes.Where(c => c.PersonId == person).ExecuteDeleteAsync(stop);
            var made = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.Make(person, key)).ToList();
            db.RecoveryCodes.AddRange(made.Select(m => m.Row));
            return [.. made.Select(m => m.Code)];
        }

        /// <summary>Saves, tells the audit, and lets the person's sessions know whether there is a second factor.</summary>
        public async Task FactorsChanged(PersonId person, string kind, string factor, CancellationToken stop)
        {
            db.Audit(AuditEntry.Of(kind, person, SigningAudit.Person, person.ToString(), ("way", factor)));
            await db.SaveChangesAsync(stop);
            var any = await db.HasSecondFactor(person, stop);
            if (!any) await db.RecoveryCodes.Where(c => c.PersonId == person).ExecuteDeleteAsync(stop);
            await db.Sessions.Where(s => s.PersonId == person && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.HasSecondFactor, any), stop);
        }
    }
}
