using Liuke.Basics;

namespace Liuke.CommandLine;

internal static class InsightCommandWords
{
    public static Text Insight => new("留存洞察", "Retention insight");
    public static Text Refresh => new("重新计算每位客户的状态、价值和风险", "Work out every customer's state, worth and risk anew");
    public static Text AsOf => new("以哪一天为准（如 2026-03-01），之后的订单不计；默认今天", "The day to ask from, as 2026-03-01; later orders do not count; default: today");
    public static Text Refreshing => new("计算留存", "Working out who is leaving");
    public static Text Refreshed(int customers, string asOf, double seconds) => new($"截至 {asOf}，{customers:#,##0} 位有订单的客户，用时 {seconds:0.0} 秒", $"{customers:#,##0} customers with orders as of {asOf}, in {seconds:0.0} s");
    public static Text By(Text model, string parameters) => new($"模型：{model.Zh}（{parameters}）", $"Model: {model.En} ({parameters})");
    public static Text State => new("状态", "State");
    public static Text Customers => new("客户数", "Customers");
}
