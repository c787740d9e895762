using System.Text.Json;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using NodaTime;

namespace Liuke.FollowUp.Cadences;

/// <summary>The words of grades and rhythms, and of the work they raise.</summary>
public sealed class CadenceWords : IWorkWords
{
    public const string Rule = "cadence", Touched = "touched", Released = "released";

    public static Text JobTitle => new("按跟进等级安排联系", "Raise contacts that are due by grade");

    public static Text SetGrade => new("设置跟进等级", "Set follow-up grades");
    public static Text ConfirmGrade => new("确认降级", "Confirm looser grades");
    public static Text ChangeRules => new("修改跟进规则", "Change the rules of following up");

    public static Text NoSuchGrade => new("请选择 A、B、C 或 D。", "Choose A, B, C or D.");
    public static Text NoSuchRule => new("没有这种算法，请刷新页面。", "There is no such rule. Reload the page.");
    public static Text NoCadence => new("这位客户还没有跟进节奏，今夜会自动建立。", "This customer has no rhythm yet; tonight's run makes one.");
    public static Text WhyTooLong(int most) => new($"最多 {most} 个字，请写短一些。", $"At most {most} characters; please make it shorter.");
    public static Text AlreadyThat(FollowGrade grade) => new($"现在就是 {grade} 级。", $"The grade is {grade} already.");
    public static Text LooserNeedsWhy => new("降低等级或放入公海，请写明原因。", "Say why a customer is to be followed less, or let go.");
    public static Text NothingToConfirm => new("没有等待确认的等级，可能刚被处理。", "There is no grade to confirm; somebody may just have done it.");
    public static Text NotYourOwn => new("自己提出的降级要由别人确认。", "Somebody else confirms what you asked for.");
    public static Text DeclineNeedsWhy => new("不同意时请写明原因。", "Say why not.");
    public static Text DaysMustRise(int most) => new($"周期要满足 A ≤ B ≤ C，在 1 到 {most} 天之间。", $"The periods must rise from A to B to C, between 1 and {most} days.");
    public static Text LeadTooLong => new("提前天数要小于 A 级的周期。", "The lead must be shorter than the period of A.");
    public static Text SharesTooLarge => new("A、B 两级的比例合计不超过 100%。", "The shares of A and B come to 100% at most.");
    public static Text NeedsNextOn => new("还在跟进周期内：请写下次日期，或者调整等级。", "The customer is still followed: name the next day, or change the grade.");

    public static Text EntitlementsA => new("专属客户经理\n投诉与咨询优先处理\n每季度高层互访\n上门拜访与伴手礼", "A named account manager\nPriority in the service queue\nAn executive review each quarter\nVisits with a small gift");
    public static Text EntitlementsB => new("固定业务员\n新品与价格变动提前告知", "The same representative\nNews and price changes ahead of time");
    public static Text EntitlementsC => new("每月问候", "A greeting each month");

    public static Text Grade(FollowGrade grade) => grade switch
    {
        FollowGrade.A => new("A 紧密跟踪", "A, closely"),
        FollowGrade.B => new("B 定期规划", "B, regularly"),
        FollowGrade.C => new("C 不定期", "C, loosely"),
        FollowGrade.D => new("D 放入公海", "D, let go"),
        _ => new("未分级", "no grade"),
    };

    public static string Tone(FollowGrade grade) => grade switch { FollowGrade.A => "good", FollowGrade.B => "info", FollowGrade.C => "quiet", FollowGrade.D => "warn", _ => "quiet" };

    public static Text Step(GradeStep step, FollowGrade from, FollowGrade to) => step switch
    {
        GradeStep.Set => from == FollowGrade.None || from == to ? new($"定为 {to} 级", $"Set to {to}") : new($"由 {from} 级改为 {to} 级", $"Changed from {from} to {to}"),
        GradeStep.Wished => new($"申请由 {from} 级改为 {to} 级", $"Asked for {to} instead of {from}"),
        GradeStep.Confirmed => new($"同意改为 {to} 级", $"Agreed to {to}"),
        _ => new($"不同意改为 {to} 级", $"Declined {to}"),
    };

    public static Text Because(string? facts, Func<long, string> money)
    {
        if (facts is null || JsonSerializer.Deserialize<ProposalFacts>(facts, JsonSerializerOptions.Web) is not { } f) return default;
        var (margin, from) = (money(f.YearMarginMinor), money(f.FromMinor));
        return f.Ground switch
        {
            ProposalGround.TopShare => new($"年内有望毛利 {margin}，属于最有价值的一档（{from} 起）", $"Expected margin of the year {margin}, among the most valuable (from {from})"),
            ProposalGround.NextShare when f.IsRaised => new($"年内有望毛利 {margin}（B 档 {from} 起），有流失风险，提高一级", $"Expected margin of the year {margin} (B from {from}); at risk, so one grade closer"),
            ProposalGround.NextShare => new($"年内有望毛利 {margin}，属于次高一档（{from} 起）", $"Expected margin of the year {margin}, in the second group (from {from})"),
            ProposalGround.Prospect => new("潜在客户，每月至少联系一次", "A prospect: at least once a month"),
            ProposalGround.LostWithoutValue => new($"已流失，年内有望毛利只有 {margin}", $"Lost, with an expected margin of only {margin}"),
            _ => new($"年内有望毛利 {margin}", $"Expected margin of the year {margin}"),
        };
    }

    public WorkKind Kind => WorkKind.OverdueTouch;
    string IWorkWords.Reason => Rule;

    public Text Sentence(string facts) => Sentence(facts, Days.Day(Read(facts).On));

    public Text Sentence(string facts, LocalDate today)
    {
        var f = Read(facts);
        var (since, days) = (Days.Day(f.Since), Math.Max(0, today.Number() - f.Since));
        var how = InteractionWords.ChannelOf((InteractionChannel)f.Channel);
        return f.Never
            ? new($"{f.Grade} 级客户，建档 **{days} 天**还没有联系过", $"Grade {f.Grade}: **{days} days** on file and nobody has been in touch")
            : new($"{f.Grade} 级客户，**{days} 天**没有联系（上次{how.Zh} {FollowUpWords.Day(since).Zh}）", $"Grade {f.Grade}: **{days} days** without contact (last: {how.En.ToLowerInvariant()}, {FollowUpWords.Day(since).En})");
    }

    public Text ToDo(string facts) => new("去联系", "Get in touch");

    public IReadOnlyList<RankPart> RankParts(string facts)
        => Read(facts).ValueMinor is > 0 and var value ? [new(new("在险价值", "Value at risk"), default, value)] : [];

    public Text Why(string why) => why == Released ? new("客户已不在跟进周期内", "The customer is no longer followed") : new("已经联系过", "Somebody has been in touch");

    private static CadenceFacts Read(string facts) => JsonSerializer.Deserialize<CadenceFacts>(facts, JsonSerializerOptions.Web)!;
}
