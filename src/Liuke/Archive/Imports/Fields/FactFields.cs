using Liuke.Archive.Facts;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;

namespace Liuke.Archive.Imports.Fields;

/// <summary>What a row of a file of facts may tell: a field by its name with its value, or any field in a column of its own.</summary>
internal static class FactFields
{
    public const string Which = "field", Value = "value", Source = "source", Note = "source.note", Confidence = "confidence", VerifiedBy = "verified.by", VerifiedOn = "verified.on";

    public static IReadOnlyList<Field> Long { get; } =
    [
        new(Which, new("字段", "Field"), "字段", "字段名", "项目", "field", "field name"),
        new(Value, new("内容", "Value"), "内容", "值", "字段值", "value", "content"),
        new(Source, new("来源", "Source"), "来源", "信息来源", "source"),
        new(Note, new("来源说明", "About the source"), "来源说明", "来源备注", "about the source", "source note"),
        new(Confidence, new("可信度", "Confidence"), "可信度", "可靠程度", "confidence"),
        new(VerifiedBy, new("核实人", "Verified by"), "核实人", "核对人", "verified by"),
        new(VerifiedOn, new("核实日期", "Verified on"), "核实日期", "核对日期", "verified on"),
    ];

    public static IReadOnlyList<Field> All(FileFieldCatalogue catalogue)
        => [.. CustomerColumns.Fields, .. Long, .. Wide(catalogue).Select(f => new Field(f.Key, f.Title, f.TitleZh, f.TitleEn, f.Key))];

    // The credit code says who a customer is; it is imported with the customer.
    public static IEnumerable<FileField> Wide(FileFieldCatalogue catalogue) => catalogue.Facts.Where(f => f.Key != Identities.CreditField);

    public static FactSource? SourceOf(string word)
    {
        foreach (var source in Enum.GetValues<FactSource>())
            if (string.Equals(FactWords.Source(source).Zh, word, StringComparison.OrdinalIgnoreCase) || string.Equals(FactWords.Source(source).En, word, StringComparison.OrdinalIgnoreCase) || string.Equals(source.ToString(), word, StringComparison.OrdinalIgnoreCase)) return source;
        return null;
    }
}
