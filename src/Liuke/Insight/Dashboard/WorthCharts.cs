using Liuke.Basics;

namespace Liuke.Insight.Dashboard;

/// <summary>Where the money is: at risk by owner, and in the hands of how few.</summary>
internal static class WorthCharts
{
    public const int MostBars = 12;

    public static object Owners(IReadOnlyList<OwnerRow> owners, CustomerLinks links, string currency)
    {
        var shown = owners.Take(MostBars).Reverse().ToArray();
        return new
        {
            tooltip = new { trigger = "item" },
            grid = new { left = 8, right = 76, top = 8, bottom = 8, containLabel = true },
            xAxis = new { type = "value", show = false, min = 0 },
            yAxis = new
            {
                type = "category", data = shown.Select(o => o.Name ?? DashboardWords.Nobody.Word()),
                axisLabel = new { color = "{ink}", width = 96, overflow = "truncate" }, axisTick = new { show = false }, axisLine = Charts.Line,
            },
            series = new[]
            {
                new
                {
                    name = ChartWords.ValueAtRisk.Word(), type = "bar", barMaxWidth = 18, itemStyle = new { color = "{series-2}", borderRadius = new[] { 0, 3, 3, 0 } },
                    label = new { show = true, position = "right", color = "{ink}" },
                    data = shown.Select(o => new { value = o.AtRiskMinor / 100, href = links.AtRiskOf(o.Id), label = new { formatter = DashboardWords.Short(new(o.AtRiskMinor, currency)).Word() } }),
                },
            },
        };
    }

    public static object Pareto(Golden golden, CustomerLinks links) => new
    {
        tooltip = new { trigger = "axis" },
        grid = new { left = 52, right = 24, top = 24, bottom = 48 },
        xAxis = Percents(ChartWords.TopShare, "middle"),
        yAxis = Percents(default, "end"),
        series = new object[]
        {
            new
            {
                name = ChartWords.ProfitShare.Word() + " %", type = "line", showSymbol = false,
                itemStyle = new { color = "{accent}" }, lineStyle = new { color = "{accent}", width = 2 }, areaStyle = new { color = "{accent-soft}", opacity = 0.6 },
                data = Curve(golden),
            },
            new
            {
                name = ChartWords.GoldenPoint(golden).Word(), type = "scatter", symbol = "diamond", symbolSize = 16, itemStyle = new { color = "{series-2}", borderColor = "{ink}", borderWidth = 1 }, z = 5,
                label = new { show = true, position = golden.FewShare > 0.5 ? "left" : "right", distance = 10, color = "{ink}", fontWeight = 600, formatter = ChartWords.GoldenPoint(golden).Word() },
                data = new[] { new { value = Spot(golden.FewShare, golden.ProfitShare), href = links.Golden(golden) } },
            },
        },
    };

    private static object Percents(Text name, string place) => new
    {
        type = "value", min = 0, max = 100, name = name.Word(), nameLocation = place, nameGap = 28, nameTextStyle = new { color = "{ink-quiet}" },
        splitLine = Charts.Line, axisLabel = new { color = "{ink-quiet}", formatter = "{value}%" },
    };

    private static IEnumerable<double[]> Curve(Golden golden)
        => golden.Points.Select((part, i) => Spot((double)i / (golden.Points.Count - 1), part)).Append(Spot(golden.FewShare, golden.ProfitShare)).OrderBy(p => p[0]).ThenBy(p => p[1]);

    private static double[] Spot(double customers, double profit) => [Math.Round(customers * 100, 1), Math.Round(profit * 100, 1)];
}
