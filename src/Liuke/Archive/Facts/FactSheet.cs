using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Facts;

/// <summary>What is done with the facts of a file inside the caller's transaction.</summary>
internal static class FactSheet
{
    /// <summary>What the fields say now; each field is there, with null where the file says nothing.</summary>
    public static async Task<Dictionary<string, Fact?>> Says(Db db, CustomerId customer, IEnumerable<FileField> fields, CancellationToken stop)
    {
        var keys = fields.Select(f => f.Key).ToList();
        var facts = await db.Facts.Where(f => f.CustomerId == customer && keys.Contains(f.FieldKey)).ToDictionaryAsync(f => f.FieldKey, StringComparer.Ordinal, stop);
        return keys.ToDictionary(k => k, k => facts.GetValueOrDefault(k), StringComparer.Ordinal);
    }

    /// <summary>A credit code names one customer: the new one is claimed, the old one given back.</summary>
    /// <returns>Who has it already, as a refusal.</returns>
    public static async Task<Refusal?> Claim(Db db, Identities identities, (CustomerId Customer, NodaTime.Instant Now) of, (IReadOnlyDictionary<string, Fact?> Says, IReadOnlyDictionary<string, FieldValue?> Values) what, CancellationToken stop)
    {
        if (!what.Values.TryGetValue(Identities.CreditField, out var code)) return null;
        if (what.Says.GetValueOrDefault(Identities.CreditField)?.Words is { } old) await identities.Release(db, of.Customer, new(IdentityKind.CreditCode, old), stop);
        return code is null ? null : await identities.Claim(db, of.Customer, [new(IdentityKind.CreditCode, code.Words)], of.Now, stop);
    }

    /// <summary>Writes the values with their history. The caller saves.</summary>
    public static void Write(Db db, CustomerId customer, IReadOnlyDictionary<string, Fact?> says, IReadOnlyDictionary<string, FieldValue?> values, (Provenance From, FileTouch Touch) how)
    {
        FileHistory.Add(db, customer, FileSubjects.Facts, values.Select(v => new ChangedField(v.Key, says[v.Key]?.Words, v.Value?.Words)), how.Touch with { Source = how.From.Source });
        foreach (var (key, value) in values)
        {
            var fact = says[key];
            if (value is null && fact is not null) db.Facts.Remove(fact);
            if (value is null) continue;
            if (fact is null) db.Facts.Add(fact = new(customer, key));
            fact.Set(value, how.From, how.Touch.By, how.Touch.At);
        }
    }
}
