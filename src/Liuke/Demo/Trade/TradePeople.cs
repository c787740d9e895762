using Liuke.Access;
using static Liuke.Demo.DemoPeople;

namespace Liuke.Demo.Trade;

/// <summary>The invented people of the trading firm. No firm or person of these names is meant.</summary>
internal static class TradePeople
{
    public const string Firm = "宁波海联进出口有限公司";
    public const string Abroad1 = "外贸一部", Abroad2 = "外贸二部", Home = "内贸部", Buying = "采购部", Care = "客服部", Money = "财务部", Marketing = "市场部";

    public static readonly string[] Departments = [Abroad1, Abroad2, Home, Buying, Care, Money, Marketing];

    public static readonly Someone[] All =
    [
        new("zhou", "周国平", Firm, Roles.GM),
        new("admin", "沈静", Firm, Roles.Admin),
        new("lin", "林海峰", Abroad1, Roles.Manager),
        new("he", "何雅琴", Abroad2, Roles.Manager),
        new("guo", "郭立新", Home, Roles.Manager),
        new("sun", "孙博文", Buying, Roles.Manager),
        new("xiaoyu", "林晓雨", Abroad1, Roles.Rep),
        new("chenjie", "陈杰", Abroad1, Roles.Rep),
        new("wangmin", "王敏", Abroad2, Roles.Rep),
        new("madong", "马东", Abroad2, Roles.Rep),
        new("zhaoyun", "赵云飞", Home, Roles.Rep),
        new("huangli", "黄丽", Home, Roles.Rep),
        new("tangwei", "唐伟", Buying, Roles.Rep),
        new("qianfang", "钱芳", Care, Roles.Agent),
        new("wuying", "吴颖", Money, Roles.Finance),
        new("zhengqi", "郑琪", Marketing, Roles.Marketer),
    ];

    public static string[] RepsOf(string department) => [.. All.Where(p => p.Department == department && p.Roles == Roles.Rep).Select(p => p.UserName)];
}
