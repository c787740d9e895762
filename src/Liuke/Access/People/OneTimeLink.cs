using System.Security.Cryptography;
using System.Text;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.People;

/// <summary>A link that works once, for a while; only its hash is kept.</summary>
[NotPersonal("hashes and purposes")]
internal sealed class OneTimeLink
{
    private OneTimeLink() { }

    public string Hash { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public Instant ExpiresAt { get; private set; }

    /// <summary>Whom it lets choose a password; null for the first administrator, who is nobody yet.</summary>
    public PersonId? PersonId { get; private set; }
    public PersonId? MadeBy { get; private set; }

    public const string FirstAdministrator = "first-administrator", Password = "password";

    /// <returns>The link to keep, and the secret to hand out.</returns>
    public static (OneTimeLink Link, string Secret) Make(string purpose, Instant expiresAt, PersonId? person = null, PersonId? by = null)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (new() { Hash = HashOf(secret), Purpose = purpose, ExpiresAt = expiresAt.Cut(), PersonId = person, MadeBy = by }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
