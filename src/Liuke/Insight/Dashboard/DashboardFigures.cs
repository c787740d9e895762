using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;

namespace Liuke.Insight.Dashboard;

/// <summary>The page in four numbers.</summary>
internal static class DashboardFigures
{
    public static IReadOnlyList<Figure> Of(DashboardView view, string currency)
    {
        var (totals, links, now, last) = (view.Totals, view.Links, view.Periods[^1], view.Last!);
        return
        [
            new(DashboardWords.Held, DashboardWords.Customer(now.AtEnd), DashboardWords.HeldSays(now.Ends[RetentionState.Lost]), links.AtEnd(now), "users", "info"),
            new(DashboardWords.RepurchaseFigure, Share(totals.Repurchase), DashboardWords.RepurchaseSays(totals.BoughtAgain, totals.Bought), links.BoughtAgain, "repeat", "good"),
            new(DashboardWords.ChurnFigure(DashboardWords.Name(last.Period)), Share(last.Churn), DashboardWords.ChurnSays(last.Lost, last.AtStart), links.Lost(last), "droplet-down", "bad"),
            new(DashboardWords.RiskFigure, DashboardWords.Short(new(totals.AtRiskMinor, currency)), DashboardWords.RiskSays(totals.AtRisk), links.AtRisk, "alert-triangle", "warn"),
        ];
    }

    private static Text Share(double? share) => share is { } known ? Text.Same(DashboardWords.Percent(known)) : DashboardWords.NoData;
}
