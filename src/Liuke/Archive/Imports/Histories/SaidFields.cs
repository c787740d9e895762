using Liuke.Archive.Imports.Known;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.Intake;

namespace Liuke.Archive.Imports.Histories;

/// <summary>What a row of a file of interactions may tell.</summary>
internal static class SaidFields
{
    public const string At = "at", Hour = "hour", Channel = "channel", Direction = "direction", Contact = "contact", Body = "body", NextStep = "next", NextOn = "nexton", By = "by";

    public static IReadOnlyList<Field> All { get; } =
    [
        .. CustomerColumns.Fields,
        new(At, new("日期时间", "Day and time"), "日期时间", "时间", "日期", "联系时间", "往来时间", "跟进时间", "拜访时间", "记录时间", "date and time", "day and time", "date", "when", "time"),
        new(Hour, new("时刻", "Time of day"), "时刻", "几点", "time of day", "hour"),
        new(Channel, new("方式", "How"), "方式", "联系方式", "跟进方式", "渠道", "how", "channel", "type"),
        new(Direction, new("方向", "Who began"), "方向", "来去", "who began", "direction"),
        new(Contact, new("联系人", "With whom"), "联系人", "对方", "with whom", "contact", "contact name"),
        new(Body, new("内容", "What was said"), "内容", "说了什么", "跟进内容", "联系内容", "沟通内容", "记录", "备注", "what was said", "content", "body", "note", "notes", "description"),
        new(NextStep, new("下一步", "Next step"), "下一步", "下步计划", "后续", "next step", "next"),
        new(NextOn, new("下一步日期", "Next step on"), "下一步日期", "下次跟进时间", "下次联系", "next step on", "next on", "follow up on"),
        new(By, new("经手人", "By whom"), "经手人", "跟进人", "记录人", "业务员", "我方人员", "by whom", "by", "salesperson", "owner"),
    ];

    public static InteractionChannel? ChannelOf(string word)
    {
        foreach (var channel in Enum.GetValues<InteractionChannel>())
            if (string.Equals(InteractionWords.ChannelOf(channel).Zh, word, StringComparison.OrdinalIgnoreCase) || string.Equals(InteractionWords.ChannelOf(channel).En, word, StringComparison.OrdinalIgnoreCase) || string.Equals(channel.ToString(), word, StringComparison.OrdinalIgnoreCase)) return channel;
        return word.ToLowerInvariant() switch
        {
            "打电话" or "来电" or "去电" or "通话" or "phone" or "telephone" => InteractionChannel.Call,
            "上门" or "上门拜访" or "来访" or "走访" => InteractionChannel.Visit,
            "企业微信" or "weixin" => InteractionChannel.WeChat,
            "电子邮件" or "邮箱" or "email" or "mail" => InteractionChannel.Email,
            "会谈" or "开会" => InteractionChannel.Meeting,
            "信息" or "sms" => InteractionChannel.Message,
            "信" or "快递" or "传真" => InteractionChannel.Letter,
            "展会见面" or "exhibition" => InteractionChannel.Fair,
            _ => null,
        };
    }

    public static Direction? DirectionOf(string word)
    {
        foreach (var direction in Enum.GetValues<Direction>())
            if (string.Equals(InteractionWords.DirectionOf(direction).Zh, word, StringComparison.OrdinalIgnoreCase) || string.Equals(InteractionWords.DirectionOf(direction).En, word, StringComparison.OrdinalIgnoreCase) || string.Equals(direction.ToString(), word, StringComparison.OrdinalIgnoreCase)) return direction;
        return word.ToLowerInvariant() switch
        {
            "来" or "来电" or "客户" or "客户来" or "呼入" or "inbound" or "incoming" => Interactions.Direction.In,
            "去" or "去电" or "我方" or "我们" or "呼出" or "outbound" or "outgoing" => Interactions.Direction.Out,
            _ => null,
        };
    }
}
