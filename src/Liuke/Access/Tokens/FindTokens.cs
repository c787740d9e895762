using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Tokens;

public sealed record TokenRow(ApiTokenId Id, string Name, string OwnerName, IReadOnlyList<Text> Scopes)
{
    public Instant CreatedAt { get; init; }
    public Instant ExpiresAt { get; init; }
    public Instant? LastUsedAt { get; init; }
    public LocalDate ExpiresOn { get; init; }
    public LocalDate? LastUsedOn { get; init; }
    public bool IsInForce { get; init; }
}

public sealed record TokenList(LocalDate Today, IReadOnlyList<TokenRow> Rows);

/// <summary>Somebody's tokens, or everybody's, those in force first.</summary>
public sealed class FindTokens(IDbContextFactory<Db> store, IEnumerable<Permission> permissions, IClock clock, Company company)
{
    private const int Most = 200;

    /// <param name="of">Whose; null for everybody's.</param>
    public async Task<TokenList> Run(PersonId? of, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var titles = permissions.ToDictionary(p => p.Name, p => p.Title, StringComparer.Ordinal);
        var tokens = await db.ApiTokens.AsNoTracking().Where(t => of == null || t.PersonId == of).OrderByDescending(t => t.Id).Take(Most).ToListAsync(stop);
        var owners = tokens.Select(t => t.PersonId.Value).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return new(company.Today(clock), [.. tokens.OrderByDescending(t => t.IsInForce(now)).Select(t => new TokenRow(t.Id, t.Name, names.GetValueOrDefault(t.PersonId.Value, ""), [.. t.ScopeList.Select(s => titles.GetValueOrDefault(s, Text.Same(s)))])
        {
            CreatedAt = t.CreatedAt, ExpiresAt = t.ExpiresAt, LastUsedAt = t.LastUsedAt, IsInForce = t.IsInForce(now),
            ExpiresOn = t.ExpiresAt.DayIn(company.Zone), LastUsedOn = t.LastUsedAt?.DayIn(company.Zone),
        })]);
    }
}
