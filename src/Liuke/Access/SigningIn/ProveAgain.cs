using Liuke.Access.Audit;
using Liuke.Access.Keys;
using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.Passwords;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn;

/// <summary>What somebody shows who is signed in already: a passkey or a code; a password where they have neither.</summary>
public sealed record ShownAgain(string? Password, string? Code, PasskeyAnswer? Passkey);

/// <summary>Proves once more that it is still the same person at the keyboard; the session goes on under a new id.</summary>
public sealed class ProveAgain(IDbContextFactory<Db> store, IPasskeyHandler<Person> handler, PasswordDesk desk, MasterKey key, IClock clock)
{
    private const int PasswordsMost = 5;
    private static readonly Duration Window = Duration.FromMinutes(5);

    public async Task<Outcome<SessionId>> Run(SessionId current, ShownAgain shown, Caller caller, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await store.CreateDbContextAsync(stop);
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == current && s.EndedAt == null, stop);
        if (session is null) return Refusal.Missing(SigningWords.NoSuchSession);
        if ((await Prove(db, session.PersonId, shown, now, stop)).Refused(out var refusal, out var way)) return refusal;

        var next = session.Again(way, caller, now);
        db.Sessions.Add(next);
        db.Audit(AuditEntry.Of(SigningAudit.ProvenAgain, session.PersonId, SigningAudit.Person, session.PersonId.ToString(), ("way", way.ToString())));
        await db.SaveChangesAsync(stop);
        return next.Id;
    }

    private async Task<Outcome<SignInWay>> Prove(Db db, PersonId person, ShownAgain shown, Instant now, CancellationToken stop)
    {
        if (shown.Passkey is { } answer)
        {
            if ((await db.TakePasskey(handler, answer, now, stop)).Refused(out var no, out var proven)) return no;
            return proven.PersonId == person ? SignInWay.Passkey : Refusal.Invalid(SigningWords.PasskeyFailed);
        }

        // Whoever has a second factor shows it: a password may have been seen over a shoulder.
        return await db.HasSecondFactor(person, stop) ? await db.TakeCode(person, shown.Code ?? "", key, now, stop) : await CheckPassword(db, person, shown.Password ?? "", now, stop);
    }

    private async Task<Outcome<SignInWay>> CheckPassword(Db db, PersonId person, string password, Instant now, CancellationToken stop)
    {
        if (!await Tries.Take(db, $"again:{person}", PasswordsMost, Window, now, stop)) return Refusal.Invalid(AccessWords.TooManyTries);
        var id = person.Value;
        var hash = await db.People.Where(p => p.Id == id).Select(p => p.PasswordHash).SingleAsync(stop);
        if ((await desk.Check(hash, password, stop)).Refused(out var busy, out var found)) return busy;
        if (found == PasswordVerificationResult.Failed) return Refusal.Invalid(SigningWords.WrongPassword);
        await Tries.Forget(db, $"again:{person}", stop);
        return SignInWay.Password;
    }
}
