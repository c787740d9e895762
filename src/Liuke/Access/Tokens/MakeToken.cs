using Liuke.Access.Audit;
using Liuke.Access.Leaving;
using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Tokens;

/// <param name="Scopes">Names of permissions.</param>
public sealed record NewToken(string Name, IReadOnlyList<string> Scopes, int Days);

/// <param name="Secret">The text to show to the API; it cannot be read again.</param>
public sealed record MadeToken(ApiTokenId Id, string Secret);

/// <summary>Makes a token that does some of what its maker may do.</summary>
public sealed class MakeToken(IDbContextFactory<Db> store, IClock clock)
{
    internal const string Made = "access.token.made";
    private const int Most = 20;

    public async Task<Outcome<MadeToken>> Run(NewToken asked, PersonRights mine, CancellationToken stop)
    {
        var name = asked.Name.Trim();
        if (name.Length is 0 or > ApiToken.NameLengthMax) return Refusal.Invalid(TokenWords.NeedsName(ApiToken.NameLengthMax));
        if (asked.Days is < 1 or > ApiToken.DaysMax) return Refusal.Invalid(TokenWords.NeedsDays(ApiToken.DaysMax));
        var scopes = asked.Scopes.Distinct(StringComparer.Ordinal).ToList();
        if (scopes.Count == 0) return Refusal.Invalid(TokenWords.NeedsScopes);
        if (scopes.Exists(s => s == TokenPermissions.Own || !mine.May(s))) return Refusal.Invalid(TokenWords.MoreThanMine);

        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var now = clock.GetCurrentInstant();
        if (await db.IsLeaving(mine.Id, stop)) return Refusal.Forbidden(LeavingWords.NoTokens);
        if (await db.ApiTokens.CountAsync(t => t.PersonId == mine.Id && t.EndedAt == null && t.ExpiresAt > now, stop) >= Most) return Refusal.Conflict(TokenWords.TooMany(Most));

        var (token, secret) = ApiToken.Make(mine.Id, name, scopes, now, now + Duration.FromDays(asked.Days));
        db.ApiTokens.Add(token);
        db.Audit(AuditEntry.Of(Made, mine.Id, "token", token.Id.ToString(), ("scopes", token.Scopes), ("days", asked.Days.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new MadeToken(token.Id, secret);
    }
}

internal static class TokenEnding
{
    extension(Db db)
    {
        /// <summary>Ends all tokens of a person; none of them comes alive again.</summary>
        public Task<int> EndTokens(PersonId of, PersonId by, Instant now, CancellationToken stop)
        {
            var at = now.Cut();
            return db.ApiTokens.Where(t => t.PersonId == of && t.EndedAt == null && t.ExpiresAt > at)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.EndedAt, at).SetProperty(t => t.EndedById, by), stop);
        }
    }
}

/// <summary>Ends a token at once: one's own, or anybody's for an administrator.</summary>
public sealed class EndToken(IDbContextFactory<Db> store, IClock clock)
{
    internal const string Ended = "access.token.ended";

    public async Task<Outcome<ApiTokenId>> Run(ApiTokenId id, PersonId by, bool anybodys, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id && (anybodys || t.PersonId == by), stop);
        if (token is null) return Refusal.Missing(TokenWords.NoSuchToken);
        if (token.End(by, clock.GetCurrentInstant()) is { } refusal) return refusal;
        db.Audit(AuditEntry.Of(Ended, by, "token", id.ToString()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }
}
