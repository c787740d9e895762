using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Liuke.Access.Keys;

namespace Liuke.Access.Audit;

/// <summary>Seals lines and values under a key that is not in the database: whoever holds the database alone can neither forge a line nor guess a hashed value.</summary>
internal sealed class AuditSeal(MasterKey master)
{
    /// <summary>What stands before the first line.</summary>
    public static readonly byte[] Beginning = new byte[32];

    // The key is there once the database is open; this is made before.
    private readonly Lazy<byte[]> lines = new(() => master.Derive("audit"));
    private readonly Lazy<byte[]> values = new(() => master.Derive("audit-values"));

    /// <summary>HMAC-SHA256 over the seal before and every column, each with its length, so that no two different lines have the same bytes.</summary>
    public byte[] Of(AuditLine line, byte[] previous)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, lines.Value);
        hash.AppendData(previous);
        Add(hash, line.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(hash, line.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Add(hash, line.Kind);
        Add(hash, line.ById?.ToString());
        Add(hash, line.SubjectKind);
        Add(hash, line.SubjectId);
        Add(hash, line.CustomerId?.ToString());
        Add(hash, line.Facts);
        return hash.GetHashAndReset();
    }

    /// <summary>The same for equal values, so that they can be recognised; half the length is plenty for that.</summary>
    public string OfValue(string value) => Convert.ToHexStringLower(HMACSHA256.HashData(values.Value, Encoding.UTF8.GetBytes(value.Trim())).AsSpan(0, 16));

    private static void Add(IncrementalHash hash, string? part)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
        BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
