using System.Text.RegularExpressions;
using Liuke.Access.Fields;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.Facts;

/// <summary>One field before and after; null where it said nothing.</summary>
public sealed record ChangedField(string Key, string? Old, string? New);

/// <summary>Who touched a file, when, from what source, and under which grant or approval.</summary>
public sealed record FileTouch(PersonId? By, Instant At, string? Under = null, FactSource Source = FactSource.Typed);

/// <summary>The history of every field of a file. Everybody who changes one says so here, in the transaction that changes it.</summary>
public static partial class FileHistory
{
    public const int WordsLengthMax = 500;

    /// <param name="subject">See <see cref="FileSubjects"/>.</param>
    public static void Add(Db db, CustomerId customer, string subject, IEnumerable<ChangedField> fields, FileTouch touch)
    {
        foreach (var field in fields.Where(f => f.Old != f.New))
            db.Set<FieldChange>().Add(new(customer, subject, field with { Old = Kept(field.Old), New = Kept(field.New) }, touch));
    }

    /// <summary>How a value stands in the history: whole numbers of people's phones never do, and nothing without end.</summary>
    public static string? Kept(string? words)
    {
        if (words is null) return null;
        var masked = Mobile().Replace(words, m => Masks.Mobile(m.Value)!);
        return masked.Length <= WordsLengthMax ? masked : masked[..(WordsLengthMax - 1)] + "…";
    }

    [GeneratedRegex(@"(?<!\d)(?:\+86)?1[3-9]\d{9}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex Mobile();
}
