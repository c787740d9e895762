using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Access.Audit;

/// <summary>The last line's number and seal, kept outside the database day by day: a chain alone does not show that its end was cut off.</summary>
internal sealed partial class AuditHeads(DataFolder folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="Hash">The seal of the line, in hexadecimal digits.</param>
    public sealed record Kept(long Sequence, string Hash, string At);

    public sealed record Exported(string File, long Sequence, byte[] Hash);

    public static string FileName(LocalDate day) => $"audit-head-{LocalDatePattern.Iso.Format(day)}.json";

    /// <returns>The file, or null while there is nothing to keep.</returns>
    public async Task<string?> Write(AuditHead? head, LocalDate day, CancellationToken stop)
    {
        if (head is null) return null;
        Directory.CreateDirectory(folder.Path);
        var file = Path.Combine(folder.Path, FileName(day));
        var kept = new Kept(head.Sequence, head.Hash, InstantPattern.ExtendedIso.Format(head.At));
        await File.WriteAllTextAsync(file + ".partial", JsonSerializer.Serialize(kept, Json) + "\n", stop);
        File.Move(file + ".partial", file, overwrite: true);
        return file;
    }

    /// <param name="unreadable">Files that should be heads and are not.</param>
    public IReadOnlyList<Exported> Read(out IReadOnlyList<string> unreadable)
    {
        var (found, wrong) = (new List<Exported>(), new List<string>());
        IEnumerable<string> files = Directory.Exists(folder.Path) ? Directory.EnumerateFiles(folder.Path, "audit-head-*.json").Where(f => HeadFile().IsMatch(f)).Order(StringComparer.Ordinal) : [];
        foreach (var file in files)
        {
            if (Read(file) is { } head) found.Add(head);
            else wrong.Add(Path.GetFileName(file));
        }

        unreadable = wrong;
        return found;
    }

    private static Exported? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(File.ReadAllText(file), Json) is { Sequence: > 0, Hash.Length: 64 } kept
                ? new(Path.GetFileName(file), kept.Sequence, Convert.FromHexString(kept.Hash)) : null;
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"audit-head-\d{4}-\d{2}-\d{2}\.json$", RegexOptions.None, 1000)]
    private static partial Regex HeadFile();
}

/// <summary>Where the log stands.</summary>
/// <param name="Hash">The seal of the last line, in hexadecimal digits.</param>
public sealed record AuditHead(long Sequence, string Hash, Instant At)
{
    /// <summary>Enough of the seal to compare by eye or read over the telephone.</summary>
    public string Short => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash[..16]}");
}

/// <summary>Reads where the log stands.</summary>
public sealed class ReadAuditHead(IDbContextFactory<Db> store)
{
    public async Task<AuditHead?> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var last = await db.AuditLines.AsNoTracking().OrderByDescending(l => l.Sequence).Select(l => new { l.Sequence, l.Hash, l.At }).FirstOrDefaultAsync(stop);
        return last is null ? null : new(last.Sequence, Convert.ToHexStringLower(last.Hash), last.At);
    }
}
