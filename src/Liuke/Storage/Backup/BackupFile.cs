using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Liuke.Basics;

namespace Liuke.Storage.Backup;

/// <summary>A backup opened for reading. Nothing in it is believed before <see cref="Check"/> has read it through.</summary>
internal sealed class BackupFile : IDisposable
{
    private const int LongestLine = 64 << 20;

    private readonly ZipArchive opened;
    private readonly string name;

    private BackupFile(ZipArchive opened, string name, BackupContents contents) => (this.opened, this.name, Contents) = (opened, name, contents);

    public BackupContents Contents { get; }

    public static async Task<Outcome<BackupFile>> Open(string file, CancellationToken stop)
    {
        var path = Path.GetFullPath(file);
        if (!File.Exists(path)) return Refusal.Missing(BackupWords.NoSuchFile(path));
        ZipArchive? archive = null;
        try
        {
            archive = await ZipFile.OpenReadAsync(path, stop);
            if (archive.GetEntry(BackupContents.Entry) is { } entry)
            {
                await using var json = await entry.OpenAsync(stop);
                var contents = await JsonSerializer.DeserializeAsync<BackupContents>(json, BackupContents.Json, stop);
                if (contents is { Format: BackupContents.Name, Tables: not null, Migrations.Count: > 0 })
                    return contents.Version > BackupContents.Newest ? Refusal.Conflict(BackupWords.NewerBackup($"{contents.MadeBy}, format {contents.Version}")) : new BackupFile(archive, path, contents);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException)
        {
            // Not an archive, or its head is damaged: said below.
        }

        archive?.Dispose();
        return Refusal.Invalid(BackupWords.NotABackup(path));
    }

    /// <summary>Reads everything once and compares it with the checksums.</summary>
    public async Task<Refusal?> Check(CancellationToken stop)
    {
        foreach (var table in Contents.Tables)
        {
            try
            {
                await using var content = await Entry(table).OpenAsync(stop);
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop)) != table.Sha256) return Refusal.Invalid(BackupWords.DamagedTable(table.Name));
            }
            catch (InvalidDataException)
            {
                return Refusal.Invalid(BackupWords.NotABackup(name));
            }
        }

        foreach (var file in Contents.Files)
        {
            if (!file.IsPlain || opened.GetEntry(file.Entry) is null) return Refusal.Invalid(BackupWords.DamagedTable(file.Name));
            await using var content = await Open(file, stop);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop)) != file.Sha256) return Refusal.Invalid(BackupWords.DamagedTable(file.Name));
        }

        return null;
    }

    /// <summary>One of the files.</summary>
    public Task<Stream> Open(BackupStored file, CancellationToken stop)
        => (opened.GetEntry(file.Entry) ?? throw new InvalidDataException($"The backup lacks {file.Entry}.")).OpenAsync(stop);

    /// <summary>A table's rows, in the order of its columns.</summary>
    public async IAsyncEnumerable<object?[]> Rows(BackupTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await using var content = await Entry(table).OpenAsync(stop);
        using var lines = new StreamReader(content);
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (line.Length > LongestLine) throw new InvalidDataException("A row of the backup is too long.");
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetArrayLength() != table.Columns.Count) throw new InvalidDataException("A row of the backup has another number of columns.");
            yield return [.. json.RootElement.EnumerateArray().Select((value, i) => RowForm.Read(value, table.Columns[i].Kind))];
        }
    }

    /// <summary>A small file that went along, or null.</summary>
    public async Task<byte[]?> Along(IGoAlong small, CancellationToken stop)
    {
        if (opened.GetEntry(BackupContents.EntryOf(small)) is not { Length: < LongestLine } entry) return null;
        await using var content = await entry.OpenAsync(stop);
        var kept = new MemoryStream();
        await content.CopyToAsync(kept, stop);
        return kept.ToArray();
    }

    public void Dispose() => opened.Dispose();

    private ZipArchiveEntry Entry(BackupTable table)
        => opened.GetEntry(BackupContents.EntryOf(table.Name)) ?? throw new InvalidDataException($"The backup lacks {table.Name}.");
}
