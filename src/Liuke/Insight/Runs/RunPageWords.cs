using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Insight.Runs;

public static class RunPageWords
{
    public static Text ExportRuns => new("导出计算记录", "Export the runs");
    public static Text Title => new("洞察是怎么算出来的", "How insight is worked out");
    public static Text Says => new("每夜 02:30 自动计算，导入订单后也会自动计算；每次计算的模型、参数和提示都保留在这里。", "Worked out by itself every night at 02:30 and after imports. The model, its parameters and its warnings are kept for each run.");
    public static Text RefreshNow => new("现在计算", "Refresh now");
    public static Text Waiting => new("排队等待中…", "Waiting its turn…");
    public static Text Working => new("正在计算…", "Working it out…");
    public static Text MayLeave => new("可以离开此页，计算会继续", "You may leave this page; the work goes on");
    public static Text NoRuns => new("还没有计算过", "Nothing worked out yet");
    public static Text NoRunsSays => new("导入订单后会自动计算，也可以点“现在计算”。", "It is worked out after an import, or when you choose Refresh now.");
    public static Text LastFailed => new("上一次计算没有完成：", "The last refresh did not finish: ");

    public static Text Newest => new("最近一次", "The latest run");
    public static Text Models => new("模型与参数", "Models and parameters");
    public static Text Chosen => new("用于存活概率", "gives the chances");
    public static Text SetAside => new("未采用", "set aside");
    public static Text Reference => new("参考模型", "for reference only");
    public static Text ForSpend => new("用于消费金额", "gives the spend");
    public static Text Parameter => new("参数", "Parameter");
    public static Text Estimate => new("估计值", "Estimate");
    public static Text StandardError => new("标准误", "Standard error");
    public static Text AtBound => new("在边界上", "at its bound");
    public static Text Assumed => new("假定", "assumed");
    public static Text LogLikelihood => new("对数似然", "Log-likelihood");
    public static Text FittedOn => new("参与估计的客户", "Customers fitted");
    public static Text Warnings => new("提示", "Worth knowing");
    public static Text NoWarnings => new("没有需要提醒的地方。", "Nothing to point out.");
    public static Text Unit => new("时间以周计；金额以元计。", "Times in weeks; money in units of the company's currency.");

    public static Text History => new("历次计算", "All runs");
    public static Text AsOf => new("截至", "As of");
    public static Text Started => new("开始于", "Started");
    public static Text Model => new("模型", "Model");
    public static Text Customers => new("有购买的客户", "Customers who bought");
    public static Text DataSpan => new("数据区间", "Data");
    public static Text States => new("各状态客户", "By state");
    public static Text Seconds => new("用时", "Took");
    public static Text Took(double seconds) => seconds < 100 ? new($"{Number(seconds, "0.0")} 秒", $"{Number(seconds, "0.0")} s") : new($"{Number(seconds / 60, "0.0")} 分钟", $"{Number(seconds / 60, "0.0")} min");
    public static Text Count(int warnings) => warnings == 0 ? default : new($"{warnings} 条提示", warnings == 1 ? "1 remark" : $"{warnings} remarks");

    public static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    public static string At(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Six figures tell parameters apart; more is noise.</summary>
    public static string Figure(double value) => Math.Abs(value) is >= 1e-4 and < 1e7 ? value.ToString("0.######", CultureInfo.InvariantCulture) : value.ToString("0.#####E+0", CultureInfo.InvariantCulture);

    public static string Sum(double value) => Number(value, "#,##0.0000");

    private static string Number(double value, string form) => value.ToString(form, CultureInfo.InvariantCulture);
}
