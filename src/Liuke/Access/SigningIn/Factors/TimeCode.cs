using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;

namespace Liuke.Access.SigningIn.Factors;

/// <summary>Six digits that change every half minute (RFC 6238 on RFC 4226, HMAC-SHA1, as every authenticator app understands).</summary>
internal static class TimeCode
{
    public const int SecretBytes = 20;

    private const int StepSeconds = 30, Digits = 6, Slack = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <returns>The step whose code this is, within half a minute either way; null when it is none.</returns>
    public static long? StepOf(byte[] secret, string typed, Instant now)
    {
        var code = new string([.. typed.Where(char.IsAsciiDigit)]);
        if (code.Length != Digits) return null;
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = present - Slack; step <= present + Slack; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Of(secret, step)), System.Text.Encoding.ASCII.GetBytes(code))) return step;
        return null;
    }

    public static string Now(byte[] secret, Instant now) => Of(secret, now.ToUnixTimeSeconds() / StepSeconds);

    public static string Of(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm that authenticator apps agree on; HMAC-SHA1 is not broken.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>How apps take a secret, typed or as a picture.</summary>
    public static string Spell(byte[] secret)
    {
        var spelled = new System.Text.StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var part in secret)
        {
            (bits, held) = (((bits << 8) | part) & 0xFFFF, held + 8);
            while (held >= 5) spelled.Append(Base32[(bits >> (held -= 5)) & 31]);
        }

        return held > 0 ? spelled.Append(Base32[(bits << (5 - held)) & 31]).ToString() : spelled.ToString();
    }

    public static string Address(string issuer, string account, byte[] secret)
        => $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Spell(secret)}&issuer={Uri.EscapeDataString(issuer)}&digits={Digits}&period={StepSeconds}";
}
