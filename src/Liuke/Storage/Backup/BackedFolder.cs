using System.Security.Cryptography;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Liuke.Storage.Backup;

/// <summary>A folder beside the database whose files belong to the data: they are written once under names of letters and digits, and go into every backup.</summary>
public sealed record BackedFolder(string Name)
{
    /// <summary>How the name of a file ends that is not whole yet.</summary>
    public const string Unfinished = ".part";

    internal string PathIn(DataFolder data) => Path.Combine(data.Path, Name);

    /// <summary>The names within the folder, with slashes.</summary>
    internal IEnumerable<string> Files(DataFolder data)
    {
        var path = PathIn(data);
        return !Directory.Exists(path) ? [] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(Unfinished, StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(path, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal);
    }
}

/// <summary>One file of a folder in a backup.</summary>
public sealed partial record BackupStored(string Folder, string Name, long Bytes, string Sha256)
{
    internal string Entry => $"files/{Folder}/{Name}";

    /// <summary>Letters, digits and slashes: no name leads out of its folder.</summary>
    internal bool IsPlain => Plain().IsMatch($"{Folder}/{Name}");

    [GeneratedRegex(@"^[a-z0-9]+(/[a-z0-9]+){1,3}$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}

/// <summary>Takes files of the folders into a backup, and out of one.</summary>
internal static class BackupFiles
{
    public static async Task<IReadOnlyList<BackupStored>> Write(ZipArchive archive, DataFolder data, IEnumerable<BackedFolder> folders, CancellationToken stop)
    {
        var written = new List<BackupStored>();
        foreach (var folder in folders)
            foreach (var name in folder.Files(data))
            {
                var path = Path.Combine(folder.PathIn(data), name);
                // Somebody may have removed it since it was listed; then its row is gone or going.
                if (File.Exists(path)) written.Add(await Write(archive, new(folder.Name, name, 0, ""), path, stop));
            }

        return written;
    }

    /// <summary>Puts the files in their places. They are named by id: what is there already is the same.</summary>
    public static async Task Restore(BackupFile backup, DataFolder data, CancellationToken stop)
    {
        foreach (var file in backup.Contents.Files)
        {
            var path = Path.Combine(data.Path, file.Folder, file.Name);
            if (File.Exists(path)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var content = await backup.Open(file, stop))
            await using (var disk = new FileStream(path + BackedFolder.Unfinished, FileMode.Create, FileAccess.Write))
                await content.CopyToAsync(disk, stop);
            File.Move(path + BackedFolder.Unfinished, path);
        }
    }

    private static async Task<BackupStored> Write(ZipArchive archive, BackupStored file, string path, CancellationToken stop)
    {
        await using var disk = File.OpenRead(path);
        using var hash = SHA256.Create();
        await using (var entry = await archive.CreateEntry(file.Entry, CompressionLevel.Fastest).OpenAsync(stop))
        await using (var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            await disk.CopyToAsync(hashed, stop);
            await hashed.FlushFinalBlockAsync(stop);
        }

        return file with { Bytes = disk.Length, Sha256 = Convert.ToHexStringLower(hash.Hash!) };
    }
}
