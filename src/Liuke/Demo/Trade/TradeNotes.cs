using System.Globalization;

namespace Liuke.Demo.Trade;

/// <summary>What somebody noted of a partner beside its facts: needs, competitors, claims, suggestions, visits, the market.</summary>
internal static class TradeNotes
{
    private static readonly string[] Rivals = ["义乌晨星", "佛山光大", "宁波同舟", "越南安和", "慈溪永利"];

    public static (string Module, Dictionary<string, string?> Says) Of(TradeFirm firm, int turn, Random chance)
    {
        string One(params string[] of) => of[chance.Next(of.Length)];
        var good = TradeGoods.One(chance).Name;
        return (turn % 6) switch
        {
            0 => ("needs", new()
            {
                ["needs.what"] = One("包装要环保，商超才收", "想要小批量、多花色", "旺季前两周必须到仓", "希望我们派人培训店员", "怕同城有第二家卖一样的货"),
                ["needs.kind"] = One("stated", "real", "unstated", "delight", "secret"),
                ["needs.answer"] = One("和工厂谈了再生纸彩盒", "起订量降到 300 件，单价加 2%", "排产提前三周", "每季一次半天培训"),
            }),
            1 => ("competitors", new()
            {
                ["competitors.who"] = One(Rivals), ["competitors.share"] = (10 + chance.Next(60)).ToString(CultureInfo.InvariantCulture), ["competitors.pricelevel"] = One("lower", "lower", "same", "higher"),
                ["competitors.strength"] = One("交期比我们快一周", "账期放到 90 天", "业务员每周都去", "有欧洲仓，补货快"),
            }),
            2 => ("claims", new()
            {
                ["claims.kind"] = One("return", "exchange", "claim", "reduction"), ["claims.product"] = good, ["claims.amount"] = (200 + (100 * chance.Next(60))).ToString(CultureInfo.InvariantCulture),
                ["claims.cause"] = One("quality", "transport", "late", "short"), ["claims.liability"] = One("ours", "carrier", "maker", "open"),
            }),
            3 => ("suggestions", new()
            {
                ["suggestions.what"] = One("外箱加一层护角", "说明书加日文", "出货前发一段开箱视频", "报价单注明毛重和箱规", "彩盒上的条码印大一点"),
                ["suggestions.about"] = One("product", "quality", "delivery", "service"),
            }),
            4 => ("visits", new()
            {
                ["visits.purpose"] = One("routine", "sales", "service", "survey"), ["visits.findings"] = One("店面刚翻新，我们的货在进门右手", "仓库堆得满，老板愁资金", "新来的采购更看重证书", "生意比去年好，想加品类"),
                ["visits.sales"] = $"{good}走得最快", ["visits.wishes"] = One("希望月底前给新报价", "要两套样品", "盼着开年能去厂里看看"),
            }),
            _ => ("market", new()
            {
                ["market.topic"] = One("demand", "price", "policy", "rival"), ["market.region"] = firm.Region,
                ["market.note"] = One("太阳能灯需求涨得快，低价货在清库存", "海运费又涨，客户开始拼柜", "当地要求新的环保标识，明年起执行", "两家同行合并，正在重新分经销权"),
            }),
        };
    }
}
