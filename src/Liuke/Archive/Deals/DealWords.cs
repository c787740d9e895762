using Liuke.Basics;

namespace Liuke.Archive.Deals;

internal static class DealWords
{
    public static Text Title => new("成交与合同", "Deals");
    public static Text Of(string name) => new($"{name} 的成交与合同", $"Deals of {name}");
    public static Text Add => new("登记合同", "Enter a deal");
    public static Text Edit => new("修改", "Change");
    public static Text All => new("全部合同", "All deals");
    public static Text None => new("还没有登记合同", "No deals yet");
    public static Text NoneSays => new("登记合同号、金额和执行步骤，收款进度和下一步就会显示在这里。", "Enter a number, an amount and the steps: what is paid and what comes next shows here.");
    public static Text Turnover(Money net, int count) => new($"累计交易额 {net.Whole}（订单，{count} 个购买日）", $"Turnover so far {net.Whole} (orders, {count} purchase days)");
    public static Text Paid(Money paid, Money amount) => new($"已收 {paid}，应收余额 {amount - paid}", $"{paid} received, {amount - paid} to come");
    public static Text PaidShare => new("收款进度", "Share received");
    public static Text Signed => new("签订", "Signed");
    public static Text Runs => new("执行期", "Runs");
    public static Text Ours => new("我方负责", "Our side");
    public static Text Theirs => new("客户方负责", "Their side");
    public static Text Steps => new("执行过程", "Steps");
    public static Text NoSteps => new("还没有步骤", "No steps yet");
    public static Text AddStep => new("加一步", "Add a step");
    public static Text What => new("步骤", "Step");
    public static Text Due => new("计划日期", "Due");
    public static Text DoneOn => new("完成日期", "Done on");
    public static Text Amount => new("收款金额", "Money received with it");
    public static Text MarkDone(string what) => new($"“{what}”今天完成", $"“{what}” was done today");
    public static Text Done => new("完成", "Done");
    public static Text RemoveOf(string what) => new($"删除步骤 {what}", $"Remove the step {what}");
    public static Text Overdue(int days) => new($"逾期 {days} 天", days == 1 ? "1 day late" : $"{days} days late");

    public static Text Pay(Payment state) => state switch
    {
        Payment.Unknown => new("金额未填", "No amount"),
        Payment.None => new("未收款", "Nothing received"),
        Payment.Part => new("部分收款", "Partly received"),
        Payment.Whole => new("已收齐", "Received in full"),
        _ => new("收款逾期", "Payment late"),
    };

    public static Text NumberTaken(string number) => new($"这个客户已有合同号 {number}。", $"This customer has a deal with the number {number} already.");
    public static Text NumberNeeded => new("请填写合同号。", "Give the contract's number.");
    public static Text NoSuchDeal => new("没有这份合同，或已删除。", "There is no such deal, or it was removed.");
    public static Text NoSuchStep => new("没有这个步骤，或已删除。", "There is no such step, or it was removed.");
    public static Text StepNeedsWords(int most) => new($"请写明是什么步骤，最多 {most} 个字。", $"Say what the step is, in {most} characters at most.");
    public static Text NotADay => new("日期应写成 2026-11-30 这样，在 1900 至 2200 年之间。", "Write days as 2026-11-30, between 1900 and 2200.");
    public static Text DoneInFuture => new("完成日期不能在今天以后。", "A step is not done in the future.");
    public static Text NotAnAmount => new("金额应是大于 0 的数，最多两位小数。", "An amount is above 0, with two decimals at most.");
    public static Text TooManySteps(int most) => new($"一份合同最多 {most} 个步骤。", $"A deal has {most} steps at most.");
    public static Text StepAdded(string deal, string what) => new($"合同 {deal}：加步骤“{what}”", $"Deal {deal}: step “{what}” added");
    public static Text StepDone(string deal, string what) => new($"合同 {deal}：“{what}”完成", $"Deal {deal}: “{what}” done");
}
