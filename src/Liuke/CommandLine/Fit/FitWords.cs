using Liuke.Basics;
using NodaTime;

namespace Liuke.CommandLine.Fit;

internal static class FitWords
{
    public static Text Fit => new("用一个文件估计购买模型（不需要数据库）", "Fit a purchase model to a file (needs no database)");
    public static Text File => new("订单流水（CSV、XLSX，可为 gzip），或汇总表：x、t_x、T（周）和可选 zbar 列，或 x、t_x、n（机会次数）列", "An order log (CSV, XLSX, gzip), or a summary with columns x, t_x, T (weeks) and optionally zbar, or x, t_x, n (opportunities)");
    public static Text Model => new("模型", "The model");
    public static Text Until => new("只看到这一天（含当天），如 1997-09-30；默认到最后一笔", "Look at purchases up to and with this day, as 1997-09-30; default: the last one");
    public static Text Period => new("bg-bb：一次机会是多少天，默认 30", "bg-bb: how many days an opportunity lasts; 30 if not given");
    public static Text NotAPeriod(int days) => new($"--period 的 {days} 不行。请给 1 到 3650 之间的天数。", $"{days} will not do for --period. Give a number of days from 1 to 3650.");
    public static Text NeedsTimes => new("这个汇总表只有机会次数（n），没有时间（T）。这样的表只能用 bg-bb。", "This summary tells opportunities (n) and no times (T). Only bg-bb can be fitted to it.");
    public static Text NeedsOpportunities => new("bg-bb 需要订单流水，或含 x、t_x、n（机会次数）列的汇总表。", "bg-bb needs an order log, or a summary with columns x, t_x, n (opportunities).");
    public static Text NeedsGaps => new("按似然选择 k 需要知道每次购买的间隔：请给订单流水，或指定 k，例如 mbg-cnbd-2。", "Choosing k by likelihood needs the gaps between purchases: give an order log, or name k, as in mbg-cnbd-2.");
    public static Text BadOpportunities(long line) => new(
        $"第 {line} 行：要求 x、t_x、n 是整数，0 ≤ x ≤ t_x ≤ n ≤ 10000，x 为 0 时 t_x 也为 0，人数不小于 0。请改正后再试。",
        $"Line {line}: x, t_x and n must be whole numbers with 0 ≤ x ≤ t_x ≤ n ≤ 10000, t_x of 0 where x is 0, and customers 0 or more. Correct it and try again.");
    public static Text NoPurchases => new("文件里没有一行可用的购买记录。", "The file holds no purchase that can be used.");
    public static Text NothingUntil(LocalDate until) => new($"{until:uuuu-MM-dd} 之前没有可用的购买记录。请检查 --until。", $"No purchase that counts lies before {until:uuuu-MM-dd}. Check --until.");
    public static Text BadSummary(long line) => new(
        $"第 {line} 行：汇总表要求 x 是不小于 0 的整数，0 ≤ t_x ≤ T（周），x 为 0 时 t_x 也为 0，zbar 不小于 0。请改正后再试。",
        $"Line {line}: a summary needs x as a whole number of 0 or more, 0 ≤ t_x ≤ T in weeks, t_x of 0 where x is 0, and zbar of 0 or more. Correct it and try again.");
    public static Text NeedsAmounts => new(
        "Gamma-Gamma 需要金额：流水里要有金额列（或数量和单价列），汇总表里要有 zbar 列。可用 --amount 指定列名。",
        "Gamma-Gamma needs money: an amount column in a log (or quantity and unit price), zbar in a summary. Name it with --amount.");
    public static Text NobodyTwice => new("没有客户在第一次之后又有正金额的购买，无法估计消费金额。", "No customer bought again for a positive amount, so that spend cannot be fitted.");

    public static Text Fitted(long customers, double seconds) => new($"{customers:#,##0} 位客户，估计用时 {seconds:0.000} 秒", $"{customers:#,##0} customers, fitted in {seconds:0.000} s");
    public static Text LogLikelihood => new("对数似然（总和）", "Log-likelihood (sum)");
    public static Text Parameter => new("参数", "Parameter");
    public static Text Estimate => new("估计值", "Estimate");
    public static Text StandardError => new("标准误", "Standard error");
    public static Text NotConverged => new("没有收敛", "Did not converge");
}
