using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Liuke.Access;

/// <summary>A link that works once, for a while; only its hash is kept.</summary>
internal sealed class OneTimeLink
{
    private OneTimeLink() { }

    public string Hash { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public Instant ExpiresAt { get; private set; }

    public const string FirstAdministrator = "first-administrator";

    /// <returns>The link to keep, and the secret to hand out.</returns>
    public static (OneTimeLink Link, string Secret) Make(string purpose, Instant expiresAt)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (new() { Hash = HashOf(secret), Purpose = purpose, ExpiresAt = expiresAt }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
