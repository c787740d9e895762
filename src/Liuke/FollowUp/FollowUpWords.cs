using Liuke.Basics;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>What the room says when it refuses, and the names of its things. The words of the pages are in <see cref="TodayWords"/>.</summary>
public static class FollowUpWords
{
    public static Text Work => new("待办", "Work");
    public static Text WorkDone => new("办结的待办", "Finished work");
    public static Text Today => new("今日待办", "Today");
    public static Text OpenWork => new("待办", "Open work");
    public static Text OpenPromises => new("没兑现的承诺", "Promises to keep");
    public static Text LaterWork => new("排在以后的待办", "Work for later");
    public static Text ViewToday => new("查看待办", "See work");
    public static Text DoWork => new("完成、推迟待办", "Finish and put off work");
    public static Text AssignWork => new("转交待办", "Give work to somebody else");

    public static Text NoSuchWork => new("没有这件待办，或不在您的查看范围内。", "There is no such work, or it is outside what you may see.");
    public static Text AlreadyFinished => new("这件待办已经完成，不用再做。", "This work is finished already; there is nothing left to do.");
    public static Text ChangedMeanwhile => new("这件待办刚刚被同事改动过。请看过最新内容再决定。", "A colleague has just changed this work. Look at it again before you decide.");
    public static Text AlreadyFinishedBy(string name, LocalDateTime at) => new(
        $"这件待办已由{name}在 {Day(at.Date).Zh} {at:HH:mm} 完成，不用再做。", $"{name} finished this work on {Day(at.Date).En} at {at:HH:mm}; there is nothing left to do.");
    public static Text SettledBefore(LocalDateTime at) => new(
        $"这件待办的原因已消失，系统在 {Day(at.Date).Zh} {at:HH:mm} 关闭了它。", $"The reason for this work went away; it was closed by itself on {Day(at.Date).En} at {at:HH:mm}.");

    public static Text OutcomeNeeded => new("请选择结果。", "Choose how it went.");
    public static Text NotNeededNeedsNote => new("选“不需跟进”时，请在备注里写明原因。", "When it is not needed, say why in the note.");
    public static Text NoteTooLong => new($"最多 {WorkItem.NoteLengthMax} 个字，请写短一些。", $"At most {WorkItem.NoteLengthMax} characters; please make it shorter.");
    public static Text NextAfterToday(LocalDate today) => new($"下次联系要在今天（{Day(today).Zh}）之后。", $"The next contact must be after today ({Day(today).En}).");
    public static Text NextTooFar(LocalDate last) => new($"下次联系最晚到 {DayAndYear(last).Zh}。", $"The next contact can be {DayAndYear(last).En} at the latest.");
    public static Text SnoozeNeedsReason => new("请写明为什么现在不做。", "Say why not now.");
    public static Text SnoozeNeedsDay => new("请选择哪一天再提醒。", "Choose the day to be reminded.");
    public static Text NoSuchDay => new("日期请写成 2026-03-02 这样。", "Write the day as 2026-03-02.");
    public static Text SnoozeAfterToday(LocalDate today) => new($"提醒日要在今天（{Day(today).Zh}）之后。", $"The day must be after today ({Day(today).En}).");
    public static Text SnoozeTooFar(LocalDate last) => new(
        $"最多推后 {WorkItem.SnoozeDaysMax} 天，到 {DayAndYear(last).Zh}。", $"Work can wait {WorkItem.SnoozeDaysMax} days at most, until {DayAndYear(last).En}.");
    public static Text AlreadyTheirs => new("这件待办本来就在这个人名下。", "This work is theirs already.");
    public static Text NobodyToGiveTo => new("请选择您管理范围内在职的同事。", "Choose a colleague within what you manage.");
    public static Text NoSuchPerson(string userName) => new($"没有用户名为“{userName}”的人。请检查拼写。", $"There is nobody with the user name “{userName}”. Check the spelling.");
    public static Text OnlyOwnList => new("您只能看自己的待办清单。", "You can see your own list only.");
    public static Text TopOutOfBounds(int most) => new($"条数要在 1 到 {most} 之间。", $"The number of items must be between 1 and {most}.");

    public static Text Kind(WorkKind kind) => kind switch
    {
        WorkKind.AtRisk => new("流失风险", "At risk"),
        WorkKind.OverdueTouch => new("逾期未联系", "Overdue contact"),
        WorkKind.Care => new("关怀", "Care"),
        WorkKind.PromiseDue => new("承诺到期", "Promise due"),
        WorkKind.CaseClock => new("投诉时限", "Case clock"),
        WorkKind.ReceivableDue => new("回款提醒", "Receivable due"),
        WorkKind.ContractEnding => new("合同到期", "Contract ending"),
        WorkKind.FactToVerify => new("资料待复核", "Fact to verify"),
        WorkKind.ApprovalWaiting => new("待审核", "Approval waiting"),
        WorkKind.PoolRelease => new("待入公海", "Pool release"),
        WorkKind.SurveyCallBack => new("问卷回访", "Survey call-back"),
        _ => new("高层互访", "Executive review"),
    };

    /// <summary>The kind's name in an address.</summary>
    public static string Slug(WorkKind kind) => kind switch
    {
        WorkKind.AtRisk => "at-risk",
        WorkKind.OverdueTouch => "overdue-contact",
        WorkKind.Care => "care",
        WorkKind.PromiseDue => "promises",
        WorkKind.CaseClock => "cases",
        WorkKind.ReceivableDue => "receivables",
        WorkKind.ContractEnding => "contracts",
        WorkKind.FactToVerify => "facts",
        WorkKind.ApprovalWaiting => "approvals",
        WorkKind.PoolRelease => "pool",
        WorkKind.SurveyCallBack => "surveys",
        _ => "reviews",
    };

    /// <summary>good, warn, bad, info or quiet.</summary>
    public static string Tone(WorkKind kind) => kind switch
    {
        WorkKind.PromiseDue or WorkKind.CaseClock => "bad",
        WorkKind.AtRisk or WorkKind.OverdueTouch or WorkKind.ReceivableDue => "warn",
        WorkKind.Care => "good",
        WorkKind.PoolRelease => "quiet",
        _ => "info",
    };

    public static Text Outcome(WorkOutcome outcome) => outcome switch
    {
        WorkOutcome.Settled => new("原因消失，系统关闭", "Closed by itself"),
        WorkOutcome.Reached => new("已联系上", "Reached"),
        WorkOutcome.Visited => new("已拜访", "Visited"),
        WorkOutcome.WillBuy => new("答应下单", "Will order"),
        WorkOutcome.NotReached => new("没联系上", "Not reached"),
        _ => new("不需跟进", "Not needed"),
    };

    public static Text Day(LocalDate day) => new($"{day.Month} 月 {day.Day} 日", day.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture));

    public static Text DayAndYear(LocalDate day) => new($"{day.Year} 年 {day.Month} 月 {day.Day} 日", day.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture));
}
