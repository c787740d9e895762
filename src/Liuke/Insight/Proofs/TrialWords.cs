using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Insight.Proofs;

public static class TrialWords
{
    public static Text JobTitle => new("换一个截止日检验预测", "Try forecasts from another day");
    public static Text MayTry => new("换截止日检验预测", "Try forecasts from another day");

    public static Text NothingToTryOn => new("还没有可检验的购买记录。请先导入订单，等洞察计算完再试。", "There are no purchases to try on yet. Import orders, wait for insight to be worked out, and try again.");
    public static Text NotDays(int days) => new($"预测 {days} 天不行：请填 {TrialAsked.FewestDays} 到 {TrialAsked.MostDays} 之间的天数。", $"{days} days will not do: give a number from {TrialAsked.FewestDays} to {TrialAsked.MostDays}.");
    public static Text TooLate(LocalDate last, LocalDate latest, int days) => new(
        $"数据到 {Day(last)} 为止：从这一天起的 {days} 天还没有过完，无从检验。请选 {Day(latest)} 或更早的一天，或少预测几天。",
        $"The data end on {Day(last)}: the {days} days from then on are not over, so nothing can be checked. Choose {Day(latest)} or an earlier day, or fewer days.");
    public static Text TooEarly(LocalDate first, LocalDate earliest) => new(
        $"第一笔购买在 {Day(first)}：到那一天历史太短，没有依据。请选 {Day(earliest)} 或更晚的一天。",
        $"The first purchase is on {Day(first)}: by then there is too little history to go by. Choose {Day(earliest)} or a later day.");
    public static Text TooShort(LocalDate first, LocalDate last, int days) => new(
        $"数据只有 {Day(first)} 到 {Day(last)}：容不下 30 天历史加 {days} 天检验。请少预测几天，或等积累更多订单。",
        $"The data go from {Day(first)} to {Day(last)}: too short for 30 days of history and {days} days to check. Try fewer days, or wait for more orders.");
    public static Text TooFew(LocalDate cut) => new(
        $"到 {Day(cut)} 为止，买过的客户还不到 100 位，检验没有意义。请选晚一些的一天。",
        $"By {Day(cut)} fewer than a hundred customers had bought: a check would say nothing. Choose a later day.");

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
