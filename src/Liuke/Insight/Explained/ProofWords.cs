using System.Globalization;
using Liuke.Basics;
using Liuke.Insight.Choices;
using Liuke.Insight.Proofs;
using Liuke.Statistics.Evaluation;

namespace Liuke.Insight.Explained;

/// <summary>Says how a forecast from a day of the past went.</summary>
public static class ProofWords
{
    private const double AsGood = 0.005;

    public static Text Title => new("过去猜得准不准", "How well it did");
    public static Text Says(Proof proof) => new(
        $"站在 {Day(proof.CutDay)}，只用到那天为止的数据选模型、估参数，预测 {proof.Customers:#,##0} 位客户之后 {proof.Days} 天的购买；再与实际发生的比较。",
        $"From {Day(proof.CutDay)}, with nothing later known, models were chosen and fitted and {proof.Customers:#,##0} customers forecast for {proof.Days} days; then it was held against what came.");

    public static Text Verdict(Proof proof)
    {
        var all = proof.Of(Proof.Combination)!;
        var (rate, last) = (Against(all, proof.Of(Proof.OwnRate), Proof.OwnRate), Against(all, proof.Of(Proof.LastPeriod), Proof.LastPeriod));
        var total = new Text(
            $"预计共 {all.Predicted:#,##0} 个购买日，实际 {all.Actual:#,##0} 个",
            $"{all.Predicted:#,##0} purchase days were expected and {all.Actual:#,##0} came");
        Text[] said = [.. new[] { rate, last, total }.OfType<Text>()];
        return new(string.Join("；", said.Select(s => s.Zh)) + "。", string.Join("; ", said.Select(s => s.En)) + ".");
    }

    public static Text NotChosen => new("到那天为止历史太短，没有更早的日子可以比较：用的是一个模型，没有组合。", "By that day the history was too short to compare models: one model was taken as it is.");
    public static Text WithoutSeason => new("那天之前不足一年，预测里没有季节。", "There was less than a year before that day, so the forecast knows no season.");

    public static Text Errors => new("平均差多少", "How far off");
    public static Text ErrorsRead => new("条越短越好：每位客户预计与实际购买日的均方根误差。", "The shorter the better: root mean squared error of purchase days a customer.");
    public static Text Combination => new("组合", "Combination");
    public static Text Forecast => new("预测方法", "Forecast");
    public static Text Mae => new("平均误差（天）", "Mean error, days");
    public static Text Rmse => new("均方根误差（天）", "RMS error, days");
    public static Text Total => new("预计 / 实际", "Expected / came");
    public static Text Auc => new("分辨力 AUC", "AUC");
    public static Text TopTenth => new("前一成占比", "Top tenth holds");
    public static Text Terms => new(
        "误差：每位客户预计与实际购买日之差。分辨力：随便取一位买了的和一位没买的，前者排在前面的概率，0.5 等于瞎猜。前一成占比：排在最前的 10% 客户占了多少购买。",
        "Errors: expected against actual purchase days of each customer. AUC: the chance that a customer who bought is ranked above one who did not; 0.5 is guessing. Top tenth: the share of purchases that fell to the tenth ranked highest.");

    public static Text Calibration => new("说 30%，是不是真有 30%", "Told 30%: did 30% buy?");
    public static Text CalibrationSays(Proof proof)
    {
        var (told, did) = (Mean(proof.Reliability, r => r.Told), Mean(proof.Reliability, r => r.Did));
        var error = Reliability.Error(proof.Reliability);
        return new(
            $"平均告诉客户会买的概率是 {ModelWords.Percent(told)}，实际买了的有 {ModelWords.Percent(did)}；各组平均差 {Points(error)} 个百分点。",
            $"On average customers were told a chance of {ModelWords.Percent(told)}, and {ModelWords.Percent(did)} bought; the groups are {Points(error)} points off on average.");
    }
    public static Text CalibrationRead => new("点在虚线上最好；在线上方是说低了，在下方是说高了。点越大，客户越多。", "Points on the dashed line are right; above it the chance was told too low, below it too high. Larger points are more customers.");
    public static Text Told => new("告诉的概率", "Chance told");
    public static Text Did => new("实际买了的", "Bought");
    public static Text Customers => new("客户数", "Customers");
    public static Text Group => new("概率范围", "Told between");
    public static Text Right => new("完全准确", "Exactly right");

    public static Text Lift => new("先联系谁，能覆盖多少购买", "Whom to ring first");
    public static Text LiftSays(Proof proof) => new(
        $"按预计排序，最前的一成客户带来了 {ModelWords.Percent(First(proof, Proof.Combination))} 的购买；按照旧频率排是 {ModelWords.Percent(First(proof, Proof.OwnRate))}，随意抽是 10%。",
        $"The tenth ranked highest brought {ModelWords.Percent(First(proof, Proof.Combination))} of the purchases; ranked by the own rate {ModelWords.Percent(First(proof, Proof.OwnRate))}, drawn at random 10%.");
    public static Text LiftRead => new("横轴是按预计从高到低取的客户比例，纵轴是他们占的购买比例；线越高，排得越准。", "Across: the share of customers taken from the top; up: the share of purchases that fell to them. The higher the line, the better the order.");
    public static Text TopShare => new("最前的客户", "Customers from the top");
    public static Text Random => new("随意抽", "At random");

    public static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Number(double? value) => value is { } known ? Number(known) : UiNoData;

    private static string UiNoData => Ui.UiWords.NoData.ToString();

    private static string Points(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture);

    private static double First(Proof proof, string model) => proof.Lift.FirstOrDefault(l => l.Model == model)?.Shares[0] ?? 0;

    private static double Mean(IReadOnlyList<ReliabilityLine> rows, Func<ReliabilityLine, double> of) => rows.Sum(r => r.Customers * of(r)) / Math.Max(1, rows.Sum(r => r.Customers));

    private static Text? Against(ModelFigures all, ModelFigures? rule, string name)
    {
        if (rule is null || rule.Rmse <= 0) return null;
        var (gain, called) = (1 - all.Rmse / rule.Rmse, ModelWords.PartName(name));
        if (Math.Abs(gain) < AsGood) return new($"与“{called.Zh}”一样准", $"as good as “{called.En}”");
        var by = ModelWords.Percent(Math.Abs(gain));
        return gain > 0 ? new($"误差比“{called.Zh}”小 {by}", $"the error is {by} less than by “{called.En}”") : new($"误差比“{called.Zh}”大 {by}", $"the error is {by} more than by “{called.En}”");
    }

    private static string Day(int day) => Basics.Days.Day(day).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
