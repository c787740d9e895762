using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.FollowUp.Today;

/// <summary>The words of Today and of its parts.</summary>
public static class TodayWords
{
    private static readonly string[] Weekdays = ["", "一", "二", "三", "四", "五", "六", "日"];

    public static Text FollowUp => new("跟进", "Follow-up");
    public static Text Contact => new("联系", "Contact");
    public static Text AtStake => new("涉及毛利", "At stake");

    public static Text Date(LocalDate day, LunarDay? lunar) => new(
        $"{day.Month} 月 {day.Day} 日 · 星期{Weekdays[(int)day.DayOfWeek]}{(lunar is { } l ? " · " + l.Name.Zh : "")}",
        day.ToString("dddd, d MMMM", CultureInfo.InvariantCulture) + (lunar is { } m ? " · " + m.Name.En : ""));

    public static Text Greeting(int customers) => customers switch
    {
        0 => new("今天没有要联系的客户", "Nobody to contact today"),
        <= TodayAsked.PageSize => new($"今天先联系这 {customers} 位客户", customers == 1 ? "One customer to contact today" : $"Contact these {customers} customers first today"),
        _ => new($"今天先联系前 {TodayAsked.PageSize} 位客户", $"Start with the first {TodayAsked.PageSize} customers today"),
    };

    public static Text TeamGreeting(int items) => items == 0
        ? new("团队今天没有待办", "The team has nothing to do today")
        : new($"团队今天有 {Number(items)} 件待办", $"The team has {Number(items)} things to do today");

    public static Text QueueTitle(WorkQueue queue, int items) => queue switch
    {
        WorkQueue.Overdue => new($"{Number(items)} 件已逾期", items == 1 ? "One thing is overdue" : $"{Number(items)} things are overdue"),
        WorkQueue.Later => new($"{Number(items)} 件稍后再做", items == 1 ? "One thing to do later" : $"{Number(items)} things to do later"),
        _ => new($"今天已完成 {Number(items)} 件", items == 1 ? "One thing done today" : $"{Number(items)} things done today"),
    };
    public static Text GreetingOf(string name, int items) => new($"{name}今天有 {Number(items)} 件待办", $"{name} has {Number(items)} things to do today");
    public static Text GreetingOfNobody(int items) => new($"{Number(items)} 件待办还没有负责人", $"{Number(items)} things to do belong to nobody yet");
    public static Text WholeTeam(int people) => new($"查看全部 {Number(people)} 人", $"See all {Number(people)}");
    public static Text ListLength(int items, Money value) => new($"名单共 {Number(items)} 件，涉及毛利 {value.Whole}", $"{Number(items)} on the list, with {value.Whole} of margin at stake");
    public static Text FiveNumbers => new("今天的五个数", "Five numbers for today");
    public static Text GreatestRisks => new("最该留住的客户", "Customers to keep first");
    public static Text AllWork => new("全部待办", "All work");
    public static Text Keys => new("j / k 移动 · Enter 打开 · e 完成 · s 稍后 · / 搜索", "j / k move · Enter open · e finish · s later · / search");

    public static Text Queues => new("待办分类", "Lists of work");
    public static Text All => new("全部", "All");
    public static Text Overdue => new("已逾期", "Overdue");
    public static Text Later => new("稍后", "Later");
    public static Text Done => new("今天已完成", "Done today");
    public static Text Owner => new("负责人", "Owner");
    public static Text Everyone => new("所有人", "Everybody");
    public static Text Nobody => new("未分配", "Nobody");
    public static Text Show => new("查看", "Show");

