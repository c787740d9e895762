using Liuke.Basics;

namespace Liuke.CommandLine.Purchases;

/// <summary>What is said of reading a sales file.</summary>
internal static class PurchaseWords
{
    public static Text Customer => new("客户列的表头", "Header of the customer column");
    public static Text Date => new("日期列的表头", "Header of the date column");
    public static Text Amount => new("金额列的表头", "Header of the amount column");
    public static Text Dates => new("05/01/2024 的含义：day-first 或 month-first", "What 05/01/2024 means: day-first or month-first");

    public static Text NoSuchColumn(string name, IReadOnlyList<string> headers) => new(
        $"文件里没有“{name}”这一列。现有的列：{string.Join("、", headers)}。", $"The file has no column “{name}”. It has: {string.Join(", ", headers)}.");

    public static Text ColumnsMissing(bool customer, bool date, IReadOnlyList<string> headers)
    {
        var (zh, en) = customer && date ? ("客户列和日期列", "the customer and the date column") : customer ? ("客户列", "the customer column") : ("日期列", "the date column");
        var options = customer && date ? "--customer, --date" : customer ? "--customer" : "--date";
        return new($"认不出{zh}。现有的列：{string.Join("、", headers)}。请用 {options} 指定。", $"Cannot tell {en} from the headers: {string.Join(", ", headers)}. Name it with {options}.");
    }

    public static Text NoPurchases(string file, Text? why) => new(
        $"{file} 中没有可用的购买记录。{(why is null ? "请检查客户列和金额列。" : $"例如：{why.Value.Zh}")}",
        $"{file} holds no usable purchase. {(why is null ? "Check the columns of customer and amount." : $"For example: {why.Value.En}")}");
    public static Text LeftOut(long withoutCustomer, long returns) => new($"未计入：没有客户的 {withoutCustomer:#,0} 行，退货的 {returns:#,0} 行。", $"Left out: {withoutCustomer:#,0} lines without a customer, {returns:#,0} returns.");
    public static Text Unread(long lines, long first, Text why) => new($"有 {lines:#,0} 行读不懂，没有计入。第 {first:#,0} 行：{why.Zh}", $"{lines:#,0} lines could not be read and do not count. The first, line {first:#,0}: {why.En}");
}
