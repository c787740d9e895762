using System.Security.Cryptography;
using Liuke.Access.Audit;
using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn;

/// <summary>Somebody who is in: the session for the browser's cookie, and the secret that makes the browser a known one.</summary>
public sealed record Admitted(SessionId Session, PersonId Person, string DeviceSecret, string? Language);

internal sealed record Entry(SignInWay Way, Caller Caller, SignInRules Rules);

/// <summary>What all ways in have in common.</summary>
internal static class Admission
{
    extension(Db db)
    {
        /// <summary>Begins a session in the caller's unit of work.</summary>
        public async Task<Admitted> Admit(PersonId person, Entry entry, Instant now, CancellationToken stop)
        {
            var session = Session.Begin(person, entry.Way, await db.HasSecondFactor(person, stop), entry.Caller, entry.Rules, now);
            db.Sessions.Add(session);
            db.Audit(AuditEntry.Of(SigningAudit.SignedIn, person, SigningAudit.Person, person.ToString(), ("way", entry.Way.ToString())));
            var id = person.Value;
            var language = await db.People.Where(p => p.Id == id).Select(p => p.Language).SingleOrDefaultAsync(stop);
            return new(session.Id, person, await db.Remember(person, entry.Caller.DeviceSecret, now, stop), language);
        }

        public async Task<bool> HasSecondFactor(PersonId person, CancellationToken stop)
            => await db.Authenticators.AnyAsync(a => a.PersonId == person && a.ConfirmedAt != null, stop) || await db.Passkeys.AnyAsync(p => p.PersonId == person, stop);

        private async Task<string> Remember(PersonId person, string? secret, Instant now, CancellationToken stop)
        {
            // The browser's own secret is kept where it has one: several people may use it.
            secret = secret is { Length: 64 } ? secret : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            var hash = Tries.HashOf(secret);
            var known = await db.KnownDevices.SingleOrDefaultAsync(d => d.Hash == hash && d.PersonId == person, stop);
            if (known is null) db.KnownDevices.Add(new(hash, person, now));
            else known.Seen(now);
            return secret;
        }
    }
}