    public static Text Rank(int rank) => new($"第 {rank} 位，看看为什么", $"Rank {rank}: see why");
    public static Text WhyHere(int rank) => new($"为什么排在第 {rank} 位", $"Why rank {rank}");
    public static Text NoLatePromise => new("没有逾期的承诺", "No late promise");
    public static Text LatePromise(int days) => new($"承诺已逾期 {days} 天，排在最前", $"A promise is {days} {Days(days)} late: first of all");
    public static Text Sum => new("合计，排序用这个数", "Total: the list is ordered by it");
    public static Text DueOn(LocalDate day) => new($"到期日 {FollowUpWords.Day(day).Zh}；金额相同时早到期的在前", $"Due on {FollowUpWords.Day(day).En}; of equal amounts the earlier comes first");
    public static Text OrderExplained => new("排序：先是已逾期的承诺，再按涉及的毛利，同额看到期日。点名次可看每一项怎样相加。", "Order: late promises, then margin at stake, then due day. Choose a rank to see how its parts add up.");

    public static Text LaterExplained => new("按回来的日子排列；到那一天自动回到今天的名单。", "In the order of their return; on that day they are back on the list by themselves.");
    public static Text ValueOf(WorkKind kind) => kind == WorkKind.AtRisk ? new("面临流失", "at risk") : new("涉及毛利", "at stake");
    public static Text YearMargin(Money margin) => new($"年内有望毛利 {margin.Whole}", $"{margin.Whole} margin in a year");
    public static Text OverdueBy(int days) => new($"逾期 {days} 天", $"{days} {Days(days)} overdue");
    public static Text Agreed => new("约好的回访", "Agreed contact");
    public static Text Assigned => new("转交", "Handed over");
    public static Text BackOn(LocalDate day) => new($"{FollowUpWords.Day(day).Zh}回来", $"back on {FollowUpWords.Day(day).En}");
    public static Text QuadrantTitle(string letter) => new($"价值象限 {letter}", $"Value quadrant {letter}");
    public static Text AlivePercent(double alive) => new($"存活概率 {alive:P0}", $"Alive: {alive:P0}");

    public static Text Finish => new("完成", "Finish");
    public static Text FinishThis => new("完成这件事", "Finish this");
    public static Text HowItWent => new("结果", "How it went");
    public static Text Note => new("备注", "Note");
    public static Text NoteHint => new("客户说了什么、答应了什么", "What was said and promised");
    public static Text NextContact => new("下次联系", "Next contact");
    public static Text NextContactHint => new($"到这一天会再提醒。留空则 {WorkFinish.QuietDays} 天内不再提醒。", $"You will be reminded on that day. Left empty, there is silence for {WorkFinish.QuietDays} days.");
    public static Text SnoozeThis => new("稍后再做", "Do it later");
    public static Text Because => new("原因", "Reason");
    public static Text BecauseHint => new("例如：客户出差，下周回来", "For example: the customer is travelling until next week");
    public static Text RemindOn => new("哪一天再提醒", "Remind me on");
    public static Text Snooze => new("稍后提醒", "Remind me later");
    public static Text AssignThis => new("转交给同事", "Give to a colleague");
    public static Text To => new("转交给", "Give to");
    public static Text Assign => new("转交", "Give");
    public static Text AssignHint => new("只转交这一件待办；客户仍归原负责人。", "Only this piece of work moves; the customer stays with its owner.");
    public static Text Put => new("已推后", "Put off");
    public static Text Given => new("已转交", "Given to a colleague");
    public static Text WhatToDo => new("要做什么", "What to do");
    public static Text NextMonday => new("下周一", "Next Monday");
    public static Text InAMonth => new("一个月后", "In a month");
    public static IReadOnlyList<Text> UsualReasons { get; } =
    [
        new("客户出差", "The customer is travelling"),
        new("等客户回复", "Waiting for the customer's answer"),
        new("等样品到货", "Waiting for samples"),
        new("刚刚联系过", "We spoke just now"),
    ];
    public static Text Close => new("收起", "Close");
    public static Text OpenCustomer => new("打开客户页", "Open the customer");
    public static Text Back => new("返回待办", "Back to the list");
    public static Text Tomorrow => new("明天", "Tomorrow");
    public static Text Choose => new("请选择", "Choose");

