using System.Globalization;
using Liuke.Insight.Refresh;

namespace Liuke.Insight.Models;

/// <summary>What a run has to say besides the warnings of the fits, which go by the names of their kinds.</summary>
internal static class RunWarnings
{
    public const string NoOrders = "NoOrders";
    public const string Fallback = "Fallback";
    public const string NothingToChooseBy = "NothingToChooseBy";
    public const string OwnSpend = "OwnSpend";
    public const string AssumedMargin = "AssumedMargin";
    public const string NoCosts = "NoCosts";
    public const string DataEndEarly = "DataEndEarly";

    private const int EarlyDays = 14;

    public static IEnumerable<RunWarning> Of(Tally tally, BuyerColumns buyers)
    {
        if (buyers.Count == 0) yield break;
        if (tally.WhollyAssumed == buyers.Count) yield return new("", NoCosts, "");
        else if (tally.WhollyAssumed + tally.PartlyAssumed is var assumed and > 0)
            yield return new("", AssumedMargin, assumed.ToString(CultureInfo.InvariantCulture));
        if (tally.Window.AsOf - buyers.LastDay is var days and > EarlyDays) yield return new("", DataEndEarly, days.ToString(CultureInfo.InvariantCulture));
    }
}
