using Liuke.Archive;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Benchmarks.Lists;

/// <summary>One invented customer, with figures that hang together as real ones do: whoever has long been silent is hardly alive.</summary>
internal sealed record InventedCustomer(int Index, CustomerId Id, int Seat, string Name, string Mobile, string Region)
{
    private static readonly string[] Places = ["浙江宁波", "浙江杭州", "浙江义乌", "江苏苏州", "江苏无锡", "江苏南京", "上海", "福建厦门", "山东青岛", "广东广州", "广东深圳", "广东佛山", "湖南长沙", "湖北武汉", "北京", "天津", "四川成都", "重庆", "河南郑州", "辽宁大连"];
    private const string First = "宏海金瑞嘉恒盛华德福兴祥安泰润鼎锦佳明远庆和信诚丰永昌顺利广益协成立亚中新东南西北大", Second = "远天达源美丰隆宇康顺辉利合来雅悦翔林晟捷城禾川岚博凯越飞腾龙威力士乐居尚品";
    private static readonly string[] Trades = ["贸易", "灯饰", "礼品", "家居", "百货", "工艺品", "文具", "装饰材料", "日用品", "陶瓷", "商贸", "酒店用品", "婚庆用品", "家纺", "玩具", "包装", "五金机电", "兽药", "化妆品", "食品"];
    private static readonly string[] Forms = ["有限公司", "有限公司", "有限公司", "商行", "经营部", "连锁"];
    private const string Family = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", Given = "晓明丽华建国海燕志强秀英俊杰婷婷宇轩思雨文博雪梅";

    public long Number => CustomerCode.Number(FirstOrderOn.Year, Index + 1);
    public RetentionState State { get; private init; }
    public LocalDate StateSinceOn { get; private init; }
    public double Alive { get; private init; }
    public double AliveLastWeek { get; private init; }
    public double Expected365 { get; private init; }
    public LocalDate NextDueOn { get; private init; }
    public long LifetimeValueMinor { get; private init; }
    public long ValueAtRiskMinor { get; private init; }
    public long YearMarginMinor { get; private init; }
    public Quadrant Quadrant { get; private init; }
    public LocalDate FirstOrderOn { get; private init; }
    public LocalDate LastOrderOn { get; private init; }
    public int Occasions { get; private init; }
    public long NetMinor { get; private init; }

    public static string PersonName(int n) => $"{Family[n % Family.Length]}{Given[n * 7 % Given.Length]}{Given[n * 13 / 5 % Given.Length]}";

    public static InventedCustomer Make(int index, Random chance, LocalDate today)
    {
        var first = today.PlusDays(-chance.Next(3, 1100));
        var gap = Math.Exp(2.4 + (1.1 * Normal(chance)));
        var span = Period.DaysBetween(first, today);
        var lived = Math.Min(span, (int)(-Math.Log(1 - chance.NextDouble()) * 600));
        var last = first.PlusDays(Math.Max(0, lived - (int)(-Math.Log(1 - chance.NextDouble()) * gap)));
        var occasions = 1 + (int)(Period.DaysBetween(first, last) / gap);
        var alive = AliveAt(last, gap, today);
        var state = StateOf(first, last, alive, today, chance);
        var perOrder = Math.Exp(10.5 + Normal(chance));
        var rate = 0.15 + (0.3 * chance.NextDouble());
        var year = (long)(365 / gap * perOrder * rate);
        var place = Places[chance.Next(Places.Length)];
        return new(index, Ids.New<CustomerId>(first.AtMidnight().InUtc().ToInstant()), chance.Next(int.MaxValue), NameOf(place, chance), $"+86199{index:00000000}", place)
        {
            FirstOrderOn = first, LastOrderOn = last, Occasions = occasions, NetMinor = (long)(occasions * perOrder),
            Alive = alive, AliveLastWeek = AliveAt(last, gap, today.PlusDays(-7)), State = state, StateSinceOn = last.PlusDays(state is RetentionState.Active or RetentionState.New ? 0 : Math.Min((int)(gap * 4), Period.DaysBetween(last, today))),
            Expected365 = alive * 365 / gap, NextDueOn = last.PlusDays((int)gap + 1),
            YearMarginMinor = year, ValueAtRiskMinor = (long)((1 - alive) * year), LifetimeValueMinor = (long)(alive * year * 2.4),
            Quadrant = (gap < 11, rate > 0.3) switch { (true, true) => Quadrant.A, (true, false) => Quadrant.B, (false, false) => Quadrant.C, _ => Quadrant.D },
        };
    }

    private static string NameOf(string place, Random chance)
        => place[^2..] + First[chance.Next(First.Length)] + Second[chance.Next(Second.Length)] + Trades[chance.Next(Trades.Length)] + Forms[chance.Next(Forms.Length)];

    private static double AliveAt(LocalDate last, double gap, LocalDate on) => 1 / (1 + Math.Exp((Math.Max(0, Period.DaysBetween(last, on)) / gap) - 4));

    private static RetentionState StateOf(LocalDate first, LocalDate last, double alive, LocalDate today, Random chance) => alive switch
    {
        < 0.2 => RetentionState.Lost,
        < 0.5 => RetentionState.Sleeping,
        _ when Period.DaysBetween(first, today) <= 90 => RetentionState.New,
        _ when Period.DaysBetween(last, today) <= 90 && chance.NextDouble() < 0.04 => RetentionState.WonBack,
        _ => RetentionState.Active,
    };

    private static double Normal(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
