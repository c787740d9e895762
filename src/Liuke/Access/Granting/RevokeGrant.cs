using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Granting;

/// <summary>Ends a grant before its time: by whoever gave it, by the general manager, or given back by its holder.</summary>
public sealed class RevokeGrant(WholeStore store, IClock clock)
{
    public async Task<Outcome<GrantId>> Run(GrantId id, PersonId by, CancellationToken stop)
    {
        await using var db = store.Open();
        await using var write = await db.BeginWrite(stop);
        var now = clock.GetCurrentInstant().Cut();
        var key = by.Value;
        var isGm = await db.People.AnyAsync(p => p.Id == key && p.DisabledAt == null && (p.Roles & Roles.GM) != Roles.None, stop);
        var theirs = db.Grants.Where(g => g.Id == id && (isGm || g.PersonId == by || g.GivenBy == by));
        if (!await theirs.AnyAsync(stop)) return Refusal.Missing(GrantWords.NoSuchGrant);

        var revoked = await theirs.Where(g => g.RevokedAt == null && g.EndsAt > now).ExecuteUpdateAsync(set => set.SetProperty(g => g.RevokedAt, now).SetProperty(g => g.RevokedBy, by), stop);
        if (revoked == 0) return Refusal.Conflict(GrantWords.EndedAlready);
        GrantAudit.Revoked(db, id, by);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }
}
