using System.Globalization;
using Liuke.Archive.Modules;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Facts;

/// <summary>Reads many fields at once, and asks whether the people, departments and customers they name are there for whoever writes.</summary>
internal static class FieldReading
{
    /// <returns>The value of each field that was typed, or the first refusal.</returns>
    public static async Task<Outcome<Dictionary<string, FieldValue?>>> Read(Db db, IReadOnlyCollection<FileField> fields, IReadOnlyDictionary<string, string?> typed, CancellationToken stop)
    {
        var byKey = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        var values = new Dictionary<string, FieldValue?>(StringComparer.Ordinal);
        foreach (var (key, words) in typed)
        {
            if (!byKey.TryGetValue(key, out var field)) return Refusal.Invalid(ModuleWords.NoSuchField(key));
            if (FieldValue.Read(field, words).Refused(out var no, out var value)) return no;
            if (value is not null && await Unknown(db, field, value.Words, stop) is { } unknown) return unknown;
            values[key] = value;
        }

        return values;
    }

    /// <summary>The canonical words of what somebody says was there; what cannot be read stays as it is said, and then differs from everything.</summary>
    public static Dictionary<string, string?> Canonical(IReadOnlyCollection<FileField> fields, IReadOnlyDictionary<string, string?> said)
    {
        var byKey = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        return said.Where(s => byKey.ContainsKey(s.Key)).ToDictionary(s => s.Key, s => FieldValue.Read(byKey[s.Key], s.Value).Refused(out _, out var value) ? s.Value : value?.Words, StringComparer.Ordinal);
    }

    private static async Task<Refusal?> Unknown(Db db, FileField field, string words, CancellationToken stop)
    {
        switch (field.Type)
        {
            case FieldType.Person:
                var person = Guid.Parse(words, CultureInfo.InvariantCulture);
                return await db.People.AnyAsync(p => p.Id == person && p.DisabledAt == null, stop) ? null : Refusal.Invalid(ModuleWords.NotAPerson(field.Title));
            case FieldType.Department:
                var department = new DepartmentId(Guid.Parse(words, CultureInfo.InvariantCulture));
                return await db.Departments.AnyAsync(d => d.Id == department, stop) ? null : Refusal.Invalid(ModuleWords.NotADepartment(field.Title));
            case FieldType.Customer:
                return await db.Customers.AnyAsync(c => c.Code == words, stop) ? null : Refusal.Invalid(ModuleWords.NotACustomer(field.Title));
            default:
                return null;
        }
    }
}
