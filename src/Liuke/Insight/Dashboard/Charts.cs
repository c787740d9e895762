using Liuke.Archive;
using Liuke.Basics;

namespace Liuke.Insight.Dashboard;

/// <summary>What the charts of the page have in common.</summary>
internal static class Charts
{
    public const double Faint = 0.45;

    /// <summary>From the best state to the worst, as they are piled up.</summary>
    public static readonly RetentionState[] States = [RetentionState.Active, RetentionState.New, RetentionState.WonBack, RetentionState.Sleeping, RetentionState.Lost];

    /// <summary>Stripes and dots come from the series, so that colour is not the only carrier; nothing else is decorated.</summary>
    public static object Aria { get; } = new
    {
        enabled = true,
        label = new { enabled = false },
        decal = new { show = true, decals = new[] { new { color = "rgba(0,0,0,0)" } } },
    };

    /// <summary>A point on a line; hollow where the period is not over.</summary>
    public static object Point(string colour, bool isComplete) => new { color = isComplete ? colour : "{ground}", borderColor = colour, borderWidth = 2 };

    public static object Line => new { lineStyle = new { color = "{line}" } };

    public static object Quiet => new { color = "{ink-quiet}", hideOverlap = true };

    /// <summary>Below an axis of periods: each, as far as there is room.</summary>
    public static object Ticks => new { color = "{ink-quiet}", hideOverlap = true, interval = 0, fontSize = 11 };

    public static string[] TickWords(IReadOnlyList<PeriodRow> periods) => [.. periods.Select((p, i) => ChartWords.Tick(p, i == 0).Word())];

    public static object Legend => new { top = 0, left = 0, itemWidth = 14, itemHeight = 10, icon = "roundRect", textStyle = new { color = "{ink}" } };

    public static string Colour(RetentionState state) => state switch
    {
        RetentionState.New => "{series-4}",
        RetentionState.Sleeping => "{series-2}",
        RetentionState.Lost => "{series-3}",
        _ => "{series-1}",
    };

    /// <summary>Won back and lost customers are striped, sleeping ones dotted.</summary>
    public static object Pattern(RetentionState state) => state switch
    {
        RetentionState.WonBack => Stripes(Math.PI / 4),
        RetentionState.Lost => Stripes(-Math.PI / 4),
        RetentionState.Sleeping => new { symbol = "circle", color = "rgba(255,255,255,.55)", symbolSize = 0.5, dashArrayX = new[] { new[] { 6, 6 }, [0, 6, 6, 0] }, dashArrayY = new[] { 6, 0 }, rotation = 0.0 },
        _ => new { color = "rgba(0,0,0,0)" },
    };

    /// <summary>Bars of one state; what is not over is faint with a dashed edge.</summary>
    public static object Style(RetentionState state, bool isComplete) => new
    {
        color = Colour(state),
        decal = Pattern(state),
        opacity = isComplete ? 1 : Faint,
        borderColor = Colour(state),
        borderWidth = isComplete ? 0 : 1,
        borderType = "dashed",
    };

    public static string Word(this Text text) => text.ToString();

    private static object Stripes(double turn) => new { symbol = "rect", color = "rgba(255,255,255,.45)", symbolSize = 1, dashArrayX = new[] { 1, 0 }, dashArrayY = new[] { 2, 5 }, rotation = turn };
}
