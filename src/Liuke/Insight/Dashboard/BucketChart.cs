using Liuke.Archive;

namespace Liuke.Insight.Dashboard;

/// <summary>The level above; what came in and what leaked out below it.</summary>
internal static class BucketChart
{
    public static object Of(IReadOnlyList<PeriodRow> periods, CustomerLinks links)
    {
        var ticks = Charts.TickWords(periods);
        return new
        {
            aria = Charts.Aria,
            tooltip = new { trigger = "axis" },
            axisPointer = new { link = new[] { new { xAxisIndex = "all" } } },
            legend = Charts.Legend,
            grid = new object[] { new { left = 52, right = 16, top = 44, height = "27%" }, new { left = 52, right = 16, top = "50%", bottom = 40 } },
            xAxis = new object[]
            {
                new { type = "category", data = ticks, gridIndex = 0, axisLabel = new { show = false }, axisTick = new { show = false }, axisLine = Charts.Line },
                new { type = "category", data = ticks, gridIndex = 1, axisLabel = Charts.Ticks, axisTick = new { show = false }, axisLine = Charts.Line },
            },
            yAxis = new object[]
            {
                new { type = "value", gridIndex = 0, min = 0, splitNumber = 2, splitLine = Charts.Line, axisLabel = Charts.Quiet },
                new { type = "value", gridIndex = 1, splitNumber = 4, splitLine = Charts.Line, axisLabel = Charts.Quiet },
            },
            series = new[] { Level(periods, links), Entered(periods, links), WonBack(periods, links), Lost(periods, links) },
        };
    }

    private static object Level(IReadOnlyList<PeriodRow> periods, CustomerLinks links) => new
    {
        name = ChartWords.Level.Word(), type = "line", xAxisIndex = 0, yAxisIndex = 0, symbol = "circle", symbolSize = 8,
        itemStyle = new { color = "{accent}" }, lineStyle = new { color = "{accent}", width = 2 }, areaStyle = new { color = "{accent-soft}", opacity = 0.6 },
        label = new { show = true, position = "top", color = "{ink}" }, labelLayout = new { hideOverlap = true },
        data = periods.Select(p => new { value = p.AtEnd, href = links.AtEnd(p), itemStyle = Charts.Point("{accent}", p.IsComplete), label = new { formatter = DashboardWords.Number(p.AtEnd) } }),
    };

    private static object Entered(IReadOnlyList<PeriodRow> periods, CustomerLinks links) => new
    {
        name = ChartWords.Entered.Word(), type = "bar", stack = "flow", xAxisIndex = 1, yAxisIndex = 1, barMaxWidth = 30,
        itemStyle = Charts.Style(RetentionState.New, isComplete: true),
        data = periods.Select(p => new { value = p.Entered, href = links.Entered(p), itemStyle = Charts.Style(RetentionState.New, p.IsComplete) }),
    };

    private static object WonBack(IReadOnlyList<PeriodRow> periods, CustomerLinks links) => new
    {
        name = ChartWords.WonBack.Word(), type = "bar", stack = "flow", xAxisIndex = 1, yAxisIndex = 1,
        itemStyle = Charts.Style(RetentionState.WonBack, isComplete: true), labelLayout = new { hideOverlap = true },
        label = new { show = true, position = "top", color = "{ink}" },
        data = periods.Select(p => new
        {
            value = p.WonBack, href = links.WonBack(p), itemStyle = Charts.Style(RetentionState.WonBack, p.IsComplete),
            label = Label("+", p.Entered + p.WonBack),
        }),
    };

    private static object Lost(IReadOnlyList<PeriodRow> periods, CustomerLinks links) => new
    {
        name = ChartWords.Lost.Word(), type = "bar", stack = "flow", xAxisIndex = 1, yAxisIndex = 1,
        itemStyle = Charts.Style(RetentionState.Lost, isComplete: true), labelLayout = new { hideOverlap = true },
        label = new { show = true, position = "bottom", color = "{ink}" },
        data = periods.Select(p => new
        {
            value = -p.Lost, href = links.Lost(p), itemStyle = Charts.Style(RetentionState.Lost, p.IsComplete),
            label = Label("−", p.Lost),
        }),
    };

    // A bar that is faint has a label that is not.
    private static object Label(string sign, int count) => new { show = count > 0, formatter = sign + DashboardWords.Number(count), color = "{ink}", opacity = 1 };
}
