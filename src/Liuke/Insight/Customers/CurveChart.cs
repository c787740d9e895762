using Liuke.Insight;
using NodaTime.Text;

namespace Liuke.Insight.Customers;

/// <summary>The curve and the weekly bars as ECharts options.</summary>
internal static class CurveChart
{
    public static object Curve(AliveCurve curve, InsightRules rules)
    {
        var (past, ahead) = (curve.Past, curve.Ahead);
        string[] days = [.. past.Concat(ahead.Skip(1)).Select(p => LocalDatePattern.Iso.Format(p.On))];
        object?[] was = [.. past.Select(p => (object?)Math.Round(p.Alive, 3)), .. ahead.Skip(1).Select(_ => (object?)null)];
        object?[] willBe = [.. past.SkipLast(1).Select(_ => (object?)null), .. ahead.Select(p => (object?)Math.Round(p.Alive, 3))];
        return new
        {
            grid = new { left = 36, right = 44, top = 16, bottom = 26 },
            tooltip = new { trigger = "axis" },
            xAxis = new { type = "category", data = days, boundaryGap = false, axisTick = new { show = false }, axisLabel = new { color = "{ink-quiet}", hideOverlap = true }, axisLine = new { lineStyle = new { color = "{line}" } } },
            yAxis = new { type = "value", min = 0, max = 1, interval = 0.5, axisLabel = new { color = "{ink-quiet}" }, splitLine = new { lineStyle = new { color = "{line}" } } },
            series = new object[]
            {
                new
                {
                    name = OutlookWords.Alive.ToString(), type = "line", data = was, symbol = "none", lineStyle = new { color = "{series-1}", width = 2 },
                    itemStyle = new { color = "{series-1}" }, areaStyle = new { color = "{accent-soft}", opacity = 0.6 },
                    markLine = new { symbol = "none", silent = true, lineStyle = new { color = "{ink-quiet}", type = "dotted" }, data = Levels(rules) },
                },
                new { name = OutlookWords.IfSilent.ToString(), type = "line", data = willBe, symbol = "none", lineStyle = new { color = "{series-1}", width = 2, type = "dotted" }, itemStyle = new { color = "{series-1}" } },
                new
                {
                    name = OutlookWords.Order.ToString(), type = "scatter", symbolSize = 8, itemStyle = new { color = "{series-1}" },
                    data = past.Where(p => p.BoughtMinor is not null).Select(p => new object[] { LocalDatePattern.Iso.Format(p.On), Math.Round(p.Alive, 3) }).ToArray(),
                },
            },
        };
    }

    public static object Weeks(AliveCurve curve) => new
    {
        grid = new { left = 30, right = 8, top = 12, bottom = 22 },
        tooltip = new { trigger = "axis" },
        xAxis = new { type = "category", data = curve.Weeks.Select(w => w.On.ToString("M-d", null)).ToArray(), axisTick = new { show = false }, axisLabel = new { color = "{ink-quiet}", hideOverlap = true }, axisLine = new { lineStyle = new { color = "{line}" } } },
        yAxis = new { type = "value", min = 0, max = 100, interval = 50, axisLabel = new { color = "{ink-quiet}" }, splitLine = new { lineStyle = new { color = "{line}" } } },
        series = new[] { new { name = OutlookWords.Risk.ToString(), type = "bar", barWidth = "60%", itemStyle = new { color = "{series-2}", borderRadius = new[] { 3, 3, 0, 0 } }, data = curve.Weeks.Select(w => w.Risk).ToArray() } },
    };

    private static object[] Levels(InsightRules rules) =>
    [
        Level(OutlookWords.ActiveLine.ToString(), rules.ActiveFrom),
        Level(OutlookWords.LostLine.ToString(), rules.LostBelow),
    ];

    private static object Level(string name, double at) => new { yAxis = at, label = new { formatter = name, color = "{ink-quiet}" } };
}
