using Liuke.Api.Border;
using Liuke.Api.Work;

namespace Liuke.Api.Customers;

internal static class CustomerExamples
{
    private const string Code = "C2026-00001-7";

    public static readonly CustomersAnswer Many = new(
    [
        new(Code, "杭州明德家居", "sleeping", "A")
        {
            StateSince = new(2026, 9, 1), OwnerName = "林晓雨", LastOrderOn = new(2026, 7, 14), Alive = 0.41, ValueAtRisk = new(1_286_000, "CNY"), LifetimeValue = new(5_120_000, "CNY"),
        },
    ], 1000, true, "202600001_1286000");

    public static readonly StandingAnswer Standing = new(new(2026, 11, 22), "sleeping")
    {
        StateSince = new(2026, 9, 1), Quadrant = "A", Alive = 0.41, AliveLastWeek = 0.47, Expected30 = 0.2, Expected90 = 0.6, Expected365 = 2.1, NextDueOn = new(2026, 12, 5),
        ValueAtRisk = new(1_286_000, "CNY"), LifetimeValue = new(5_120_000, "CNY"), YearMargin = new(2_180_000, "CNY"), FirstOrderOn = new(2024, 3, 1), LastOrderOn = new(2026, 7, 14), Occasions = 17, Net = new(38_440_000, "CNY"),
    };

    public static readonly CustomerFileAnswer One = new(Code, "杭州明德家居", "dealer", "customer", Standing)
    {
        Region = "浙江", Mobile = "138****5678", OwnerName = "林晓雨", DepartmentName = "华东一部", CreatedAt = new(2024, 3, 1, 2, 0, 0, TimeSpan.Zero),
    };

    public static readonly TimelineAnswer Timeline = new([new(new(2026, 7, 14, 6, 30, 0, TimeSpan.Zero), "下单 ¥12,860.00", null, null, "shopping-cart")], 1_784_000_000_000, 1);

    public static readonly OrdersAnswer Orders = new(17, new(38_440_000, "CNY"),
        [new("SO-2026-0714", "sale", new(2026, 7, 14), new(1_286_000, "CNY"), 1, [new("P-100", "实木餐桌", 2m, 6430m, new(1_286_000, "CNY"))])]);

    public static readonly ReasonsAnswer Reasons = new(59, 53, [new("同类客户的起点", 12), new("沉默比平时久 60 天", 47)], [WorkExamples.One]) { NextDueOn = new(2026, 12, 5) };

    public static readonly MobileAnswer Mobile = new("13812345678", 49);
}
