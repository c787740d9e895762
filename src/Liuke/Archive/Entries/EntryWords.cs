using System.Globalization;
using Liuke.Basics;

namespace Liuke.Archive.Entries;

internal static class EntryWords
{
    public static Text SaysNothing => new("请至少填写一项。", "Fill in at least one field.");
    public static Text SuggestionNeedsWords => new("请写下客户的意见。", "Write down what the customer suggests.");
    public static Text ServiceNeedsAsset => new("请填写设备编号，才能把维护费用记到这台设备上。", "Give the serial number, so that the cost is counted for that asset.");
    public static Text DayFarAway => new("日期应在 1900 年至明年之间。", "The day is between 1900 and next year.");
    public static Text NoSuchEntry => new("没有这条记录，或已删除。", "There is no such entry, or it was removed.");

    public static Text Score(int sum, int most, int marked, int criteria) => marked < criteria
        ? new($"{sum} 分（已评 {marked}/{criteria} 条）", $"{sum} points ({marked} of {criteria} marked)")
        : new($"{sum} 分 / {most} 分", $"{sum} of {most} points");

    public static Text Cost(Money cost, int visits) => new($"已维护 {visits} 次，花费 {cost}", $"{visits} service {(visits == 1 ? "visit" : "visits")}, {cost} spent");
    public static Text CostShare(double share) => new($"维护费已达购置价的 {Percent(share)}", $"Upkeep has reached {Percent(share)} of the price");
    public static Text CostAdvice(double share) => share >= AssetCost.FollyFrom
        ? new("维护费已超过购置价，建议与客户商量更换设备。", "Upkeep has cost more than the asset itself: talk with the customer about replacing it.")
        : new("维护费偏高，建议安排一次全面检修，或评估以旧换新。", "Upkeep is dear: arrange an overhaul, or weigh a trade-in.");

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
}
