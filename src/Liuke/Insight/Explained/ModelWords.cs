using System.Globalization;
using Liuke.Basics;
using Liuke.Insight.Choices;
using Liuke.Insight.Models;
using Liuke.Insight.Proofs;
using Liuke.Statistics.Forecasting;
using Liuke.Statistics.Forecasting.Choices;
using NodaTime;

namespace Liuke.Insight.Explained;

/// <summary>Says in plain words which models are used, and why.</summary>
public static class ModelWords
{
    private const string Order = " order";

    public static Text Title => new("模型与准确度", "Models and how good they are");
    public static Text Says => new(
        "预测用什么模型、为什么选它、过去猜得准不准。每个数字的算法见文档《每个数字的来历》。",
        "Which models tell the numbers, why they were chosen, and how well they did in the past. The document “Every number and where it comes from” has the formulas.");
    public static Text ToModels => new("模型与准确度", "Models and accuracy");
    public static Text ToRuns => new("历次计算", "All runs");
    public static Text ChooseAnew => new("重新选择模型", "Choose models anew");

    public static Text None => new("还没有选择模型", "No models have been chosen yet");
    public static Text NoneSays => new("导入订单并计算洞察后，这里会说明用了什么模型、准不准。", "Import orders and have insight worked out: then this page tells which models are used and how good they are.");
    public static Text TooFew => new("还不能比较模型", "Models cannot be compared yet");
    public static Text TooFewSays => new(
        "客户或历史太少：要站在过去的日子检验，至少要有 100 位买过的客户和几个月的订单。现在直接用一个模型，不组合、不校准；数据够了会自动比较。",
        "There are too few customers or too short a history: to forecast from days of the past takes at least a hundred buyers and some months of orders. For now one model is taken as it is, not combined and not calibrated; once there is enough, models are compared by themselves.");

    public static Text InUse => new("现在用的是什么", "What is in use");
    public static Text ChosenOn(ModelChoice choice) => new(
        $"{Day(choice.AsOf)} 按 {choice.Report.Forecast.Customers:#,##0} 位客户的购买记录选出（共 {choice.Customers:#,##0} 位），至多用 {ModelChoice.MostDays} 天；购买记录变化超过一成会提前重选。",
        $"Chosen on {Day(choice.AsOf)} by the purchases of {choice.Report.Forecast.Customers:#,##0} customers out of {choice.Customers:#,##0}; it holds for {ModelChoice.MostDays} days at most, and is made anew sooner when purchases have changed by more than a tenth.");

    public static Text WhoIsAlive => new("谁还是客户", "Who is still a customer");
    public static Text Alive(FitReport fits) => fits.Alive?.Model switch
    {
        AliveModels.OwnRhythm => new(
            "数据里看不出有客户彻底离开，所以按每位客户自己的购买节奏推算：沉默得比平时久，概率就下降。每次购买后离开的可能假定为 1/20。适合排序，不适合求和。",
            "The data do not show anybody leaving for good, so each customer's own rhythm tells: the longer the silence against the usual, the lower the chance. One in twenty is assumed to leave after a purchase. Use it to rank, not to count."),
        AliveModels.MbgCnbd => new(
            $"MBG/CNBD-{K(fits)}：客户按自己的频率购买，间隔比随机规律（k = {K(fits)}）；每次购买后都可能不再来，第一次也算。在过去的日子里，它比 MBG/NBD 更能分清谁还会买。",
            $"MBG/CNBD-{K(fits)}: customers buy at a rate of their own with gaps more regular than chance (k = {K(fits)}), and may leave after each purchase, the first included. On days of the past it told buyers from others better than MBG/NBD."),
        _ => new(
            "MBG/NBD：客户按自己的频率购买，每次购买后都可能不再来，第一次也算——只买过一次的客户也可能已经流失。BG/NBD 只作参照：它认为只买过一次的人全都还在。",
            "MBG/NBD: customers buy at a rate of their own and may leave after each purchase, the first included, so that a one-time buyer can be lost too. BG/NBD is fitted for reference only: it calls every one-time buyer alive."),
    };

