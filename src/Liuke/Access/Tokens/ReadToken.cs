using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Tokens;

internal sealed record KnownToken(PersonId PersonId, IReadOnlyList<string> Scopes);

/// <summary>Whose token this is and what it is for; null for one that is wrong, ended or expired, or whose owner left.</summary>
internal sealed class ReadToken(IDbContextFactory<Db> store, IClock clock)
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    public async Task<KnownToken?> Run(string presented, CancellationToken stop)
    {
        if (!ApiToken.TryRead(presented, out var id, out var secret)) return null;
        await using var db = await store.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id, stop);
        if (token is null || !token.IsGood(secret, now)) return null;

        var owner = token.PersonId.Value;
        if (!await db.People.AnyAsync(p => p.Id == owner && p.DisabledAt == null, stop)) return null;
        // To the minute is enough to see that it is in use, and a call need not wait for a write.
        if (token.LastUsedAt is not { } last || now - last >= Minute)
        {
            token.Use(now);
            await db.SaveChangesAsync(stop);
        }

        return new(token.PersonId, token.ScopeList);
    }
}
