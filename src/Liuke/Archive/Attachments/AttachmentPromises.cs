using System.Security.Cryptography;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Attachments;

/// <summary>Every row has its bytes, and they are those that were brought.</summary>
internal sealed class AttachmentsAreWhole(AttachmentFolder folder) : IVerify
{
    private const int Step = 500, Examples = 20;

    public Text Title => AttachmentWords.PromiseRows;

    public async Task<IReadOnlyList<Text>> Run(Db db, CancellationToken stop)
    {
        var wrong = new List<Text>();
        for (var at = 0; wrong.Count < Examples; at += Step)
        {
            var some = await db.Attachments.AsNoTracking().OrderBy(a => a.Id).Skip(at).Take(Step).Select(a => new { a.Id, a.Sha256 }).ToListAsync(stop);
            foreach (var one in some)
                if (await Sha256(folder.File(one.Id), stop) != one.Sha256) wrong.Add(AttachmentWords.LostFile(one.Id.ToString()));
            if (some.Count < Step) break;
        }

        return [.. wrong.Take(Examples)];
    }

    private static async Task<string?> Sha256(string path, CancellationToken stop)
    {
        if (!File.Exists(path)) return null;
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
    }
}

/// <summary>Nothing lies in the folder that no row knows.</summary>
internal sealed class NoOrphans(AttachmentFolder folder) : IVerify
{
    private const int Step = 500, Examples = 20;

    public Text Title => AttachmentWords.PromiseFiles;

    public async Task<IReadOnlyList<Text>> Run(Db db, CancellationToken stop)
    {
        if (!Directory.Exists(folder.Path)) return [];
        var orphans = new List<Text>();
        foreach (var some in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Chunk(Step))
        {
            var ids = some.Select(name => Guid.TryParseExact(name, "N", out var id) ? new AttachmentId(id) : default).Where(id => id != default).ToList();
            var known = (await db.Attachments.Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(stop)).Select(id => id.Value.ToString("N")).ToHashSet(StringComparer.Ordinal);
            orphans.AddRange(some.Where(name => !known.Contains(name!)).Select(name => AttachmentWords.Orphan(name!)));
            if (orphans.Count >= Examples) break;
        }

        return [.. orphans.Take(Examples)];
    }
}
