using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Modules;

/// <param name="Type">Stays once something was kept in the field.</param>
/// <param name="Options">Of a field of choices. One that is left out is retired where it may still stand.</param>
/// <param name="Name">What the key of a new field ends with.</param>
public sealed record FieldAsked(Text Title, FieldType Type, FieldTraits Traits, int? Place, IReadOnlyList<FieldOption> Options, string? Name = null, bool IsRetired = false);

/// <summary>Adds a field to a module, or renames, moves, retires or restores one. It appears at once in forms, history and calls.</summary>
public sealed class SaveField(IDbContextFactory<Db> store, AskForJob ask, IClock clock)
{
    public const int FieldsMax = 500;

    /// <param name="key">Null for a new one.</param>
    /// <returns>Its key.</returns>
    public async Task<Outcome<string>> Run(string? key, string module, FieldAsked asked, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if ((await Write(db, key, module, asked, by, stop)).Refused(out var no, out var saved)) return no;
        if (saved.Recounts) _ = await ask.Run<Quality.MeasureFiles>(new { }, by, $"measure-files:{clock.GetCurrentInstant()}", stop);
        return saved.Key;
    }

    private async Task<Outcome<(string Key, bool Recounts)>> Write(Db db, string? key, string module, FieldAsked asked, PersonId by, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        if (await db.FileModules.SingleOrDefaultAsync(m => m.Key == module, stop) is not { } home) return Refusal.Missing(ModuleWords.NoSuchModule);
        var field = key is null ? null : await db.FileFields.SingleOrDefaultAsync(f => f.Key == key && f.ModuleKey == module, stop);
        if (key is not null && field is null) return Refusal.Missing(ModuleWords.NoSuchField(key));
        if (!Enum.IsDefined(asked.Type) || !Enum.IsDefined(asked.Traits.Class)) return Refusal.Invalid(ModuleWords.NoSuchType);

        var isNew = field is null;
        if (field is null)
        {
            var keys = await db.FileFields.Select(f => f.Key).ToListAsync(stop);
            if (keys.Count >= FieldsMax) return Refusal.Conflict(ModuleWords.TooMany(FieldsMax));
            if (NewKey.Of(FileField.CustomPrefix, asked.Name, keys).Refused(out var taken, out var made)) return taken;
            field = db.FileFields.Add(new(made, module, asked.Title, asked.Type, 0)).Entity;
        }
        else if (field.Type != asked.Type)
        {
            if (field.BuiltIn || await IsUsed(db, field, stop)) return Refusal.Conflict(ModuleWords.TypeStays);
            field.Become(asked.Type);
        }

        var before = (field.Class, field.CountsForCompleteness, field.ArchivedAt is null);
        var place = asked.Place ?? (isNew ? ((await db.FileFields.Where(f => f.ModuleKey == module).MaxAsync(f => (int?)f.Place, stop)) ?? 0) + 10 : field.Place);
        if (field.Set(asked.Title, asked.Traits, Math.Clamp(place, 0, 10_000)) is { } wrong) return wrong;
        if (field.Offer(Kept(field, asked.Options)) is { } options) return options;
        if (asked.IsRetired) field.Archive(clock.GetCurrentInstant());
        else field.Restore();

        db.Audit(AuditEntry.Of(ModuleAudit.Changed, by, "field", field.Key, ("title", field.TitleZh), ("type", field.Type.ToString()), ("retired", asked.IsRetired ? "yes" : "no")));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return (field.Key, home.Shape == ModuleShape.One && before != (field.Class, field.CountsForCompleteness, field.ArchivedAt is null));
    }

    // What stood among the choices may stand in a file: it is retired and never forgotten.
    private static IReadOnlyList<FieldOption> Kept(FileField field, IReadOnlyList<FieldOption> asked)
        => [.. asked, .. field.Choices.Where(c => !asked.Any(a => a.Key == c.Key)).Select(c => c with { IsRetired = true })];

    private static async Task<bool> IsUsed(Db db, FileField field, CancellationToken stop)
    {
        var (key, module, quoted) = (field.Key, field.ModuleKey, $"\"{field.Key}\":");
        return await db.Facts.AnyAsync(f => f.FieldKey == key, stop) || await db.FileEntries.AnyAsync(e => e.ModuleKey == module && e.Values.Contains(quoted), stop);
    }
}
