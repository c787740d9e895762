using Liuke.Archive.Keys;
using Liuke.Basics;

namespace Liuke.Archive.Modules;

/// <summary>What single built-in fields ask beyond their type.</summary>
internal static class FieldRules
{
    public const string CreditCodeField = "firm.creditcode";
    private const string CompetitorShare = "competitors.share";
    private const long Percent = 100_000_000; // 100, in millionths

    /// <returns>The value as it is kept, or why it is not taken.</returns>
    public static Outcome<FieldValue?> Check(FileField field, FieldValue value) => field.Key switch
    {
        CreditCodeField => CreditCode.Read(value.Words) is { } code ? new FieldValue(code, FieldValue.KeyOf(code), null) : Refusal.Invalid(ModuleWords.NotACreditCode),
        CompetitorShare => value.Amount is >= 0 and <= Percent ? value : Refusal.Invalid(ModuleWords.NotAShare(field.Title)),
        _ => value,
    };
}
