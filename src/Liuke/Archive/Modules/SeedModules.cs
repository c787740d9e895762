using System.Text.Json;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Modules;

/// <summary>Puts the modules that come with the program where they are missing. What a firm renamed, moved or retired stays as it is.</summary>
internal sealed class SeedModules : IWhenOpen
{
    private const int Apart = 10;

    private static readonly BulkTable Modules = new("FileModules",
        ["Key", "TitleZh", "TitleEn", "Shape", "Kinds", "Place", "BuiltIn", "ArchivedAt"], ["Key"])
    { Conflict = "ON CONFLICT (\"Key\") DO NOTHING" };

    private static readonly BulkTable Fields = new("FileFields",
        ["Key", "ModuleKey", "TitleZh", "TitleEn", "Type", "Options", "Class", "IsPersonal", "CountsForCompleteness", "Place", "BuiltIn", "ArchivedAt"], ["Key"])
    { Conflict = "ON CONFLICT (\"Key\") DO NOTHING" };

    public async Task Run(Db db, CancellationToken stop)
    {
        var modules = (await db.FileModules.Select(m => m.Key).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        var fields = (await db.FileFields.Select(f => f.Key).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        if (BuiltIn.Modules.All(m => modules.Contains(m.Key) && m.Fields.All(f => fields.Contains($"{m.Key}.{f.Name}")))) return;

        await using var write = await db.BeginWrite(stop);
        await using (var writer = await db.Dialect.Write(db, Modules, stop))
        {
            foreach (var (place, m) in BuiltIn.Modules.Index().Where(m => !modules.Contains(m.Item.Key)))
                await writer.Add(m.Key, m.Title.Zh, m.Title.En, m.Shape, m.Kinds, (place + 1) * Apart, true, null);
            await writer.Complete(stop);
        }

        await using (var writer = await db.Dialect.Write(db, Fields, stop))
        {
            foreach (var module in BuiltIn.Modules)
                foreach (var (place, f) in module.Fields.Index().Where(f => !fields.Contains($"{module.Key}.{f.Item.Name}")))
                    await writer.Add($"{module.Key}.{f.Name}", module.Key, f.Title.Zh, f.Title.En, f.Type, JsonSerializer.Serialize((f.Options ?? []).Select(BuiltIn.Option), TimelineEntry.Json),
                        f.Is.HasFlag(F.Dynamic) ? FactClass.Dynamic : FactClass.Stable, f.Is.HasFlag(F.Personal), f.Is.HasFlag(F.Wanted), (place + 1) * Apart, true, null);
            await writer.Complete(stop);
        }

        await write.Commit(stop);
    }
}
