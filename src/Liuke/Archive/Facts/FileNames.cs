using System.Globalization;
using Liuke.Access;
using Liuke.Archive.Merging;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Facts;

/// <summary>Shows values as people read them: the names of the colleagues, departments and customers that they mean included.</summary>
public sealed class FileNames
{
    private const int Most = 2000;

    private readonly FileFieldCatalogue catalogue;
    private readonly Dictionary<string, string> names;

    private FileNames(FileFieldCatalogue catalogue, Dictionary<string, string> names) => (this.catalogue, this.names) = (catalogue, names);

    /// <param name="values">Keys of fields with the words that are to be shown.</param>
    public static async Task<FileNames> Read(Db db, FileFieldCatalogue catalogue, IEnumerable<(string Key, string? Words)> values, CancellationToken stop)
    {
        var named = values.Where(v => v.Words is not null).Select(v => (Type: catalogue.Field(v.Key)?.Type, Words: v.Words!)).Where(v => v.Type is FieldType.Person or FieldType.Department or FieldType.Customer).Distinct().Take(Most).ToList();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Of(FieldType.Person) is { Count: > 0 } people)
        {
            var ids = people.Select(w => Guid.Parse(w, CultureInfo.InvariantCulture)).ToList();
            foreach (var p in await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(stop)) found[p.Id.ToString()] = p.Name;
        }

        if (Of(FieldType.Department) is { Count: > 0 } departments)
        {
            var ids = departments.Select(w => new DepartmentId(Guid.Parse(w, CultureInfo.InvariantCulture))).ToList();
            foreach (var d in await db.Departments.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(stop)) found[d.Id.ToString()] = d.Name;
        }

        if (Of(FieldType.Customer) is { Count: > 0 } codes)
            foreach (var c in await db.Customers.AsNoTracking().Where(c => codes.Contains(c.Code)).Select(c => new { c.Code, c.Name }).ToListAsync(stop)) found[c.Code] = $"{c.Name} · {c.Code}";
        foreach (var (former, code) in await db.FormerOf([.. Of(FieldType.Customer).Where(w => !found.ContainsKey(w))], stop)) found[former] = found.GetValueOrDefault(code) ?? code;
        return new(catalogue, found);

        List<string> Of(FieldType type) => [.. named.Where(n => n.Type == type).Select(n => n.Words)];
    }

    /// <summary>A colleague who left and a customer beyond reach are shown as such, never by a bare id.</summary>
    public Text Show(string key, string words)
    {
        if (catalogue.Field(key) is not { } field) return Text.Same(words);
        if (field.Type is not (FieldType.Person or FieldType.Department or FieldType.Customer)) return FieldValue.Show(field, words);
        return names.TryGetValue(words, out var name) ? Text.Same(name) : field.Type == FieldType.Customer ? Text.Same(words) : FactWords.Unknown;
    }
}
