using System.Buffers.Text;
using Liuke.Basics;
using Liuke.Storage.Walls;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Liuke.Access.SigningIn.Factors;

/// <summary>A key that lives in a person's phone, computer or security key; here is its public half.</summary>
[NotPersonal("the firm's own people")]
internal sealed class Passkey
{
    private Passkey() { }

    public string Credential { get; private set; } = "";
    public PersonId PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public Instant AddedAt { get; private set; }
    public Instant? UsedAt { get; private set; }
    public byte[] PublicKey { get; private set; } = [];
    public long SignCount { get; private set; }
    public string Transports { get; private set; } = "";
    public bool IsUserVerified { get; private set; }
    public bool IsBackupEligible { get; private set; }
    public bool IsBackedUp { get; private set; }

    public static string Spell(byte[] credential) => Base64Url.EncodeToString(credential);

    public static Passkey Of(PersonId person, UserPasskeyInfo made, string name, Instant now) => new()
    {
        Credential = Spell(made.CredentialId), PersonId = person, Name = name, AddedAt = now.Cut(), PublicKey = made.PublicKey, SignCount = made.SignCount,
        Transports = string.Join(',', made.Transports ?? []), IsUserVerified = made.IsUserVerified, IsBackupEligible = made.IsBackupEligible, IsBackedUp = made.IsBackedUp,
    };

    public void Used(UserPasskeyInfo shown, Instant now) => (UsedAt, SignCount, IsUserVerified, IsBackedUp) = (now.Cut(), shown.SignCount, shown.IsUserVerified, shown.IsBackedUp);

    public UserPasskeyInfo Info() => new(Base64Url.DecodeFromChars(Credential), PublicKey, AddedAt.ToDateTimeOffset(), checked((uint)SignCount),
        Transports.Split(',', StringSplitOptions.RemoveEmptyEntries), IsUserVerified, IsBackupEligible, IsBackedUp, [], [])
    {
        Name = Name,
    };
}
