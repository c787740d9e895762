using System.Globalization;

namespace Liuke.Demo;

/// <summary>Names, phones and places that nobody has: made from a seed and the customer's code, so that they repeat.</summary>
internal sealed record InventedCustomer(string Name, string Mobile, string Region, int Owner)
{
    private static readonly (string Region, string City)[] Places =
    [
        ("浙江", "宁波"), ("浙江", "杭州"), ("浙江", "义乌"), ("浙江", "温州"), ("浙江", "嘉兴"), ("江苏", "苏州"), ("江苏", "无锡"), ("江苏", "南京"),
        ("江苏", "常州"), ("江苏", "南通"), ("上海", "上海"), ("安徽", "合肥"), ("福建", "厦门"), ("福建", "泉州"), ("江西", "南昌"), ("山东", "青岛"),
        ("广东", "广州"), ("广东", "深圳"), ("广东", "佛山"), ("广东", "东莞"), ("广东", "中山"), ("广西", "南宁"), ("海南", "海口"), ("湖南", "长沙"),
        ("湖北", "武汉"), ("北京", "北京"), ("天津", "天津"), ("河北", "石家庄"), ("河南", "郑州"), ("山西", "太原"), ("辽宁", "沈阳"), ("辽宁", "大连"),
    ];

    private static readonly string[] First = ["宏", "海", "金", "瑞", "嘉", "恒", "盛", "华", "德", "福", "兴", "祥", "安", "泰", "润", "鼎", "锦", "佳", "明", "远", "庆", "和", "信", "诚", "丰"];
    private static readonly string[] Second = ["远", "天", "达", "源", "美", "丰", "隆", "宇", "康", "顺", "辉", "利", "合", "来", "雅", "悦", "翔", "林", "晟", "捷", "城", "禾", "川", "岚", "博"];
    private static readonly string[] Trades = ["贸易", "灯饰", "礼品", "家居", "百货", "工艺品", "文具", "装饰", "日用品", "陶瓷", "商贸", "酒店用品", "婚庆用品", "家纺", "玩具", "包装"];
    private static readonly string[] Forms = ["有限公司", "有限公司", "商行", "经营部", "连锁"];

    /// <param name="code">The code that the sales file gives the customer; a number.</param>
    /// <param name="reps">How many representatives share the customers.</param>
    public static InventedCustomer Of(string code, int reps)
    {
        var number = int.Parse(code, CultureInfo.InvariantCulture);
        var chance = new Random(HashOf(number));
        var (region, city) = Places[chance.Next(Places.Length)];
        var name = city + First[chance.Next(First.Length)] + Second[chance.Next(Second.Length)] + Trades[chance.Next(Trades.Length)] + Forms[chance.Next(Forms.Length)];
        var mobile = (19_900_000_000 + number).ToString(CultureInfo.InvariantCulture);
        return new(name, mobile, region, chance.Next(reps));
    }

    /// <summary>What the goods cost of each unit of price: between 0.45 and 0.82, one ratio a product.</summary>
    public static decimal CostShare(string productCode)
        => 0.45m + 0.37m * (decimal)new Random(productCode.Aggregate(17, (hash, c) => unchecked(hash * 31 + c))).NextDouble();

    private static int HashOf(int number) => unchecked(number * (int)2654435761 ^ 20101201);
}
