using System.Security.Cryptography;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Access.Keys;

/// <summary>Where the master key lies: outside the database, so that a copy of the database alone opens nothing.</summary>
public sealed record MasterKeyPlace(string File)
{
    public const string Setting = "Liuke:MasterKey";

    /// <summary>The file that the configuration names, else one beside the SQLite file, else in the folder data.</summary>
    internal static MasterKeyPlace Of(IServiceProvider services)
    {
        var named = services.GetService<IConfiguration>()?[Setting] ?? Environment.GetEnvironmentVariable(Setting.Replace(":", "__", StringComparison.Ordinal));
        if (!string.IsNullOrWhiteSpace(named)) return new(Path.GetFullPath(named));
        var beside = Path.GetDirectoryName(services.GetRequiredService<Database>().File ?? Path.GetFullPath(Database.DefaultFile));
        return new(Path.Combine(beside ?? ".", "master.key"));
    }
}

/// <summary>The secret of this installation: 32 bytes in a file that only the program's own account may read. Other keys come from it.</summary>
public sealed class MasterKey(MasterKeyPlace place)
{
    private const int Bytes = 32;

    private readonly Lock gate = new();
    private byte[]? key;

    /// <summary>Made just now: whoever runs the program must be told to keep a copy.</summary>
    public bool IsNew { get; private set; }

    public string File => place.File;

    internal bool IsThere => System.IO.File.Exists(place.File);

    /// <summary>32 bytes for one purpose, always the same ones; nobody who knows them knows those of another purpose.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Key, Bytes, info: System.Text.Encoding.UTF8.GetBytes("liuke:" + purpose));

    /// <summary>Seals bytes for one purpose; changed bytes, or another purpose, do not open.</summary>
    public byte[] Seal(string purpose, ReadOnlySpan<byte> plain) => SealedBytes.Seal(Derive(purpose), plain);

    /// <returns>What was sealed, or null when it was not sealed by this key for this purpose.</returns>
    public byte[]? Unseal(string purpose, ReadOnlySpan<byte> bytes) => SealedBytes.Open(Derive(purpose), bytes);

    /// <summary>Says that a database belongs to this key, and nothing of the key.</summary>
    internal string Mark => Convert.ToHexStringLower(Derive("mark"));

    internal void Make()
    {
        if (Path.GetDirectoryName(place.File) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(place.File, options);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) + "\n"));
            file.Flush(flushToDisk: true);
            IsNew = true;
        }
        catch (IOException) when (IsThere)
        {
            // Another process was first; its key is as good.
        }
    }

    private byte[] Key
    {
        get
        {
            lock (gate) return key ??= Read();
        }
    }

    private byte[] Read()
    {
        if (!IsThere) throw new CannotOpen(KeyWords.Missing(place.File));
        var read = new byte[Bytes];
        return Convert.TryFromBase64String(System.IO.File.ReadAllText(place.File).Trim(), read, out var length) && length == Bytes
            ? read : throw new CannotOpen(KeyWords.NotAKey(place.File));
    }
}

/// <summary>AES-256-GCM: a nonce, the sealed bytes, the tag.</summary>
internal static class SealedBytes
{
    private const int Nonce = 12, Tag = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain)
    {
        var whole = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(whole.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(whole.AsSpan(0, Nonce), plain, whole.AsSpan(Nonce, plain.Length), whole.AsSpan(Nonce + plain.Length));
        return whole;
    }

    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> whole)
    {
        if (whole.Length < Nonce + Tag) return null;
        var plain = new byte[whole.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        try
        {
            aes.Decrypt(whole[..Nonce], whole[Nonce..^Tag], whole[^Tag..], plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
