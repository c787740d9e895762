using System.Security.Cryptography;
using System.Text;
using Liuke.Access.Keys;

namespace Liuke.Access.Fields;

/// <summary>Seals what belongs to people: a copy of the database alone can neither read it nor guess it.</summary>
/// <remarks>
/// A value is sealed by AES-256-GCM and bound to its field and row, so that a sealed value put into another row does not open.
/// Equal values have equal keyed hashes, by which they are found; so do equal endings. All keys come from the master key.
/// </remarks>
public sealed class PersonalFields(MasterKey master) : IDisposable
{
    private const byte Version = 1;
    private const int Nonce = 12, Tag = 16, IndexBytes = 16, EndDigits = 4, FewestDigits = 7;

    private readonly Lazy<byte[]> indexKey = new(() => master.Derive("fields-index"));

    // One cipher for each thread: making one costs more than using it, and two threads must not share one.
    private readonly ThreadLocal<AesGcm> cipher = new(() => new(master.Derive("fields"), Tag), trackAllValues: true);

    public byte[] Seal(string field, Guid row, string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var whole = new byte[1 + Nonce + plain.Length + Tag];
        whole[0] = Version;
        RandomNumberGenerator.Fill(whole.AsSpan(1, Nonce));
        cipher.Value!.Encrypt(whole.AsSpan(1, Nonce), plain, whole.AsSpan(1 + Nonce, plain.Length), whole.AsSpan(1 + Nonce + plain.Length), Place(field, row));
        return whole;
    }

    /// <returns>Null where it was sealed under another key, for another field or row, or changed since.</returns>
    public string? Open(string field, Guid row, ReadOnlySpan<byte> whole)
    {
        if (whole.Length < 1 + Nonce + Tag || whole[0] != Version) return null;
        var plain = new byte[whole.Length - 1 - Nonce - Tag];
        try
        {
            cipher.Value!.Decrypt(whole.Slice(1, Nonce), whole[(1 + Nonce)..^Tag], whole[^Tag..], plain, Place(field, row));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>By which equal values of a field are found, and nothing else.</summary>
    public byte[] Index(string field, string value) => Hash(field, "whole", value);

    /// <summary>By which numbers with the same last four digits are found; null for what is no number of some length.</summary>
    public byte[]? EndIndex(string field, string value)
    {
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        return digits.Length < FewestDigits ? null : EndingIndex(field, digits[^EndDigits..]);
    }

    /// <param name="ending">Four digits.</param>
    public byte[] EndingIndex(string field, string ending) => Hash(field, "ending", ending);

    /// <summary>Stands for a value where a text is wanted: the same for equal values.</summary>
    public string Token(string field, string value) => Convert.ToHexStringLower(Hash(field, "token", value));

    public void Dispose()
    {
        foreach (var made in cipher.Values) made.Dispose();
        cipher.Dispose();
    }

    private byte[] Hash(string field, string use, string value)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(indexKey.Value, Encoding.UTF8.GetBytes($"{field}\0{use}\0{value}"), hash);
        return hash[..IndexBytes].ToArray();
    }

    private static byte[] Place(string field, Guid row) => [.. Encoding.UTF8.GetBytes(field), 0, .. row.ToByteArray(bigEndian: true)];
}
