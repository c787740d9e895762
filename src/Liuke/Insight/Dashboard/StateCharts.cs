namespace Liuke.Insight.Dashboard;

/// <summary>How the states pile up over time, and how many of those at the start were lost.</summary>
internal static class StateCharts
{
    public static object States(IReadOnlyList<PeriodRow> periods, CustomerLinks links) => new
    {
        aria = Charts.Aria,
        tooltip = new { trigger = "axis", axisPointer = new { type = "shadow" } },
        legend = Charts.Legend,
        grid = new { left = 52, right = 12, top = 58, bottom = 40 },
        xAxis = new { type = "category", data = Charts.TickWords(periods), axisLabel = Charts.Ticks, axisTick = new { show = false }, axisLine = Charts.Line },
        yAxis = new { type = "value", splitLine = Charts.Line, axisLabel = Charts.Quiet },
        series = Charts.States.Select(state => new
        {
            name = ChartWords.State(state).Word(), type = "bar", stack = "states", barCategoryGap = "18%",
            itemStyle = Charts.Style(state, isComplete: true),
            data = periods.Select(p => new { value = p.Ends[state], href = links.State(p, state), itemStyle = Charts.Style(state, p.IsComplete) }),
        }),
    };

    public static object Churn(IReadOnlyList<PeriodRow> periods, CustomerLinks links) => new
    {
        tooltip = new { trigger = "axis" },
        grid = new { left = 52, right = 16, top = 28, bottom = 40 },
        xAxis = new { type = "category", data = Charts.TickWords(periods), axisLabel = Charts.Ticks, axisTick = new { show = false }, axisLine = Charts.Line },
        yAxis = new { type = "value", min = 0, splitNumber = 4, splitLine = Charts.Line, axisLabel = new { color = "{ink-quiet}", formatter = "{value}%" } },
        series = new[]
        {
            new
            {
                name = ChartWords.Churn.Word() + " %", type = "line", symbol = "circle", symbolSize = 9, connectNulls = false,
                itemStyle = new { color = "{series-3}" }, lineStyle = new { color = "{series-3}", width = 2 },
                label = new { show = true, position = "top", color = "{ink}" }, labelLayout = new { hideOverlap = true },
                data = periods.Select(p => new
                {
                    value = p.Churn is { } churn ? Math.Round(churn * 100, 2) : (double?)null,
                    href = links.Lost(p), itemStyle = Charts.Point("{series-3}", p.IsComplete),
                    label = new { formatter = p is { Churn: { } share, Lost: > 0 } ? DashboardWords.Percent(share) : "" },
                }),
            },
        },
    };
}
