using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Modules;

/// <param name="Name">What the key of a new module ends with; small letters, digits and dashes.</param>
public sealed record ModuleAsked(Text Title, ModuleKinds Kinds, int? Place, string? Name = null, ModuleShape Shape = ModuleShape.One, bool IsRetired = false);

/// <summary>Adds a module, or renames, moves, retires or restores one.</summary>
public sealed class SaveModule(IDbContextFactory<Db> store, IClock clock)
{
    public const int ModulesMax = 100;

    /// <param name="key">Null for a new one.</param>
    /// <returns>Its key.</returns>
    public async Task<Outcome<string>> Run(string? key, ModuleAsked asked, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var all = await db.FileModules.ToListAsync(stop);
        var module = all.Find(m => m.Key == key);
        if (key is not null && module is null) return Refusal.Missing(ModuleWords.NoSuchModule);
        if (module is null && all.Count >= ModulesMax) return Refusal.Conflict(ModuleWords.TooMany(ModulesMax));

        var place = Math.Clamp(asked.Place ?? module?.Place ?? (all.Max(m => (int?)m.Place) ?? 0) + 10, 0, 10_000);
        if (module is null)
        {
            if (NewKey.Of(FileModule.CustomPrefix, asked.Name, all.Select(m => m.Key)).Refused(out var taken, out var made)) return taken;
            if (!Enum.IsDefined(asked.Shape)) return Refusal.Invalid(ModuleWords.NoSuchModule);
            module = db.FileModules.Add(new(made, asked.Title, asked.Shape, asked.Kinds, place)).Entity;
        }

        if (module.Change(asked.Title, asked.Kinds, place) is { } wrong) return wrong;
        if (asked.IsRetired) module.Archive(clock.GetCurrentInstant());
        else module.Restore();
        db.Audit(AuditEntry.Of(ModuleAudit.Changed, by, "module", module.Key, ("title", module.TitleZh), ("retired", asked.IsRetired ? "yes" : "no")));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return module.Key;
    }
}

/// <summary>Keys of what a firm adds: given once, never changed.</summary>
internal static class NewKey
{
    private const int NameLengthMax = 40;

    public static Outcome<string> Of(string prefix, string? name, IEnumerable<string> taken)
    {
        var all = taken.ToHashSet(StringComparer.Ordinal);
        var plain = name?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(plain)) return Enumerable.Range(1, all.Count + 1).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}f{i}")).First(k => !all.Contains(k));
        if (plain.Length > NameLengthMax || !plain.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || plain[0] == '-') return Refusal.Invalid(ModuleWords.KeyForm);
        return all.Contains(prefix + plain) ? Refusal.Conflict(ModuleWords.KeyTaken(prefix + plain)) : prefix + plain;
    }
}