    public static Text HowMuch => new("会买多少次", "How much they will buy");
    public static Text HowMuchSays => new(
        "站在过去几个日子分别预测、再与实际比较：误差、次序和前一成客户都要好，才分到权重。",
        "From several days of the past each forecast was made and held against what came: weight goes to what was good at errors, at the order and at the top tenth alike.");
    public static Text Horizon => new("预测期", "Ahead");
    public static Text DaysAhead(int days) => new($"{days} 天", $"{days} days");
    public static Text MadeOf => new("由什么组成", "Made of");
    public static Text ComparedOn => new("比较过的日子", "Compared on");
    public static Text Cuts(int cuts) => cuts == 0 ? new("无，直接用一个模型", "none: one model is taken as it is") : new($"{cuts} 个过去的日子", cuts == 1 ? "1 day of the past" : $"{cuts} days of the past");
    public static Text Calibration => new("校准偏差", "Calibration error");

    public static Text PartName(string name) => name switch
    {
        Proof.Combination => new("组合（页面上用的）", "The combination (what pages tell)"),
        Proof.OwnRate => new("照旧频率", "Own rate so far"),
        Proof.LastPeriod => new("与上一期相同", "Same as last period"),
        "trees" => new("按迹象修正（决策树）", "Corrected by signals (trees)"),
        "regression" => new("按迹象修正（回归）", "Corrected by signals (regression)"),
        _ when name.EndsWith(Order, StringComparison.Ordinal) => new($"{PartName(name[..^Order.Length]).Zh}，只取次序", $"{PartName(name[..^Order.Length]).En}, order only"),
        _ => RunWords.ModelName(name),
    };

    public static Text Parts(IReadOnlyList<Part> parts) => new(
        string.Join("，", parts.Select(p => $"{PartName(p.Name).Zh} {Percent(p.Weight)}")),
        string.Join(", ", parts.Select(p => $"{PartName(p.Name).En} {Percent(p.Weight)}")));

    public static Text Signals => new(
        "“迹象”是模型之外能从购买记录里读到的：自己的节奏、近 30/90/180/365 天的次数、季度趋势、每天的单数、退货、金额。",
        "Signals are what purchases tell beside the model: the own rhythm, counts of the last 30, 90, 180 and 365 days, the trend of the quarters, orders a day, returns, money.");

    public static IEnumerable<Text> Notes(ForecastChoice choice) => choice.Notes.Select(Note);

    public static Text Note(ForecastNote note) => note.Kind switch
    {
        ForecastNoteKind.NothingToCompare => new("有的预测期历史太短，没有更早的日子可以比较，直接用一个模型。", "For some horizon the history is too short to look back from an earlier day: one model is taken as it is."),
        ForecastNoteKind.SeasonNeedsAYear => new($"预测里没有季节：要一整年才能学到，现在只有 {note.Figure} 天。旺季会被低估，淡季会被高估。", $"There is no season in the forecast: it takes a full year to learn one, and there are {note.Figure} days. High season is under-forecast, low season over-forecast."),
        _ => new($"预测里没有季节：只有 {note.Figure} 次复购，分不出各周的差别。", $"There is no season in the forecast: {note.Figure} repeat purchases are too few to tell the weeks apart."),
    };

    public static Text SeasonIn => new("预测里有季节：从公司自己的购买量里学到，一年各周不同。", "There is a season in the forecast, learned from the firm's own totals: the weeks of the year differ.");

    public static Text NoProof => new("过去还太短，容不下一次完整的检验（至少要 90 天记录和 100 位客户）。", "The past is too short for a check from end to end: it takes 90 days of records and a hundred customers.");

    public static Text Earlier => new("选择时在过去各天的表现", "How all did on the days of choosing");
    public static Text EarlierSays => new("90 天预测。每行是一个站点：那天之后的数据没有参与。", "Forecasts of 90 days. Each row is a day of the past; nothing after it was used.");
    public static Text CutDay => new("站在哪天", "From");

    public static string Percent(double share) => (100 * share).ToString(share < 0.0995 ? "0.#" : "0", CultureInfo.InvariantCulture) + "%";

    public static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string K(FitReport fits) => fits.Alive!["k"].ToString("0", CultureInfo.InvariantCulture);
}
