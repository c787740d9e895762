using Liuke.Access;
using Liuke.Access.Granting;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Sheets;

/// <summary>A module as its form shows it: its fields with what they say, and whom and what one may choose.</summary>
public sealed record FormSheet(CustomerId Id, string Code, string Name, DepartmentId Department, FileModule Module)
{
    public required IReadOnlyList<FileField> Fields { get; init; }

    /// <summary>As it is kept, by key of the field.</summary>
    public required IReadOnlyDictionary<string, string?> Says { get; init; }

    public IReadOnlyList<(string Value, string Name)> People { get; init; } = [];
    public IReadOnlyList<(string Value, string Name)> Departments { get; init; } = [];

    /// <summary>The entry that is changed; null for a new one and for facts.</summary>
    public FileEntryId? Entry { get; init; }

    /// <summary>Changing what stands takes a grant or an approval.</summary>
    public bool IsLocked { get; init; }
}

/// <summary>Reads the form of a module, or of one of its entries.</summary>
public sealed class ReadForm(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    /// <param name="entry">Of a module of many: which entry; null for a new one.</param>
    public async Task<FormSheet?> Run(string code, string module, FileEntryId? entry, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer) return null;
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        if (catalogue.Module(module) is not { ArchivedAt: null } known || !known.IsFor(customer.Kind)) return null;

        var (id, fields) = (customer.Id, catalogue.FieldsOf(module).ToList());
        if (await Says(db, id, known, fields, entry, stop) is not { } says) return null;
        var state = await db.FileReviews.AsNoTracking().Where(r => r.CustomerId == id).Select(r => (ReviewState?)r.State).SingleOrDefaultAsync(stop) ?? ReviewState.Reviewed;
        var isGranted = state != ReviewState.Reviewed || await Grants.Covers(db, [GrantKind.Edit], new(id, customer.DepartmentId, null, customer.Version), me.Id, clock.GetCurrentInstant(), stop);
        return new(id, customer.Code, customer.Name, customer.DepartmentId, known)
        {
            Fields = fields, Says = says, Entry = entry, IsLocked = !isGranted,
            People = fields.Exists(f => f.Type == FieldType.Person) ? await People(db, stop) : [],
            Departments = fields.Exists(f => f.Type == FieldType.Department) ? [.. (await db.Departments.AsNoTracking().OrderBy(d => d.Name).ToListAsync(stop)).Select(d => (d.Id.ToString(), d.Name))] : [],
        };
    }

    private static async Task<IReadOnlyDictionary<string, string?>?> Says(Db db, CustomerId customer, FileModule module, List<FileField> fields, FileEntryId? entry, CancellationToken stop)
    {
        if (module.Shape == ModuleShape.One)
            return entry is not null ? null : (await FactSheet.Says(db, customer, fields, stop)).ToDictionary(s => s.Key, s => s.Value?.Words, StringComparer.Ordinal);
        if (entry is null) return SaveEntry.Says(null, fields);
        var found = await db.FileEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == entry && e.CustomerId == customer && e.ModuleKey == module.Key && e.RemovedAt == null, stop);
        return found is null ? null : SaveEntry.Says(found, fields);
    }

    private static async Task<IReadOnlyList<(string, string)>> People(Db db, CancellationToken stop)
        => [.. (await db.People.AsNoTracking().Where(p => p.DisabledAt == null).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(stop)).Select(p => (p.Id.ToString(), p.Name))];
}
