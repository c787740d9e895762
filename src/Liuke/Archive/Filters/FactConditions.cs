using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Filters;

/// <summary>Conditions on fields of the file, the firm's own included: those the address names, as far as there are such fields and the values make sense for them.</summary>
internal sealed class FactConditions(Db db, FileFieldCatalogue catalogue, bool seesPersonal)
{
    /// <summary>Of a field that holds more facts than this, a part of a text is not looked for in all of them but while the list is walked.</summary>
    private const int MostHeld = 100_000;

    private readonly List<Condition> conditions = [];
    private readonly List<LeftOut> leftOut = [];

    public static async Task<(IReadOnlyList<Condition> Conditions, IReadOnlyList<LeftOut> LeftOut)> Of(Db db, IReadOnlyList<FieldCondition> asked, bool seesPersonal, CancellationToken stop)
    {
        if (asked.Count == 0) return ([], []);
        var read = new FactConditions(db, await FileFieldCatalogue.Read(db, stop), seesPersonal);
        foreach (var condition in asked) await read.Add(condition, stop);
        return (read.conditions, read.leftOut);
    }

    /// <summary>Why a condition on this field cannot be met; null where it can.</summary>
    internal static Text? Unusable(FileFieldCatalogue catalogue, FieldCondition condition, bool seesPersonal)
    {
        if (catalogue.Field(condition.Field) is not { } field || catalogue.Module(field.ModuleKey) is not { Shape: ModuleShape.One } module) return FilterWords.NoSuchField(condition.Field);
        if (field.ArchivedAt is not null || module.ArchivedAt is not null) return FilterWords.Retired(field.Title);
        if (field.IsPersonal && !seesPersonal) return FilterWords.Personal(field.Title);
        return Fits(field.Type, condition.Test) && Read(field, condition) is not null ? null : FilterWords.MakesNoSense(field.Title);
    }

    private async Task Add(FieldCondition asked, CancellationToken stop)
    {
        if (Unusable(catalogue, asked, seesPersonal) is { } why)
        {
            leftOut.Add(new(asked.Name, why));
            return;
        }

        var field = catalogue.Field(asked.Field)!;
        var held = db.Facts.Where(f => f.FieldKey == field.Key);
        if (asked.Test == FieldTest.Has)
        {
            var isThere = asked.Values[0] == "yes";
            conditions.Add(isThere ? One(held) : new(null, s => !held.Any(f => f.CustomerId == s.CustomerId)));
            return;
        }

        var (keys, amount) = Read(field, asked)!.Value;
        switch (asked.Test)
        {
            case FieldTest.From:
                conditions.Add(One(held.Where(f => f.Amount != null && f.Amount >= amount)));
                return;
            case FieldTest.To:
                conditions.Add(One(held.Where(f => f.Amount != null && f.Amount <= amount)));
                return;
            case FieldTest.Holds:
                // An index does not find a part of a text; but where the field holds few facts, all of them are looked at in it.
                var isSmall = await held.Select(f => f.CustomerId).Take(MostHeld + 1).CountAsync(stop) <= MostHeld;
                foreach (var key in keys) conditions.Add(isSmall ? One(Holding(key)) : One(Holding(key)) with { Few = null });
                return;
            default:
                conditions.Add(keys.Count == 1 ? One(Being(keys[0])) : One(held.Where(f => keys.Contains(f.WordsKey))));
                return;
        }

        IQueryable<Fact> Holding(string key) => held.Where(f => f.WordsKey.IndexOf(key) >= 0);
        IQueryable<Fact> Being(string key) => held.Where(f => f.WordsKey == key);
    }

    private Condition One(IQueryable<Fact> facts)
        => new(facts.Join(db.Standings, f => f.CustomerId, s => s.CustomerId, (f, s) => s.Number), s => facts.Where(f => f.CustomerId == s.CustomerId).Select(f => true).FirstOrDefault());

    private static bool Fits(FieldType type, FieldTest test) => test switch
    {
        FieldTest.Holds => type is FieldType.Text or FieldType.LongText,
        FieldTest.From or FieldTest.To => type is FieldType.Number or FieldType.Money or FieldType.Date,
        _ => true,
    };

    // What the values are compared as; null where one of them is none of this field.
    private static (IReadOnlyList<string> Keys, long Amount)? Read(FileField field, FieldCondition asked)
    {
        if (asked.Test == FieldTest.Has) return ([], 0);
        var keys = new List<string>();
        var amount = 0L;
        foreach (var typed in asked.Values)
        {
            if (field.Type is FieldType.Text or FieldType.LongText)
            {
                if (FieldValue.KeyOf(typed) is not { Length: > 0 } key) return null;
                keys.Add(key);
                continue;
            }

            if (FieldValue.Read(field, typed).Refused(out _, out var value) || value is null) return null;
            keys.Add(value.Key);
            amount = value.Amount ?? 0;
        }

        return (keys, amount);
    }
}
