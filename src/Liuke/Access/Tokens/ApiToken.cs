using System.Security.Cryptography;
using System.Text;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.Tokens;

public readonly record struct ApiTokenId(Guid Value) : IId<ApiTokenId>
{
    public static ApiTokenId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>What another program shows instead of a sign-in. It does some of what its owner may do, for a while; only its hash is kept.</summary>
[NotPersonal("the firm's own programs")]
public sealed class ApiToken
{
    public const int NameLengthMax = 60;
    public const int DaysMax = 365;
    private const string Prefix = "liuke_";
    private const int IdLength = 32, SecretLength = 64;

    private ApiToken() { }

    public ApiTokenId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>SHA-256 of 256 random bits: there is nothing to guess from, so it needs no slow hash.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Names of permissions, with spaces between.</summary>
    public string Scopes { get; private set; } = "";
    public Instant CreatedAt { get; private set; }
    public Instant ExpiresAt { get; private set; }
    public Instant? LastUsedAt { get; private set; }
    public Instant? EndedAt { get; private set; }
    public PersonId? EndedById { get; private set; }

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <returns>The token to keep, and the text to hand out once.</returns>
    internal static (ApiToken Token, string Secret) Make(PersonId owner, string name, IEnumerable<string> scopes, Instant now, Instant expiresAt)
    {
        var id = Ids.New<ApiTokenId>(now);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2));
        var token = new ApiToken
        {
            Id = id, PersonId = owner, Name = name, Hash = HashOf(secret), Scopes = string.Join(' ', scopes.Order(StringComparer.Ordinal)), CreatedAt = now.Cut(), ExpiresAt = expiresAt.Cut(),
        };
        return (token, $"{Prefix}{id.Value:N}_{secret}");
    }

    /// <summary>The id and secret of a text that looks like a token; false where it does not.</summary>
    internal static bool TryRead(string presented, out ApiTokenId id, out string secret)
    {
        (id, secret) = (default, "");
        if (presented.Length != Prefix.Length + IdLength + 1 + SecretLength || !presented.StartsWith(Prefix, StringComparison.Ordinal) || presented[Prefix.Length + IdLength] != '_') return false;
        if (!Guid.TryParseExact(presented.AsSpan(Prefix.Length, IdLength), "N", out var guid)) return false;
        (id, secret) = (new(guid), presented[(Prefix.Length + IdLength + 1)..]);
        return true;
    }

    internal bool IsGood(string secret, Instant now) => EndedAt is null && ExpiresAt > now && CryptographicOperations.FixedTimeEquals(Hash, HashOf(secret));

    internal bool IsInForce(Instant now) => EndedAt is null && ExpiresAt > now;

    internal void Use(Instant now) => LastUsedAt = now.Cut();

    public Refusal? End(PersonId by, Instant now)
    {
        if (EndedAt is not null) return Refusal.Conflict(TokenWords.EndedBefore);
        (EndedAt, EndedById) = (now.Cut(), by);
        return null;
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}
