using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.Interactions;

public static class InteractionWords
{
    public static Text Title => new("往来", "Interactions");
    public static Text LogThem => new("记录与客户的往来", "Write down interactions with customers");
    public static Text Quick => new("记一笔往来", "Write down an interaction");
    public static Text Channel => new("方式", "How");
    public static Text Direction => new("方向", "Who began");
    public static Text Contact => new("联系人", "With whom");
    public static Text Nobody => new("未指定", "Not named");
    public static Text Body => new("说了什么", "What was said");
    public static Text BodyHint => new("客户的要求、答复、报价、情况……", "What they asked, what we answered, offers, news…");
    public static Text When => new("时间（不填为现在）", "When (now if left empty)");
    public static Text NextStep => new("下一步", "Next step");
    public static Text NextStepHint => new("例如：寄样品", "For example: send samples");
    public static Text NextOn => new("哪天做", "On");
    public static Text Save => new("记下", "Save");
    public static Text Cancel => new("取消", "Cancel");
    public static Text More => new("时间与联系人", "Time and contact");

    public static Text Correct => new("更正", "Correct");
    public static Text CorrectSays => new("原来的记录保留，可随时查看；往来里显示更正后的内容。", "What was written stays and can be read; the timeline shows the correction.");
    public static Text WasCorrected => new("这条已被更正，不能再改。请打开最新的一条。", "This was corrected already. Open the one that stands in its place.");
    public static Text Earlier => new("更正前的内容", "Before it was corrected");
    public static Text WrittenBy(string? name, string at) => name is null ? new($"记于 {at}", $"written {at}") : new($"{name} 记于 {at}", $"written by {name}, {at}");

    public static Text Search => new("搜往来", "Find interactions");
    public static Text SearchSays => new("在您能看到的客户里，按往来内容的任意字词查找。", "Finds any part of what was said, among the customers you may see.");
    public static Text SearchHint => new("例如：样品、账期", "For example: samples, terms of payment");
    public static Text AnyChannel => new("全部方式", "Any way");
    public static Text NothingFound => new("没有找到", "Nothing found");
    public static Text NothingFoundSays => new("换个更短的词试试；两个字就够。", "Try a shorter word; two characters are enough.");
    public static Text Latest(int days) => new($"近 {days} 天的往来", $"Interactions of the last {days} days");
    public static Text Older => new("更早的", "Earlier");
    public static Text Next(string step, string on) => new($"下一步：{step}（{on}）", $"Next: {step} ({on})");
    public static Text WithNext(string body, string step, string on) => new($"{body}\n下一步：{step}（{on}）", $"{body}\nNext: {step} ({on})");

    public static Text Headline(InteractionChannel channel, Direction direction, string? contact, bool isCorrection)
    {
        var (zh, en) = (ChannelOf(channel).Zh + " · " + DirectionOf(direction).Zh, ChannelOf(channel).En + " · " + DirectionOf(direction).En);
        if (contact is not null) (zh, en) = ($"{zh} · {contact}", $"{en} · {contact}");
        return isCorrection ? new($"{zh}（已更正）", $"{en} (corrected)") : new(zh, en);
    }

    public static Text ChannelOf(InteractionChannel channel) => channel switch
    {
        InteractionChannel.Call => new("电话", "Call"),
        InteractionChannel.Visit => new("拜访", "Visit"),
        InteractionChannel.WeChat => new("微信", "WeChat"),
        InteractionChannel.Email => new("邮件", "E-mail"),
        InteractionChannel.Meeting => new("会议", "Meeting"),
        InteractionChannel.Message => new("短信", "Text message"),
        InteractionChannel.Letter => new("信函", "Letter"),
        InteractionChannel.Fair => new("展会", "Fair"),
        _ => new("其他", "Other"),
    };

    public static string Icon(InteractionChannel channel) => channel switch
    {
        InteractionChannel.Call => "phone",
        InteractionChannel.Visit => "map-pin",
        InteractionChannel.WeChat => "brand-wechat",
        InteractionChannel.Email => "mail",
        InteractionChannel.Meeting => "users",
        InteractionChannel.Message => "message",
        InteractionChannel.Letter => "mailbox",
        InteractionChannel.Fair => "building-store",
        _ => "message-dots",
    };

    public static Text DirectionOf(Direction direction) => direction == Interactions.Direction.In ? new("客户找我们", "they contacted us") : new("我们找客户", "we contacted them");

    public static Text NoSuchChannel => new("没有这种方式或方向，请从列表中选。", "There is no such way or direction; choose one of the list.");
    public static Text BodyLength(int max) => new($"请写下说了什么，1 到 {max} 个字。", $"Write what was said, in 1 to {max} characters.");
    public static Text NextStepTooLong(int max) => new($"下一步最多 {max} 个字。", $"The next step has at most {max} characters.");
    public static Text InTheFuture => new("时间还没有到。往来记的是已经发生的事；将来的事请填“下一步”。", "That time has not come. What is still to come belongs into the next step.");
    public static Text NextNeedsStep => new("选了日期，请写下那天要做什么。", "A day is chosen; write what is to be done then.");
    public static Text StepNeedsNext => new("写了下一步，请选哪天做。", "A next step is written; choose the day for it.");
    public static Text NextOutOfBounds(LocalDate latest) => new($"下一步的日子应在今天到 {latest.Year} 年 {latest.Month} 月 {latest.Day} 日之间。", $"The next step lies between today and {latest.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}.");
    public static Text NoSuchInteraction => new("没有这条往来，或不在您的查看范围内。", "There is no such interaction, or it is outside what you may see.");
    public static Text CorrectedAlready => new("这条往来刚被更正过。请打开最新的一条再改。", "This was just corrected by somebody. Open what stands in its place and correct that.");
    public static Text NotATime => new("时间应写成 2026-03-02 14:30 的样子。", "Write the time as 2026-03-02 14:30.");
}
