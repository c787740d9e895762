using Liuke.Basics;
using NodaTime;

namespace Liuke.CommandLine.Fit;

internal static class FitWords
{
    public static Text Fit => new("用一个文件估计购买模型（不需要数据库）", "Fit a purchase model to a file (needs no database)");
    public static Text File => new("订单流水（CSV、XLSX，可为 gzip），或含 x、t_x、T（周）和可选 zbar 列的汇总表", "An order log (CSV, XLSX, gzip), or a summary with columns x, t_x, T (weeks) and optionally zbar");
    public static Text Model => new("模型", "The model");
    public static Text Until => new("只看到这一天（含当天），如 1997-09-30；默认到最后一笔", "Look at purchases up to and with this day, as 1997-09-30; default: the last one");
    public static Text Customer => new("客户列的表头", "Header of the customer column");
    public static Text Date => new("日期列的表头", "Header of the date column");
    public static Text Amount => new("金额列的表头", "Header of the amount column");
    public static Text NoPurchases => new("文件里没有一行可用的购买记录。", "The file holds no purchase that can be used.");
    public static Text NothingUntil(LocalDate until) => new($"{until:uuuu-MM-dd} 之前没有可用的购买记录。请检查 --until。", $"No purchase that counts lies before {until:uuuu-MM-dd}. Check --until.");
    public static Text AtLine(long line, Text fault) => new($"第 {line} 行：{fault.Zh}", $"line {line}: {fault.En}");
    public static Text Unreadable(long lines, Text first) => new($"{lines} 行读不懂，没有计入。第一处是{first.Zh}", $"{lines} lines could not be read and do not count. The first is {first.En}");
    public static Text BadSummary(long line) => new(
        $"第 {line} 行：汇总表要求 x 是不小于 0 的整数，0 ≤ t_x ≤ T（周），x 为 0 时 t_x 也为 0，zbar 不小于 0。请改正后再试。",
        $"Line {line}: a summary needs x as a whole number of 0 or more, 0 ≤ t_x ≤ T in weeks, t_x of 0 where x is 0, and zbar of 0 or more. Correct it and try again.");
    public static Text NoSuchColumn(string name, IReadOnlyList<string> headers) => new(
        $"文件里没有“{name}”这一列。现有的列：{string.Join("、", headers)}。", $"The file has no column “{name}”. It has: {string.Join(", ", headers)}.");
    public static Text NeedsAmounts => new(
        "Gamma-Gamma 需要金额：流水里要有金额列（或数量和单价列），汇总表里要有 zbar 列。可用 --amount 指定列名。",
        "Gamma-Gamma needs money: an amount column in a log (or quantity and unit price), zbar in a summary. Name it with --amount.");
    public static Text NobodyTwice => new("没有客户在第一次之后又有正金额的购买，无法估计消费金额。", "No customer bought again for a positive amount, so that spend cannot be fitted.");

    public static Text ColumnsMissing(bool customer, bool date, IReadOnlyList<string> headers)
    {
        var (zh, en) = customer && date ? ("客户列和日期列", "the customer and the date column") : customer ? ("客户列", "the customer column") : ("日期列", "the date column");
        var options = customer && date ? "--customer, --date" : customer ? "--customer" : "--date";
        return new($"认不出{zh}。现有的列：{string.Join("、", headers)}。请用 {options} 指定。", $"Cannot tell {en} from the headers: {string.Join(", ", headers)}. Name it with {options}.");
    }

    public static Text Fitted(long customers, double seconds) => new($"{customers:#,##0} 位客户，估计用时 {seconds:0.000} 秒", $"{customers:#,##0} customers, fitted in {seconds:0.000} s");
    public static Text LogLikelihood => new("对数似然（总和）", "Log-likelihood (sum)");
    public static Text Parameter => new("参数", "Parameter");
    public static Text Estimate => new("估计值", "Estimate");
    public static Text StandardError => new("标准误", "Standard error");
    public static Text NotConverged => new("没有收敛", "Did not converge");
}
