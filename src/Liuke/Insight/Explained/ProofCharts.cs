using Liuke.Basics;
using Liuke.Insight.Dashboard;
using Liuke.Insight.Proofs;

namespace Liuke.Insight.Explained;

/// <summary>How a forecast went, as ECharts options.</summary>
internal static class ProofCharts
{
    public static object Errors(Proof proof)
    {
        var shown = proof.Figures.Reverse().ToArray();
        return new
        {
            aria = Charts.Aria,
            tooltip = new { trigger = "item" },
            grid = new { left = 8, right = 56, top = 8, bottom = 8, containLabel = true },
            xAxis = new { type = "value", show = false, min = 0 },
            yAxis = new
            {
                type = "category", data = shown.Select(f => Short(f.Model)),
                axisLabel = new { color = "{ink}", width = 124, overflow = "truncate" }, axisTick = new { show = false }, axisLine = Charts.Line,
            },
            series = new[]
            {
                new
                {
                    name = ProofWords.Rmse.Word(), type = "bar", barMaxWidth = 18, label = new { show = true, position = "right", color = "{ink}" },
                    data = shown.Select(f => new { value = Math.Round(f.Rmse, 3), itemStyle = new { color = Colour(f.Model), borderRadius = new[] { 0, 3, 3, 0 } } }),
                },
            },
        };
    }

    public static object Calibration(Proof proof)
    {
        var most = Math.Max(1, proof.Reliability.Max(r => r.Customers));
        return new
        {
            tooltip = new { trigger = "item" },
            legend = Charts.Legend,
            grid = new { left = 44, right = 20, top = 36, bottom = 44 },
            xAxis = Percents(ProofWords.Told),
            yAxis = Percents(ProofWords.Did),
            series = new object[]
            {
                new { name = ProofWords.Right.Word(), type = "line", symbol = "none", silent = true, itemStyle = new { color = "{ink-quiet}" }, lineStyle = new { color = "{ink-quiet}", type = "dashed", width = 1 }, data = new[] { new[] { 0, 0 }, [100, 100] } },
                new
                {
                    name = ProofWords.Did.Word(), type = "line", itemStyle = new { color = "{series-1}" }, lineStyle = new { color = "{series-1}", width = 2 },
                    data = proof.Reliability.Select(r => new { value = new[] { Share(r.Told), Share(r.Did) }, symbol = "circle", symbolSize = 6 + 8.0 * r.Customers / most }),
                },
            },
        };
    }

    public static object Lift(Proof proof) => new
    {
        tooltip = new { trigger = "axis" },
        legend = Charts.Legend,
        grid = new { left = 44, right = 20, top = 60, bottom = 44 },
        xAxis = Percents(ProofWords.TopShare),
        yAxis = Percents(default),
        series = proof.Lift.Select(Line).Append(new
        {
            name = ProofWords.Random.Word(), type = "line", symbol = "none", itemStyle = new { color = "{ink-quiet}" }, lineStyle = new { color = "{ink-quiet}", type = "dashed", width = 1 },
            data = (object)Enumerable.Range(0, 11).Select(i => new[] { 10 * i, 10 * i }),
        }).ToArray(),
    };

    private static object Line(LiftLine line) => new
    {
        name = Short(line.Model), type = "line", symbol = line.Model == Proof.Combination ? "circle" : line.Model == Proof.OwnRate ? "triangle" : "rect", symbolSize = 6,
        itemStyle = new { color = Colour(line.Model) }, lineStyle = new { color = Colour(line.Model), width = line.Model == Proof.Combination ? 3 : 2, type = line.Model == Proof.Combination ? "solid" : "dotted" },
        data = line.Shares.Select((share, i) => new[] { 10.0 * (i + 1), Share(share) }).Prepend([0, 0]),
    };

    private static string Short(string model) => model == Proof.Combination ? ProofWords.Combination.Word() : ModelWords.PartName(model).Word();

    private static string Colour(string model) => model switch
    {
        Proof.Combination => "{series-1}",
        Proof.OwnRate => "{series-2}",
        Proof.LastPeriod => "{series-4}",
        _ => "{series-5}",
    };

    private static double Share(double share) => Math.Round(100 * share, 1);

    private static object Percents(Text name) => new
    {
        type = "value", min = 0, max = 100, interval = 20, name = name.Zh is null ? "" : name.Word() + " %", nameLocation = "middle", nameGap = 28,
        nameTextStyle = new { color = "{ink-quiet}" }, axisLabel = new { color = "{ink-quiet}" }, splitLine = Charts.Line, axisLine = Charts.Line,
    };
}
