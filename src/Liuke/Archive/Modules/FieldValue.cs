using System.Globalization;
using Liuke.Basics;
using NodaTime.Text;

namespace Liuke.Archive.Modules;

/// <summary>A value as it is kept.</summary>
/// <param name="Words">The canonical text: what is stored, exported and compared.</param>
/// <param name="Key">What searches and filters compare: plain small letters without spaces, cut.</param>
/// <param name="Amount">A number in millionths, money in minor units, a day since 1970-01-01, yes 1 and no 0.</param>
public sealed record FieldValue(string Words, string Key, long? Amount)
{
    public const int KeyLengthMax = 120;
    public const int TextLengthMax = 200;
    public const int LongTextLengthMax = 2000;

    private const decimal Micro = 1_000_000m;
    private const decimal LargestNumber = 9_000_000_000_000m;

    private static readonly string[] YesWords = ["是", "有", "对", "yes", "y", "true", "1"];
    private static readonly string[] NoWords = ["否", "无", "没有", "不", "no", "n", "false", "0"];

    /// <summary>Reads what somebody typed, or a file or a program said. Null where it says nothing.</summary>
    /// <remarks>People, customers and departments are read by their form only; whether there is one the caller asks where the reach is known.</remarks>
    public static Outcome<FieldValue?> Read(FileField field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (FieldValue?)null;
        var plain = typed.Trim().Normalize(System.Text.NormalizationForm.FormC);
        var read = OfType(field, plain);
        return read.Refused(out _, out var value) || value is null ? read : FieldRules.Check(field, value);
    }

    private static Outcome<FieldValue?> OfType(FileField field, string plain) => field.Type switch
    {
        FieldType.Text => Sized(field, plain, TextLengthMax),
        FieldType.LongText => Sized(field, plain.ReplaceLineEndings("\n"), LongTextLengthMax),
        FieldType.Number => Number(field, plain),
        FieldType.Money => Money(field, plain),
        FieldType.Date => Day(field, plain),
        FieldType.Choice => Choice(field, plain),
        FieldType.YesNo => YesNo(field, plain),
        FieldType.Person => PersonId.TryParse(plain, CultureInfo.InvariantCulture, out var person) ? Exact(person.ToString()) : Refusal.Invalid(ModuleWords.NotAPerson(field.Title)),
        FieldType.Department => DepartmentId.TryParse(plain, CultureInfo.InvariantCulture, out var department) ? Exact(department.ToString()) : Refusal.Invalid(ModuleWords.NotADepartment(field.Title)),
        _ => CustomerCode.Read(plain) is { } number ? Exact(CustomerCode.Of(number)) : Refusal.Invalid(ModuleWords.NotACustomer(field.Title)),
    };

    /// <summary>As a person reads it. People, departments and customers are named by whoever can look them up.</summary>
    public static Text Show(FileField field, string words) => field.Type switch
    {
        FieldType.Choice => field.Choices.FirstOrDefault(c => c.Key == words)?.Title ?? Text.Same(words),
        FieldType.YesNo => words == "yes" ? ModuleWords.Yes : ModuleWords.No,
        FieldType.Money => decimal.TryParse(words, CultureInfo.InvariantCulture, out var amount) ? Text.Same(amount.ToString("N2", CultureInfo.InvariantCulture)) : Text.Same(words),
        FieldType.Number => decimal.TryParse(words, CultureInfo.InvariantCulture, out var number) ? Text.Same(number.ToString("#,0.######", CultureInfo.InvariantCulture)) : Text.Same(words),
        _ => Text.Same(words),
    };

    internal static string KeyOf(string words)
    {
        var key = CustomerName.Key(words);
        return key.Length <= KeyLengthMax ? key : key[..KeyLengthMax];
    }

    private static FieldValue Exact(string words) => new(words, KeyOf(words), null);

    private static Outcome<FieldValue?> Sized(FileField field, string words, int max)
        => words.Length <= max ? Exact(words) : Refusal.Invalid(ModuleWords.TooLong(field.Title, max));

    private static decimal? Decimal(string plain)
        => decimal.TryParse(plain.Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).TrimStart('¥', '￥'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= LargestNumber ? number : null;

    private static Outcome<FieldValue?> Number(FileField field, string plain)
    {
        if (Decimal(plain.TrimEnd('%', '％')) is not { } number || decimal.Round(number, 6) != number) return Refusal.Invalid(ModuleWords.NotANumber(field.Title));
        var words = number.ToString("0.######", CultureInfo.InvariantCulture);
        return new FieldValue(words, words, (long)(number * Micro));
    }

    private static Outcome<FieldValue?> Money(FileField field, string plain)
    {
        if (Decimal(plain) is not { } amount || decimal.Round(amount, 2) != amount) return Refusal.Invalid(ModuleWords.NotAnAmount(field.Title));
        var words = amount.ToString("0.00", CultureInfo.InvariantCulture);
        return new FieldValue(words, words, (long)(amount * 100));
    }

    private static Outcome<FieldValue?> Day(FileField field, string plain)
    {
        var parsed = LocalDatePattern.Iso.Parse(plain.Replace('/', '-').Replace('.', '-'));
        if (!parsed.Success) parsed = LocalDatePattern.CreateWithInvariantCulture("uuuu-M-d").Parse(plain.Replace('/', '-').Replace('.', '-').Replace("年", "-", StringComparison.Ordinal).Replace("月", "-", StringComparison.Ordinal).TrimEnd('日'));
        if (!parsed.Success || parsed.Value.Year is < 1800 or > 2200) return Refusal.Invalid(ModuleWords.NotADay(field.Title));
        var words = LocalDatePattern.Iso.Format(parsed.Value);
        return new FieldValue(words, words, parsed.Value.Number());
    }

    private static Outcome<FieldValue?> Choice(FileField field, string plain)
    {
        var choices = field.Choices;
        var found = choices.FirstOrDefault(c => c.Key == plain)
            ?? choices.FirstOrDefault(c => string.Equals(c.Zh, plain, StringComparison.OrdinalIgnoreCase) || string.Equals(c.En, plain, StringComparison.OrdinalIgnoreCase));
        return found is null ? Refusal.Invalid(ModuleWords.NotAChoice(field.Title, choices.Where(c => !c.IsRetired).Select(c => c.Title))) : Exact(found.Key);
    }

    private static Outcome<FieldValue?> YesNo(FileField field, string plain)
    {
        var word = plain.ToLowerInvariant();
        if (YesWords.Contains(word, StringComparer.Ordinal)) return new FieldValue("yes", "yes", 1);
        return NoWords.Contains(word, StringComparer.Ordinal) ? new FieldValue("no", "no", 0) : Refusal.Invalid(ModuleWords.NotYesOrNo(field.Title));
    }
}
