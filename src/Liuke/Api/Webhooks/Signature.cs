using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Liuke.Api.Webhooks;

/// <summary>Signs messages as Standard Webhooks asks for, so that a receiver knows who sent them and that nobody changed them.</summary>
internal static class Signature
{
    public const string IdHeader = "webhook-id", TimestampHeader = "webhook-timestamp", Header = "webhook-signature";

    private const string Prefix = "whsec_";
    private const int SecretBytes = 32;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static string Written(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    public static string IdOf(MessageId message) => $"msg_{message.Value:N}";

    /// <summary>The seconds since 1970 as the header has them.</summary>
    public static string At(Instant at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static string Of(byte[] secret, string id, string timestamp, string body)
        => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));
}
