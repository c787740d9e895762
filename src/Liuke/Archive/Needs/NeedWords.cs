using System.Globalization;
using Liuke.Basics;

namespace Liuke.Archive.Needs;

internal static class NeedWords
{
    public static Text Rules => new("需求信号规则", "Rules of needs");
    public static Text RulesSay => new("客户遇到这些大事，往往会有什么需要、持续多久。档案里登记了大事，就会提醒负责人一次；产品词用来在“建议”里找出对应产品。", "What these events usually make a customer need, and for how long. An event entered in a file reminds its owner once; the product words find what to offer.");
    public static Text Event => new("大事", "Event");
    public static Text NeedZh => new("可能的需要（中文）", "Likely need, in Chinese");
    public static Text NeedEn => new("可能的需要（英文）", "Likely need, in English");
    public static Text Products => new("产品词（逗号隔开）", "Words in product names, with commas");
    public static Text Days => new("天数", "Days");
    public static Text On => new("启用", "In use");
    public static Text Save => new("保存", "Save");
    public static Text NoEvent => new("没有这种大事。", "There is no such event.");
    public static Text NeedLength(int most) => new($"请用中英文写明需要，各不超过 {most} 个字。", $"Name the need in both languages, in {most} characters at most.");
    public static Text ProductsLength(int most) => new($"产品词最多 {most} 个字。", $"The product words have {most} characters at most.");
    public static Text DaysBetween(int most) => new($"天数在 1 到 {most} 之间。", $"Days are between 1 and {most}.");
    public static Text RuleChanged => new("修改了需求信号规则", "Changed a rule of needs");

    public static readonly IReadOnlyList<(string Event, Text Need, string Products, int Days)> Usual =
    [
        ("marriage", new("婚房布置、礼品", "Furnishing a first home, gifts"), "床,家纺,礼盒,灯", 180),
        ("birth", new("母婴用品、更大的空间", "Things for the baby, more room"), "童,婴,收纳", 365),
        ("home", new("装修、家具、灯饰、家电", "Refitting, furniture, lighting, appliances"), "灯,家具,沙发,窗帘,家电", 365),
        ("car", new("汽车用品、保险", "Car accessories, insurance"), "车", 120),
        ("job", new("商务用品、升级换代", "Business goods, a better model"), "办公,商务", 120),
        ("study", new("学习用品、住宿用品", "Things for study and lodging"), "书,台灯,桌", 90),
        ("retire", new("休闲、保健、旅行", "Leisure, health, travel"), "保健,茶,旅行", 365),
        ("opening", new("开业首批货、陈列与设备", "First stock, display and equipment"), "陈列,货架,灯,设备", 120),
        ("moving", new("搬迁安装、新址配套", "Installation and fitting out of the new place"), "安装,办公,灯", 120),
        ("asset", new("置业配套、装修", "Fitting out the property"), "灯,家具,装修", 365),
    ];
}

internal static class NeedAudit
{
    public const string RuleChanged = "archive.need-rule.changed";

    internal static readonly Access.Audit.AuditKind Kind = new(RuleChanged, NeedWords.RuleChanged)
    {
        Icon = "bulb",
        Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["event"] = NeedWords.Event, ["days"] = NeedWords.Days, ["on"] = NeedWords.On },
    };
}
