using System.Security.Cryptography;
using Liuke.Access.Keys;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.SigningIn.Factors;

/// <summary>A person's authenticator app: a shared secret, sealed; the step of the last code that was taken.</summary>
[NotPersonal("the firm's own people")]
internal sealed class Authenticator
{
    private const string Purpose = "authenticator";

    private Authenticator() { }

    public PersonId PersonId { get; private set; }
    public byte[] Secret { get; private set; } = [];
    public Instant AddedAt { get; private set; }
    public Instant? ConfirmedAt { get; private set; }
    public long LastStep { get; private set; }

    public static Authenticator Offer(PersonId person, MasterKey key, Instant now) => new()
    {
        PersonId = person, AddedAt = now.Cut(), Secret = key.Seal(Purpose, RandomNumberGenerator.GetBytes(TimeCode.SecretBytes)),
    };

    /// <summary>Another secret, as long as the first was never confirmed.</summary>
    public void Renew(MasterKey key, Instant now) => (Secret, AddedAt, LastStep) = (key.Seal(Purpose, RandomNumberGenerator.GetBytes(TimeCode.SecretBytes)), now.Cut(), 0);

    public byte[] Open(MasterKey key) => key.Unseal(Purpose, Secret) ?? throw new Storage.CannotOpen(KeyWords.OtherKey(key.File));

    /// <returns>The step the code belongs to; null when it is wrong or was used.</returns>
    public long? StepOf(string code, MasterKey key, Instant now) => TimeCode.StepOf(Open(key), code, now) is { } step && step > LastStep ? step : null;

    public void Confirm(long step, Instant now) => (ConfirmedAt, LastStep) = (now.Cut(), step);
}

/// <summary>One of the codes to print and keep, for the day the phone is gone. Only a keyed hash is kept; used ones are deleted.</summary>
[NotPersonal("the firm's own people")]
internal sealed class RecoveryCode
{
    public const int Count = 10;
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    private RecoveryCode() { }

    public string Hash { get; private set; } = "";
    public PersonId PersonId { get; private set; }

    public static (RecoveryCode Row, string Code) Make(PersonId person, MasterKey key)
    {
        var code = RandomNumberGenerator.GetString(Letters, 12);
        return (new() { Hash = HashOf(person, code, key), PersonId = person }, $"{code[..4]}-{code[4..8]}-{code[8..]}");
    }

    public static string HashOf(PersonId person, string typed, MasterKey key)
    {
        var plain = new string([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key.Derive("recovery-codes"), System.Text.Encoding.UTF8.GetBytes($"{person.Value:N}:{plain}")));
    }
}
