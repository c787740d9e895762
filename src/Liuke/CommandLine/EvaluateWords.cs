using Liuke.Basics;
using Liuke.Statistics.Forecasting;
using NodaTime;

namespace Liuke.CommandLine;

/// <summary>What is said when forecasts are judged.</summary>
internal static class EvaluateWords
{
    public static Text Evaluate => new("用销售文件检验预测：站在过去某一天预测，与其后的实际比较", "Judge forecasts on a sales file: forecast from a day of the past and compare with what came after it");
    public static Text File => new("销售文件（CSV、XLSX，可用 gzip 压缩）", "Sales file (CSV, XLSX, gzip is fine)");
    public static Text Until => new("站在哪一天预测（yyyy-MM-dd）；这一天之后的数据只用于检验", "The day from which is forecast (yyyy-MM-dd); what comes after it only judges");
    public static Text Days => new("预测多少天", "How many days are forecast");

    public static Text NotADay(string written) => new($"--until 的“{written}”不是日期。请写成 2011-08-31 的样子。", $"“{written}” of --until is no date. Write it like 2011-08-31.");
    public static Text NotDays(int days) => new($"--days 的 {days} 不行。请给 1 到 3650 之间的天数。", $"{days} will not do for --days. Give a number of days from 1 to 3650.");
    public static Text NobodyYet(LocalDate until, LocalDate first) => new($"到 {until:uuuu-MM-dd} 还没有人购买，第一笔在 {first:uuuu-MM-dd}。请把 --until 往后移。", $"Nobody had bought by {until:uuuu-MM-dd}; the first purchase is on {first:uuuu-MM-dd}. Move --until later.");
    public static Text NothingAfter(LocalDate until, LocalDate last) => new($"{until:uuuu-MM-dd} 之后没有购买，无从检验，最后一笔在 {last:uuuu-MM-dd}。请把 --until 往前移。", $"No purchase comes after {until:uuuu-MM-dd}, so nothing can be judged; the last is on {last:uuuu-MM-dd}. Move --until earlier.");

    public static Text EndsEarly(LocalDate last, LocalDate wanted) => new($"文件止于 {last:uuuu-MM-dd}，而预测到 {wanted:uuuu-MM-dd}：实际值不全，预测会显得偏高。", $"The file ends on {last:uuuu-MM-dd} but the forecast goes to {wanted:uuuu-MM-dd}: what came is not complete, so the forecast will look too high.");
    public static Text Working => new("正在预测并检验…", "Forecasting and judging…");

    public static Text Note(ForecastNote note) => note.Kind switch
    {
        ForecastNoteKind.NothingToCompare => new("记录太短或购买太少，无法站在更早的日子检验：没有比较，直接采用一个模型。", "The log is short or has few purchases, so no earlier day could be forecast from: nothing was compared, and one model is taken as it is."),
        ForecastNoteKind.SeasonNeedsAYear => new($"预测中没有季节：需要一整年才能学到，而截止日前只有 {note.Figure} 天。旺季会被低估，淡季会被高估。", $"There is no season in the forecast: it takes a full year to learn one, and the log holds {note.Figure} days before the cut. High season will be under-forecast, low season over-forecast."),
        _ => new($"预测中没有季节：只有 {note.Figure} 次复购，分不出各周的差别。", $"There is no season in the forecast: {note.Figure} repeat purchases are too few to tell the weeks apart."),
    };

    public static Text Model => new("模型", "Model");
    public static Text Predicted => new("预测", "Predicted");
    public static Text AucExpected => new("AUC预期", "AUC exp.");
    public static Text AucAlive => new("AUC活跃", "AUC alive");
    public static Text TopDecile => new("前10%占比", "Top 10%");
    public static Text SpendMae => new("金额MAE", "Spend MAE");
    public static Text Combination => new("组合", "combination");
    public static Text Judged(HoldOutReport report, LocalDate until, int days) => new(
        $"{report.Customers:#,0} 位客户，站在 {until:uuuu-MM-dd} 预测 {days} 天；实际有 {report.Actual:#,0} 个购买日。",
        $"{report.Customers:#,0} customers, forecast from {until:uuuu-MM-dd} for {days} days; there were {report.Actual:#,0} purchase days.");
    public static Text Parts(string parts) => new($"组合由此而来：{parts}。", $"The combination is made of: {parts}.");
}
