using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Modules;

/// <summary>All modules and fields at one moment, as forms, lists, imports and exports read them.</summary>
public sealed class FileFieldCatalogue
{
    private readonly Dictionary<string, FileModule> modules;
    private readonly Dictionary<string, FileField> fields;
    private readonly ILookup<string, FileField> byModule;

    private FileFieldCatalogue(IReadOnlyList<FileModule> modules, IReadOnlyList<FileField> fields)
    {
        this.modules = modules.ToDictionary(m => m.Key, StringComparer.Ordinal);
        this.fields = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        byModule = fields.OrderBy(f => f.Place).ThenBy(f => f.Key, StringComparer.Ordinal).ToLookup(f => f.ModuleKey, StringComparer.Ordinal);
        (Modules, Fields) = ([.. modules.OrderBy(m => m.Place).ThenBy(m => m.Key, StringComparer.Ordinal)], fields);
    }

    /// <summary>Retired ones included, in their order.</summary>
    public IReadOnlyList<FileModule> Modules { get; }

    /// <summary>Retired ones included.</summary>
    public IReadOnlyList<FileField> Fields { get; }

    public static async Task<FileFieldCatalogue> Read(Db db, CancellationToken stop)
        => new(await db.FileModules.AsNoTracking().ToListAsync(stop), await db.FileFields.AsNoTracking().ToListAsync(stop));

    public FileModule? Module(string key) => modules.GetValueOrDefault(key);

    public FileField? Field(string key) => fields.GetValueOrDefault(key);

    /// <summary>The modules in use for one kind of customer, in their order.</summary>
    public IEnumerable<FileModule> For(CustomerKind kind) => Modules.Where(m => m.ArchivedAt is null && m.IsFor(kind));

    /// <summary>The fields in use of a module, in their order.</summary>
    public IEnumerable<FileField> FieldsOf(string module) => byModule[module].Where(f => f.ArchivedAt is null);

    /// <summary>The fields in use that are facts: those of modules that a file has once.</summary>
    public IEnumerable<FileField> Facts => Modules.Where(m => m is { ArchivedAt: null, Shape: ModuleShape.One }).SelectMany(m => FieldsOf(m.Key));

    /// <summary>What a file of this kind must hold to be complete.</summary>
    public IEnumerable<FileField> Wanted(CustomerKind kind)
        => For(kind).Where(m => m.Shape == ModuleShape.One).SelectMany(m => FieldsOf(m.Key)).Where(f => f.CountsForCompleteness);
}
