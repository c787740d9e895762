using System.Globalization;
using Liuke.Basics;

namespace Liuke.Archive.Entries;

internal static class EntryWords
{
    public static Text Suggestions => new("改进意见", "Suggestions");
    public static Text SuggestionsSay => new("客户的意见转到能办的部门，办完写下结果，客户经理就能给客户一个答复。", "What customers suggest goes to the department that can act. Write what became of it, and the customer gets an answer.");
    public static Text AnswerSuggestions => new("答复转来的改进意见", "Answer suggestions routed to one's department");
    public static Text OpenOnes => new("待处理", "Open");
    public static Text SettledOnes => new("已办结", "Settled");
    public static Text NoneOpen => new("没有待处理的意见", "No suggestion is open");
    public static Text NoneSettled => new("还没有办结的意见", "No suggestion was settled yet");
    public static Text NoneSays => new("在客户档案的“改进意见”里选择转交部门，就会出现在这里。", "Route one from a customer's file, and it stands here.");
    public static Text Status => new("处理状态", "Status");
    public static Text Answer => new("处理结果", "What became of it");
    public static Text Keep => new("保存", "Save");
    public static Text SayWhatBecame => new("请选择处理状态。", "Choose a status.");
    public static Text SettledNeedsWords => new("办结时请写明处理结果，好答复客户。", "Say what became of it, so that the customer gets an answer.");

    public static Text ServiceGroup => new("售后与反馈", "Service and feedback");
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
