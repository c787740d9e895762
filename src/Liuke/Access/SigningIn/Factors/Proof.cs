using Liuke.Access.Keys;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn.Factors;

/// <summary>What a browser answered to the request for a passkey, and what it had been asked.</summary>
public sealed record PasskeyAnswer(HttpContext Http, string CredentialJson, string State);

/// <summary>Takes a proof and uses it up: no code and no answer counts twice.</summary>
internal static class Proof
{
    private const int CodesMost = 5;
    private static readonly Duration Window = Duration.FromMinutes(5);

    extension(Db db)
    {
        /// <summary>A code of the authenticator app or a recovery code; call it outside a transaction, so that wrong tries count.</summary>
        public async Task<Outcome<SignInWay>> TakeCode(PersonId person, string typed, MasterKey key, Instant now, CancellationToken stop)
        {
            if (!await Tries.Take(db, $"second:{person}", CodesMost, Window, now, stop)) return Refusal.Invalid(SigningWords.TooManyCodes);
            await using var write = await db.BeginWrite(stop);
            var way = await TakeTimeCode(db, person, typed, key, now, stop) ? SignInWay.PasswordAndCode
                : await TakeRecoveryCode(db, person, typed, key, stop) ? SignInWay.PasswordAndRecoveryCode : (SignInWay?)null;
            if (way is null) return Refusal.Invalid(SigningWords.WrongCode);
            await Tries.Forget(db, $"second:{person}", stop);
            await write.Commit(stop);
            return way.Value;
        }

        /// <summary>A passkey's answer; the person it belongs to.</summary>
        public async Task<Outcome<Person>> TakePasskey(IPasskeyHandler<Person> handler, PasskeyAnswer answer, Instant now, CancellationToken stop)
        {
            if (!await Tries.Take(db, $"passkey:{answer.State}", 1, EntranceCookies.Patience * 2, now, stop)) return Refusal.Invalid(SigningWords.PasskeyFailed);
            var result = await handler.PerformAssertionAsync(new() { HttpContext = answer.Http, CredentialJson = answer.CredentialJson, AssertionState = answer.State });
            if (!result.Succeeded || result.User is not { DisabledAt: null } person) return Refusal.Invalid(SigningWords.PasskeyFailed);

            var credential = Passkey.Spell(result.Passkey.CredentialId);
            var passkey = await db.Passkeys.SingleAsync(p => p.Credential == credential, stop);
            passkey.Used(result.Passkey, now);
            await db.SaveChangesAsync(stop);
            return person;
        }
    }

    private static async Task<bool> TakeTimeCode(Db db, PersonId person, string typed, MasterKey key, Instant now, CancellationToken stop)
    {
        var app = await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == person && a.ConfirmedAt != null, stop);
        return app?.StepOf(typed, key, now) is { } step
            && await db.Authenticators.Where(a => a.PersonId == person && a.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastStep, step), stop) == 1;
    }

    private static async Task<bool> TakeRecoveryCode(Db db, PersonId person, string typed, MasterKey key, CancellationToken stop)
    {
        var hash = RecoveryCode.HashOf(person, typed, key);
        return await db.RecoveryCodes.Where(c => c.Hash == hash && c.PersonId == person).ExecuteDeleteAsync(stop) == 1;
    }
}
