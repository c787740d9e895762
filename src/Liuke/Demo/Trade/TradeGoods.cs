namespace Liuke.Demo.Trade;

/// <param name="Price">In yuan.</param>
internal sealed record TradeGood(string Code, string Name, decimal Price, decimal Cost);

/// <summary>What the trading firm sells.</summary>
internal static class TradeGoods
{
    public static readonly TradeGood[] All =
    [
        new("LD-1108", "太阳能庭院灯 铜色", 46.5m, 31.2m), new("LD-1120", "太阳能串灯 10 米", 28.8m, 17.9m), new("LD-2203", "北欧落地灯 白", 168m, 118m), new("LD-2207", "藤编吊灯 直径 40", 132m, 88m),
        new("LD-3301", "LED 台灯 三档调光", 58m, 37.5m), new("JJ-0410", "竹制收纳筐 三件套", 39.9m, 24m), new("JJ-0415", "棉麻抱枕套 45×45", 16.8m, 9.6m), new("JJ-0502", "香薰蜡烛 木芯", 22.5m, 12.1m),
        new("JJ-0518", "陶瓷花瓶 哑光", 35m, 19.8m), new("JJ-0611", "相框 六寸 榉木", 18.6m, 10.9m), new("CF-0712", "硅胶厨具 九件套", 62m, 41m), new("CF-0720", "竹纤维餐具 儿童", 44m, 29.5m),
        new("CF-0733", "保温壶 1.5 升", 73m, 49m), new("LP-0801", "圣诞装饰球 24 只", 33m, 18.7m), new("LP-0815", "派对彩带套装", 12.9m, 6.4m), new("LP-0822", "木质八音盒", 54m, 33m),
        new("HW-0903", "折叠野餐垫", 49m, 30.5m), new("HW-0911", "户外藤椅", 298m, 214m), new("HW-0917", "喷水壶 镀锌 5 升", 57m, 38.8m), new("HW-0925", "园艺手套 防刺", 9.8m, 4.9m),
    ];

    public static TradeGood One(Random chance) => All[chance.Next(All.Length)];
}
