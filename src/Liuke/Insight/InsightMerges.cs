using Liuke.Archive.Merging;
using Liuke.Insight.Histories;
using Liuke.Insight.States;

namespace Liuke.Insight;

/// <summary>What was worked out of the orders of two is worked out anew of the orders of one, by the refresh that every change of orders asks for.</summary>
internal static class InsightMerges
{
    public static readonly MergeRule[] Rules =
    [
        MergeRule.PutAside<PurchaseHistory>(default, "worked out anew from the orders of both").Derived(),
        MergeRule.PutAside<StateChange>(default, "worked out anew from the orders of both").Derived(),
    ];
}
