using Liuke.Basics;

namespace Liuke.Trade.Imports;

public static class ImportWords
{
    public static Text ImportOrders => new("导入订单", "Import orders");
    public static Text Orders => new("订单", "Orders");
    public static Text OrdersSay => new("店铺后台、ERP 或 Excel 的销售记录，一行一个订单或一个商品。", "Sales from a shop, ERP or Excel: one row an order, or one row a line of it.");

    public static Text EitherOf(Text a, Text b, Text c) => new($"{a.Zh}（或{b.Zh}、{c.Zh}）", $"{a.En} (or {Lower(b.En)}, or {Lower(c.En)})");
    public static Text AmountOr(Text amount, Text quantity, Text price) => new($"{amount.Zh}（或{quantity.Zh}和{price.Zh}）", $"{amount.En} (or {Lower(quantity.En)} and {Lower(price.En)})");

    public static Text ColumnsMissing(IReadOnlyList<Text> missing, IReadOnlyList<string> headers) => new(
        $"文件里找不到这些列：{string.Join("、", missing.Select(m => m.Zh))}。文件的列是：{Headers(headers, "、")}。请指定由哪一列对应，或在文件中补上。",
        $"The file lacks: {string.Join("; ", missing.Select(m => m.En))}. Its columns are: {Headers(headers, ", ")}. Say which column it is, or add it to the file.");

    public static Text InColumn(Text column, Text why) => new($"{column.Zh}：{why.Zh}", $"{column.En}: {why.En}");
    public static Text Empty(Text column) => new($"{column.Zh}是空的。请补上后再导入这一行。", $"{column.En} is empty. Fill it in and import this row again.");
    public static Text NoAmount => new("没有金额，也没有单价。请补上其中之一。", "There is neither an amount nor a unit price. Fill in one of them.");
    public static Text NoCustomer => new("没有客户，只计数，不导入。", "No customer: counted and left out.");
    public static Text LineTooLarge => new("数量、单价或金额太大，不像是真实的一行。请检查小数点和单位。", "Quantity, price or amount is too large to be true. Check the decimal point and the unit.");
    public static Text TooLong(Text column, int most) => new($"{column.Zh}超过 {most} 个字符。请检查是否错列。", $"{column.En} is longer than {most} characters. Check whether columns have shifted.");
    public static Text Unreadable(Text column) => new($"{column.Zh}里有无法识别的字符。请用 UTF-8 或 GB18030 重新导出。", $"{column.En} has characters that cannot be read. Export the file as UTF-8 or GB18030.");
    public static Text TwoCustomers(string number, long line) => new($"订单 {number} 在第 {line} 行属于另一位客户。一个订单只能属于一位客户，请核对。", $"Order {number} belongs to another customer on line {line}. An order has one customer; check which is right.");
    public static Text TooManyLines(string number, int most) => new($"订单 {number} 超过 {most:#,0} 行。请检查订单编号是否对错了列。", $"Order {number} has more than {most:#,0} lines. Check whether the order number is the right column.");
    public static Text OutOfReach => new("这位客户属于其他部门，您不能导入他的订单。请交由该部门或总经理导入。", "This customer belongs to another department, so you cannot import their orders. Ask that department or the general manager.");

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Headers(IReadOnlyList<string> headers, string comma)
        => string.Join(comma, headers.Take(30).Select(h => h.Length <= 30 ? h : h[..30] + "…")) + (headers.Count > 30 ? "…" : "");
}
