using System.Globalization;
using NodaTime;

namespace Liuke.Demo.Trade;

/// <summary>Who the partners are, and what is known of them: some of it long ago, some by nobody verified.</summary>
internal sealed class TradeFiles(LocalDate today)
{
    public static readonly string[] CustomerHeaders = ["原系统编号", "客户名称", "客户类型", "阶段", "手机", "地区", "负责人", "部门", "统一社会信用代码"];

    public static readonly string[] FactHeaders =
    [
        "客户编号", "企业规模", "员工人数", "成立日期", "注册资金", "经营范围", "资信等级", "国家或地区", "结算币种", "结算方式", "库存情况", "库存金额",
        "价格还是质量", "交货要求", "喜欢的联系方式", "职业", "性格特点", "兴趣爱好", "家庭状况", "经销区域", "货代", "目的港", "来源", "核实人", "核实日期",
    ];

    private static readonly string[] Scopes = ["灯具、家居饰品批发零售", "礼品与节庆用品进口分销", "园艺用品连锁零售", "厨房与餐桌用品", "塑料与五金制品加工", "酒店软装配套", "工艺品设计与生产"];
    private static readonly string[] Ports = ["汉堡", "鹿特丹", "洛杉矶", "横滨", "杰贝阿里", "桑托斯", "费利克斯托", "釜山", "胡志明", "曼萨尼约"];

    public static IEnumerable<string?[]> Customers() => TradeFirms.All.Select(firm => new[]
    {
        firm.Code, firm.Name, firm.Kind, firm.IsProspect ? "潜在客户" : "客户", firm.IsChinese && firm.Number > 3 ? firm.Mobile : null, firm.Region, firm.Owner, firm.Department,
        firm.IsChinese && firm.Partner != Partner.Person && firm.Number != 2 ? firm.CreditCode : null,
    });

    public IEnumerable<string?[]> Facts() => TradeFirms.All.Where(f => f.Number > 3 && f.Number % 8 != 0).Select(Row);

    private string?[] Row(TradeFirm firm)
    {
        var chance = firm.Chance(41);
        string One(params string[] of) => of[chance.Next(of.Length)];
        string? Firm(string? value) => firm.Partner == Partner.Person ? null : value;
        string? Dealer(string? value) => firm.Partner == Partner.Dealer ? value : null;
        string? Abroad(string? value) => firm.Partner == Partner.Abroad ? value : null;
        string? Person(string? value) => firm.Partner == Partner.Person ? value : null;
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

        // A third were verified more than a quarter ago, and some never.
        var verified = chance.Next(5) == 0 ? (LocalDate?)null : today.PlusDays(chance.Next(3) == 0 ? -100 - chance.Next(260) : -chance.Next(80));
        return
        [
            firm.Code, Firm(One("micro", "small", "small", "medium")), Firm(Number(4 + chance.Next(180))), Firm($"{1994 + chance.Next(28)}-0{1 + chance.Next(9)}-1{chance.Next(9)}"), Firm(Number(50 * (1 + chance.Next(60)) * 10_000)),
            Firm(One(Scopes)), Firm(One("aaa", "aa", "aa", "a", "a", "b", "c")), Abroad(firm.Region), Firm(firm.Currency switch { "美元" => "usd", "欧元" => "eur", "日元" => "jpy", "英镑" => "gbp", _ => "cny" }),
            Firm(firm.Partner switch { Partner.Abroad => One("advance", "lc", "d60"), Partner.Supplier => One("d30", "d60"), _ => One("delivery", "d30", "d30", "d60") }),
            Dealer(One("low", "normal", "normal", "high", "stuck")), Dealer(Number(10_000 * (2 + chance.Next(40)))), One("price", "balance", "balance", "quality"), Firm(One("fast", "ontime", "batch")),
            firm.Partner == Partner.Abroad ? "email" : One("wechat", "phone", "visit"), Person(One("教师", "医生", "个体经营", "设计师", "退休", "公务员")), Person(One("爽快，不爱还价", "细心，先看评价", "爱聊天，重人情")),
            Person(One("养花", "钓鱼", "烘焙", "摄影", "旅行")), Person(One("两口人", "三口之家", "与父母同住")), Dealer($"{firm.Region}{One("东部", "西部", "全省", "省会及周边")}"), Abroad(One("中远海运", "环世", "外运华东")), Abroad(One(Ports)),
            One("客户告知", "客户告知", "公开信息", "纸质台账"), verified is null ? null : firm.Owner, verified?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        ];
    }
}
