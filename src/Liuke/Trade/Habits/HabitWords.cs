using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Trade.Habits;

internal static class HabitWords
{
    public static Text Title => new("产品习惯", "Product habits");
    public static Text Product => new("产品", "Product");
    public static Text Times => new("次数", "Times");
    public static Text Each => new("每次数量", "Each time");
    public static Text Every => new("间隔", "Every");
    public static Text Last => new("上次", "Last");
    public static Text Net => new("金额", "Amount");
    public static Text EveryDays(int days) => new($"{days} 天", days == 1 ? "1 day" : $"{days} days");
    public static Text More(int more) => new($"另有 {more} 种产品", more == 1 ? "1 more product" : $"{more} more products");

    public static Text Actions => new("可以做的事", "What to do or offer");
    public static Text ActionsSay => new("来自档案和订单，每条都说明理由", "From the file and the orders, each with its reason");
    public static Text Nothing => new("档案里还看不出下一步。记下客户的需要、大事和往来，这里就会有建议。", "The file does not tell a next step yet. Note needs, events and talks, and suggestions come.");
    public static Text Impersonal => new("客户要求不做个性化，这里不给出建议。", "The customer asked for no personalisation: nothing is suggested.");

    public static Text Meet(string need) => new($"回应需要：{need}", $"Answer the need: {need}");
    public static Text MeetWhy(LocalDate on, string? answer) => answer is null ? new($"{Day(on)}记下的需要还没有满足", $"noted on {DayEn(on)}, and not met yet") : new($"{Day(on)}记下，对策：{answer}", $"noted on {DayEn(on)}; our answer: {answer}");
    public static Text Offer(string product) => new($"介绍 {product}", $"Offer {product}");
    public static Text OfferNeed(Text need, IReadOnlyCollection<string> products) => products.Count == 0 ? need
        : new($"{need.Zh}：{string.Join("、", products)}", $"{need.En}: {string.Join(", ", products)}");
    public static Text EventWhy(Text what, LocalDate on) => new($"{Day(on)}记下：{what.Zh}", $"{what.En} on {DayEn(on)}");
    public static Text Refill(string product) => new($"该补 {product} 了", $"{product} is due again");
    public static Text RefillWhy(int every, int since) => new($"平时每 {every} 天买一次，距上次 {since} 天", $"bought every {every} days as a rule, {since} days ago last time");
    public static Text Touch => new("联系一下，问下一单", "Get in touch about the next order");
    public static Text TouchWhy(LocalDate due) => new($"按购买节奏，预计 {Day(due)}下单", $"by their rhythm the next order is due on {DayEn(due)}");
    public static Text AlsoWhy(string product, double share) => new($"买 {product} 的客户，{Percent(share)} 也买它，这位还没买过", $"{Percent(share)} of those who buy {product} buy it too; this customer has not");
    public static Text TagWhy(string tag) => new($"标签“{tag}”", $"the tag “{tag}”");
    public static Text Asked(string what) => new($"跟进询问过的“{what}”", $"Follow up what they asked about: {what}");
    public static Text AskedWhy(LocalDate on) => new($"{Day(on)}看到宣传后询问过，还没购买", $"asked on {DayEn(on)} after a promotion, and has not bought");

    public static Text AffinityTitle => new("计算哪些产品常被一起购买", "Count which products are bought by the same customers");

    private static string Day(LocalDate day) => $"{day.Year} 年 {day.Month} 月 {day.Day} 日";
    private static string DayEn(LocalDate day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
}