    public static Text Finished(LocalDate? next) => next is { } day
        ? new($"已完成，{FollowUpWords.Day(day).Zh}再联系", $"Finished; next contact on {FollowUpWords.Day(day).En}")
        : new("已完成", "Finished");
    public static Text SnoozedUntil(LocalDate day) => new($"已推后，{FollowUpWords.Day(day).Zh}再提醒", $"Put off until {FollowUpWords.Day(day).En}");
    public static Text AssignedTo(string name) => new($"已转交给{name}", $"Given to {name}");

    public static Text NothingNow => new("今天的事都做完了", "Everything is done for today");
    public static Text NothingNowSays => new("新的流失风险会在每晚计算后出现在这里。", "New risks appear here after each night's calculation.");
    public static Text NothingHere => new("这里没有待办", "Nothing here");
    public static Text NothingHereSays => new("换一个分类看看。", "Try another list.");
    public static Text NothingDone => new("今天还没有完成的待办", "Nothing finished yet today");
    public static Text ToCustomers => new("查看客户", "See the customers");
    public static Text Shown(int from, int to, int total) => new($"{Number(from)}–{Number(to)} / {Number(total)}", $"{Number(from)}–{Number(to)} of {Number(total)}");

    public static Text Team => new("团队", "Team");
    public static Text TeamProgress => new("各人进度", "How everybody is doing");
    public static Text Open => new("待办", "Open");
    public static Text DoneToday => new("今天完成", "Done today");
    public static Text ValueAtRisk => new("面临流失", "At risk");

    public static Text OpenWork => new("待办", "Work to do");
    public static Text LastWork => new("最近跟进", "Lately");
    public static Text NoOpenWork => new("这位客户目前没有待办。", "There is nothing to do for this customer now.");
    public static Text DoneBy(string? name, LocalDateTime at) => new($"{name} · {FollowUpWords.Day(at.Date).Zh} {at:HH:mm}", $"{name} · {FollowUpWords.Day(at.Date).En} {at:HH:mm}");
    public static Text NextOn(LocalDate day) => new($"下次 {FollowUpWords.Day(day).Zh}", $"next {FollowUpWords.Day(day).En}");

    public static Text DidFinish(WorkKind work, WorkOutcome outcome, LocalDate? next) => new(
        $"{FollowUpWords.Kind(work).Zh}：{FollowUpWords.Outcome(outcome).Zh}{(next is { } d ? $"，下次联系 {FollowUpWords.Day(d).Zh}" : "")}",
        $"{FollowUpWords.Kind(work).En}: {FollowUpWords.Outcome(outcome).En}{(next is { } e ? $", next contact {FollowUpWords.Day(e).En}" : "")}");
    public static Text DidSnooze(WorkKind work, LocalDate until) => new($"{FollowUpWords.Kind(work).Zh}：推后到 {FollowUpWords.Day(until).Zh}", $"{FollowUpWords.Kind(work).En}: put off until {FollowUpWords.Day(until).En}");
    public static Text DidAssign(WorkKind work, string to) => new($"{FollowUpWords.Kind(work).Zh}：转交给{to}", $"{FollowUpWords.Kind(work).En}: given to {to}");
    public static Text DidSettle(WorkKind work, Text why) => new($"{FollowUpWords.Kind(work).Zh}已解除：{why.Zh}", $"{FollowUpWords.Kind(work).En} is over: {why.En}");

    public static Text OverdueFigure => new("逾期待办", "Overdue work");
    public static Text OverdueFigureSays(int open, int people) => new($"共 {Number(open)} 件待办，{people} 人有逾期", $"of {Number(open)} open, with {people} {(people == 1 ? "person" : "people")}");
    public static Text DoneFigure => new("近 7 天完成", "Finished in 7 days");
    public static Text DoneFigureSays(int reached) => new($"其中联系上 {Number(reached)} 件", $"{Number(reached)} of them reached the customer");
    public static Text Items(int count) => new($"{Number(count)} 件", Number(count));

    internal static string Number(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Days(int days) => days == 1 ? "day" : "days";
}
