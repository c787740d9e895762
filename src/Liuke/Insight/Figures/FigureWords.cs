using System.Globalization;
using Liuke.Basics;

namespace Liuke.Insight.Figures;

internal static class FigureWords
{
    public static Text OnFile => new("在册客户", "Customers on file");
    public static Text OnFileSays(int active, int sleeping, int lost) => new($"活跃 {N(active)} · 沉睡 {N(sleeping)} · 流失 {N(lost)}", $"{N(active)} active · {N(sleeping)} sleeping · {N(lost)} lost");
    public static Text Bucket => new("本月流失与新增", "Lost and new this month");
    public static Text LostAndNew(int lost, int entered) => new($"−{N(lost)} / +{N(entered)}", $"−{N(lost)} / +{N(entered)}");
    public static Text RefillSays(int wonBack, string cost) => new($"挽回 {N(wonBack)} 位；补回流失要花 {cost}", $"{N(wonBack)} won back; refilling the lost costs {cost}");
    public static Text AtRisk => new("流失风险", "At risk");
    public static Text AtRiskSays(string money) => new($"一年 {money} 毛利可能流失", $"{money} of margin a year at stake");

    public static Text Count(int number) => new($"{N(number)} 位", N(number));

    private static string N(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
