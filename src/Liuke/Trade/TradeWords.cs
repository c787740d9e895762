using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Trade;

public static class TradeWords
{
    public static Text Orders => new("订单", "Orders");
    public static Text NoOrders => new("还没有订单。导入销售记录后，这里会显示最近的订单。", "No orders yet. The latest orders appear here once sales have been imported.");
    public static Text OrdersSay(int count, Money net) => new($"共 {count:#,0} 单，净额 {net}", $"{count:#,0} in all, net {net}");
    public static Text Return => new("退货", "Return");
    public static Text Lines(int count) => new($"{count:#,0} 行", count == 1 ? "1 line" : $"{count:#,0} lines");
    public static Text LinesOf(string number) => new($"订单 {number} 的明细", $"Lines of order {number}");
    public static Text MoreLines(int count) => new($"另有 {count:#,0} 行", $"and {count:#,0} more lines");
    public static Text Earlier(int count) => new($"另有 {count:#,0} 单更早的订单，见往来记录", $"{count:#,0} earlier orders are on the timeline");
    public static Text Product => new("商品", "Product");
    public static Text Quantity => new("数量", "Quantity");
    public static Text Price => new("单价", "Unit price");
    public static Text Amount => new("金额", "Amount");
    public static Text Day(LocalDate day) => Text.Same(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static Text Placed(string number, int lines, Money net) => new($"订单 {number}，{lines:#,0} 行，{net}", $"Order {number}, {Lines(lines).En}, {net}");
    public static Text GaveBack(string number, Money net) => new($"退货 {number}，{net}", $"Return {number}, {net}");

    public static Text SalesThisMonth => new("本月销售额", "Sales this month");
    public static Text NothingLastMonth => new("上月同期没有销售", "nothing sold in the same days of last month");
    public static Text AgainstLastMonth(decimal change, Money last) => new(
        $"比上月同期（{last.Whole}）{(change >= 0 ? "多" : "少")} {Math.Abs(change):0%}",
        $"{Math.Abs(change):0%} {(change >= 0 ? "more" : "less")} than in the same days of last month ({last.Whole})");
}
