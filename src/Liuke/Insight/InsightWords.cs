using Liuke.Basics;

namespace Liuke.Insight;

public static class InsightWords
{
    public static Text ViewRuns => new("查看洞察的计算过程", "See how insight is worked out");
    public static Text RefreshTitle => new("计算客户洞察", "Work out customer insight");
    public static Text NotADay(string said) => new($"“{said}” 不是日期。请写成 2026-03-02 这样的形式。", $"\"{said}\" is not a day. Write it like 2026-03-02.");
}
