using Liuke.Basics;

namespace Liuke.Archive.Modules;

/// <summary>The modules that come with the program: the words of a Chinese trading firm. Firms rename, reorder, retire and add.</summary>
internal static class BuiltIn
{
    private const FieldType Text = FieldType.Text, Long = FieldType.LongText, Number = FieldType.Number, Money = FieldType.Money, Date = FieldType.Date, Choice = FieldType.Choice, YesNo = FieldType.YesNo;

    public static readonly IReadOnlyList<ModuleSeed> Modules =
    [
        new("firm", new("企业概况", "The firm"), ModuleShape.One, ModuleKinds.Firms,
        [
            new("size", new("企业规模", "Size"), Choice, F.Wanted, ["micro 微型（10 人以下）|Micro, under 10 people", "small 小型（10–99 人）|Small, 10 to 99", "medium 中型（100–499 人）|Medium, 100 to 499", "large 大型（500 人以上）|Large, 500 and more"]),
            new("employees", new("员工人数", "Employees"), Number),
            new("founded", new("成立日期", "Founded"), Date, F.Wanted),
            new("capital", new("注册资金", "Registered capital"), Money, F.Wanted),
            new("creditcode", new("统一社会信用代码", "Social credit code"), Text, F.Wanted),
            new("legal", new("法定代表人", "Legal representative"), Text, F.Personal),
            new("scope", new("经营范围", "Scope of business"), Long, F.Wanted),
            new("strategy", new("经营战略", "Strategy"), Long),
            new("credit", new("资信等级", "Credit standing"), Choice, F.Wanted, ["aaa AAA 信用极好|AAA, excellent", "aa AA 信用优良|AA, very good", "a A 信用较好|A, good", "b B 信用一般|B, fair", "c C 信用较差|C, poor"]),
            new("creditnote", new("资信说明", "Notes on credit"), Long),
            new("country", new("国家或地区", "Country or region"), Text),
            new("currency", new("结算币种", "Currency of settlement"), Choice, F.None, ["cny 人民币|Renminbi", "usd 美元|US dollar", "eur 欧元|Euro", "hkd 港币|Hong Kong dollar", "jpy 日元|Yen", "gbp 英镑|Pound sterling"]),
            new("address", new("注册地址", "Registered address"), Text),
            new("turnover", new("年营业额", "Yearly turnover"), Money, F.Dynamic),
            new("ordering", new("订货习惯", "How they order"), Text, F.Dynamic),
            new("settlement", new("结算方式", "How they settle"), Choice, F.Dynamic, ["advance 款到发货|Paid in advance", "delivery 货到付款|On delivery", "d30 月结 30 天|30 days", "d60 月结 60 天|60 days", "d90 月结 90 天|90 days", "lc 信用证|Letter of credit", "bill 承兑汇票|Acceptance bill"]),
            new("stock", new("库存情况", "Stock level"), Choice, F.Dynamic, ["out 缺货|Out of stock", "low 偏低|Low", "normal 正常|Normal", "high 偏高|High", "stuck 积压|Overstocked"]),
            new("stockvalue", new("库存金额", "Value of stock"), Money, F.Dynamic),
        ]),
        new("person", new("个人情况", "The person"), ModuleShape.One, ModuleKinds.Person,
        [
            new("occupation", new("职业", "Occupation"), Text, F.Wanted | F.Personal),
            new("character", new("性格特点", "Character"), Text, F.Wanted | F.Personal),
            new("interests", new("兴趣爱好", "Interests"), Text, F.Wanted | F.Personal),
            new("family", new("家庭状况", "Family"), Text, F.Wanted | F.Personal),
            new("education", new("学历", "Education"), Choice, F.Personal, ["school 高中及以下|Secondary school or less", "college 大专|College", "bachelor 本科|Bachelor", "master 硕士|Master", "doctor 博士|Doctorate"]),
            new("age", new("年龄段", "Age"), Choice, F.Personal, ["u25 25 岁以下|Under 25", "u35 25–34 岁|25 to 34", "u45 35–44 岁|35 to 44", "u55 45–54 岁|45 to 54", "o55 55 岁以上|55 and over"]),
            new("ability", new("能力特长", "Abilities"), Text, F.Personal),
            new("income", new("收入区间", "Income band"), Choice, F.Personal, ["i1 月入 5 千以下|Under 5,000 a month", "i2 5 千–1 万|5,000 to 10,000", "i3 1 万–2 万|10,000 to 20,000", "i4 2 万–5 万|20,000 to 50,000", "i5 5 万以上|50,000 and more"]),
            new("habits", new("生活习惯", "Habits"), Long, F.Personal),
            new("behaviour", new("一般行为", "Usual behaviour"), Long, F.Personal),
            new("car", new("是否有车", "Owns a car"), YesNo, F.Personal),
        ]),
        new("preferences", new("偏好", "Preferences"), ModuleShape.One, ModuleKinds.All,
        [
            new("pricequality", new("价格还是质量", "Price or quality"), Choice, F.Wanted, ["price 看重价格|Price first", "balance 兼顾|Both alike", "quality 看重质量|Quality first"]),
            new("delivery", new("交货要求", "Delivery"), Choice, F.Wanted, ["fast 越快越好|As fast as can be", "ontime 准时即可|On the day", "batch 分批交货|In batches", "pickup 自提|Collects"]),
            new("packing", new("包装要求", "Packing"), Text),
            new("channel", new("喜欢的联系方式", "Likes to be reached by"), Choice, F.Wanted, ["wechat 微信|WeChat", "phone 电话|Phone", "visit 上门拜访|A visit", "email 邮件|E-mail"]),
            new("time", new("方便联系的时间", "Good times to call"), Text),
            new("service", new("服务要求", "Service"), Long),
        ]),
        new("prospect", new("潜在需求概况", "As a prospect"), ModuleShape.One, ModuleKinds.All,
        [
            new("region", new("目标地区", "Region"), Text),
            new("products", new("意向产品", "Products wanted"), Text),
            new("known", new("了解程度", "How well known"), Choice, F.None, ["name 只知其名|By name only", "touched 有过接触|Met before", "known 比较了解|Known", "well 非常了解|Well known"]),
            new("source", new("线索来源", "Where the lead came from"), Text),
            new("volume", new("预计年采购额", "Expected yearly purchases"), Money, F.Dynamic),
            new("expected", new("预计成交日期", "Expected to buy on"), Date, F.Dynamic),
        ]),
        new("profiles", new("联系人画像", "Profiles of contacts"), ModuleShape.Many, ModuleKinds.Firms,
        [
            new("who", new("联系人", "Contact"), Text, F.Lead | F.Personal),
            new("character", new("性格特点", "Character"), Text, F.Personal),
            new("interests", new("兴趣爱好", "Interests"), Text, F.Personal),
            new("family", new("家庭状况", "Family"), Text, F.Personal),
            new("education", new("学历", "Education"), Text, F.Personal),
            new("ability", new("能力与影响力", "Ability and influence"), Text, F.Personal),
            new("habits", new("习惯", "Habits"), Long, F.Personal),
        ]),
        .. BuiltInEntries.Modules,
    ];

    /// <summary>Options stand as key, space, Chinese, bar, English.</summary>
    public static FieldOption Option(string written)
    {
        var (space, bar) = (written.IndexOf(' ', StringComparison.Ordinal), written.IndexOf('|', StringComparison.Ordinal));
        return new(written[..space], written[(space + 1)..bar], written[(bar + 1)..]);
    }
}

/// <summary>What a built-in field is beside its type; Lead is the first line of an entry.</summary>
[Flags]
internal enum F
{
    None = 0,
    Wanted = 1,
    Personal = 2,
    Dynamic = 4,
    Lead = 8,
}

internal sealed record ModuleSeed(string Key, Text Title, ModuleShape Shape, ModuleKinds Kinds, IReadOnlyList<FieldSeed> Fields);

internal sealed record FieldSeed(string Name, Text Title, FieldType Type, F Is = F.None, IReadOnlyList<string>? Options = null);
