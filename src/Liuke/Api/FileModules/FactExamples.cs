namespace Liuke.Api.FileModules;

internal static class FactExamples
{
    private const string Code = "C2026-00001-7";
    private static readonly DateTimeOffset Day = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    public static readonly FactAnswer Fact = new("firm.size", "企业规模", "medium", "中型（100–499 人）") { Source = "told", Confidence = "sure", SetAt = Day, SetBy = "林晓雨", VerifiedAt = Day, VerifiedBy = "林晓雨" };

    public static readonly FileAnswer File = new(Code, "reviewed", 62, 3, new(2027, 2, 20), ["firm.creditcode"], [new("firm", "企业概况", [Fact], 0), new("needs", "需要", [], 2)]) { ReviewedBy = "陈伟" };

    public static readonly FactsCall Call = new(new Dictionary<string, string?> { ["firm.size"] = "medium", ["firm.capital"] = "5000000" }, new Dictionary<string, string?> { ["firm.size"] = "small" }, "told");

    public static readonly HistoryAnswer History = new([new(Day, "林晓雨", "facts", "firm.size", "企业概况 · 企业规模", "小型（10–99 人）", "中型（100–499 人）", "told", null)], false);

    public static readonly EntryAnswer Entry = new(new("0190a000-0000-7000-8000-000000000001"), new(2026, 11, 20), "林晓雨",
        new Dictionary<string, string> { ["needs.what"] = "希望三天内补货", ["needs.kind"] = "stated" }, new Dictionary<string, string> { ["needs.what"] = "希望三天内补货", ["needs.kind"] = "表明的需要" });

    public static readonly EntryCall EntryCall = new(new Dictionary<string, string?> { ["needs.what"] = "希望三天内补货", ["needs.kind"] = "stated" }, new(2026, 11, 20));

    public static readonly FieldAnswer Field = new("firm.stock", "库存情况", "Stock level", "choice", "dynamic", false, false, 170, false, [new("low", "偏低", "Low")]);

    public static readonly ModuleCall ModuleCall = new("物流", "Logistics", ["enterprise", "dealer"], 200, "logistics");

    public static readonly FieldCall FieldCall = new("爱喝的茶", "Tea", "choice", "stable", Options: [new("green", "绿茶", "Green"), new("black", "红茶", "Black")]);

    public static readonly FileModuleAnswer Module = new("firm", "企业概况", "The firm", "one", ["enterprise", "dealer", "supplier"], 10, true, false, [Field]);
}
