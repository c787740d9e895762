using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn.Sessions;

/// <summary>Which sessions are meant: one, or all of a person but one.</summary>
public sealed record SessionsMeant(PersonId Person, SessionId? Only = null, SessionId? AllBut = null);

/// <summary>Ends sessions; the next click in such a browser asks for a sign-in.</summary>
public sealed class EndSessions(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<int>> Run(SessionsMeant meant, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var ended = await db.EndSessions(meant, clock.GetCurrentInstant(), stop);
        if (ended == 0) return Refusal.Missing(SigningWords.NoSuchSession);
        db.Audit(AuditEntry.Of(SigningAudit.SessionsEnded, by, SigningAudit.Person, meant.Person.ToString(), ("count", $"{ended}")));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return ended;
    }
}

internal static class SessionEnding
{
    extension(Db db)
    {
        public Task<int> EndSessions(SessionsMeant meant, Instant now, CancellationToken stop)
        {
            var at = now.Cut();
            return db.Sessions.Where(s => s.PersonId == meant.Person && s.EndedAt == null && (meant.Only == null || s.Id == meant.Only) && (meant.AllBut == null || s.Id != meant.AllBut))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, at), stop);
        }
    }
}

public sealed record SessionSeen(SessionId Id, PersonId PersonId, string Person, SignInWay Way, Instant StartedAt, Instant SeenAt, string Device, string Network);

/// <summary>The sessions that live, the latest first: a person's own, or everybody's.</summary>
public sealed class FindSessions(IDbContextFactory<Db> store, IClock clock, RulesInForce rules)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<SessionSeen>> Run(PersonId? of, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var idle = now - rules.Now.Idle;
        var live = await db.Sessions.AsNoTracking().Where(s => s.EndedAt == null && s.EndsAt > now && s.SeenAt > idle && (of == null || s.PersonId == of))
            .OrderByDescending(s => s.SeenAt).Take(Most).ToListAsync(stop);
        var names = await db.People.AsNoTracking().Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
        return [.. live.Select(s => new SessionSeen(s.Id, s.PersonId, names.GetValueOrDefault(s.PersonId, ""), s.Way, s.StartedAt, s.SeenAt, s.Device, s.Network))];
    }
}
