using System.Text;
using System.Text.Json;
using Liuke.Access.Keys;
using Liuke.Storage;
using Liuke.Storage.Backup;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Who is erased, in a file outside the database that every backup takes along: a database restored from before learns it from here.</summary>
/// <remarks>One sealed line an erasure, only ever added to. A line that was being written when the power failed counts as not written.</remarks>
internal sealed class ErasureLedger(DataFolder folder, MasterKey master) : IGoAlong
{
    private const string Purpose = "erasures";
    private const int LinesMost = 1_000_000;
    private static readonly SemaphoreSlim Turn = new(1, 1);

    public string Name => "erasures.ledger";

    public string File => Path.Combine(folder.Path, Name);

    public async Task<IReadOnlyList<ErasureEntry>> Read(CancellationToken stop)
        => [.. (await Lines(stop)).Select(line => Open(line) ?? throw new CannotOpen(ErasingWords.DamagedLedger(File))).DistinctBy(e => e.Id)];

    public async Task Append(IReadOnlyCollection<ErasureEntry> entries, CancellationToken stop)
    {
        await Turn.WaitAsync(stop);
        try
        {
            var known = (await Read(stop)).Select(e => e.Id).ToHashSet();
            await Write([.. entries.Where(e => !known.Contains(e.Id)).Select(Seal)], stop);
        }
        finally
        {
            Turn.Release();
        }
    }

    public async Task<byte[]?> Take(CancellationToken stop)
        => await Lines(stop) is { Count: > 0 } lines ? Encoding.ASCII.GetBytes(string.Concat(lines.Select(l => l + "\n"))) : null;

    public async Task Merge(byte[] kept, CancellationToken stop)
    {
        await Turn.WaitAsync(stop);
        try
        {
            var known = (await Lines(stop)).ToHashSet(StringComparer.Ordinal);
            await Write([.. Encoding.ASCII.GetString(kept).Split('\n').Where(l => l.Length > 0 && !known.Contains(l)).Take(LinesMost)], stop);
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<IReadOnlyList<string>> Lines(CancellationToken stop)
    {
        if (!System.IO.File.Exists(File)) return [];
        var text = await System.IO.File.ReadAllTextAsync(File, Encoding.ASCII, stop);
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n').Where(l => l.Length > 0).Take(LinesMost)];
    }

    // On the disk before anything is erased; what a failed writing left behind the last whole line is cut off.
    private async Task Write(IReadOnlyList<string> lines, CancellationToken stop)
    {
        if (lines.Count == 0) return;
        Directory.CreateDirectory(folder.Path);
        await using var file = new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var whole = string.Concat((await Lines(stop)).Select(l => l + "\n")).Length;
        file.SetLength(whole);
        file.Position = whole;
        await file.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(lines.Select(l => l + "\n"))), stop);
        file.Flush(flushToDisk: true);
    }

    private string Seal(ErasureEntry entry) => Convert.ToBase64String(master.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(entry)));

    private ErasureEntry? Open(string line)
    {
        var bytes = new byte[line.Length];
        return Convert.TryFromBase64String(line, bytes, out var length) && master.Unseal(Purpose, bytes.AsSpan(0, length)) is { } plain ? JsonSerializer.Deserialize<ErasureEntry>(plain) : null;
    }
}
