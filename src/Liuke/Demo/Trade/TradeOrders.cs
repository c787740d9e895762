using System.Globalization;
using NodaTime;

namespace Liuke.Demo.Trade;

/// <summary>Two years of orders: everybody has a rhythm, seasons bend it, and some have not come for too long.</summary>
internal sealed class TradeOrders(LocalDate today)
{
    public static readonly string[] Headers = ["订单编号", "客户编号", "客户名称", "下单日期", "商品编码", "商品名称", "数量", "单价", "单位成本", "业务员"];

    public IEnumerable<string?[]> Rows()
    {
        var order = 0;
        foreach (var firm in TradeFirms.All.Where(f => f.Partner != Partner.Supplier && !f.IsProspect))
        {
            var chance = firm.Chance(31);
            var (day, rhythm) = (today.PlusDays(-725 + chance.Next(400)), Rhythm(firm, chance));
            // One in six has gone, most of them without a word.
            var last = firm.Chance(32).Next(6) == 0 ? today.PlusDays(-110 - chance.Next(250)) : today.PlusDays(-1);
            while (day <= last)
            {
                foreach (var line in Lines(firm, $"HL-SO-{++order:000000}", day, chance)) yield return line;
                var step = rhythm * (0.6 + chance.NextDouble() * 0.8) * (day.Month is 1 or 2 ? 1.5 : day.Month is 9 or 10 ? 0.75 : 1);
                day = day.PlusDays(Math.Max(3, (int)Math.Round(step)));
            }
        }
    }

    private static IEnumerable<string?[]> Lines(TradeFirm firm, string number, LocalDate day, Random chance)
    {
        foreach (var good in Enumerable.Range(0, 1 + chance.Next(3)).Select(_ => TradeGoods.One(chance)).DistinctBy(g => g.Code))
        {
            var quantity = firm.Partner switch { Partner.Abroad => 40 * (1 + chance.Next(25)), Partner.Dealer => 12 * (1 + chance.Next(20)), Partner.Home => 6 * (1 + chance.Next(20)), _ => 1 + chance.Next(4) };
            var price = Math.Round(good.Price * (firm.Partner switch { Partner.Abroad => 0.86m, Partner.Dealer => 0.8m, Partner.Home => 0.92m, _ => 1.15m }) * (0.95m + 0.1m * (decimal)chance.NextDouble()), 2);
            yield return
            [
                number, firm.Code, firm.Name, day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), good.Code, good.Name,
                quantity.ToString(CultureInfo.InvariantCulture), price.ToString(CultureInfo.InvariantCulture), good.Cost.ToString(CultureInfo.InvariantCulture), firm.Owner,
            ];
        }
    }

    private static double Rhythm(TradeFirm firm, Random chance) => firm.Partner switch
    {
        Partner.Abroad => 45 + chance.Next(60),
        Partner.Dealer => 18 + chance.Next(25),
        Partner.Home => 25 + chance.Next(50),
        _ => 60 + chance.Next(90),
    };
}
