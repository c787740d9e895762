using Liuke.Archive;
using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Insight.Sets;

internal static class SetWords
{
    public static Text Entered(LocalDate from, LocalDate until) => new($"{Span(from, until).Zh}新增的客户", $"Customers won {Span(from, until).En}");
    public static Text WonBack(LocalDate from, LocalDate until) => new($"{Span(from, until).Zh}挽回的客户", $"Customers won back {Span(from, until).En}");
    public static Text Lost(LocalDate from, LocalDate until) => new($"{Span(from, until).Zh}流失的客户", $"Customers lost {Span(from, until).En}");
    public static Text KeptOn(LocalDate day) => new($"{Day(day)} 时在册（未流失）的客户", $"Customers held on {Day(day)}");
    public static Text StateOn(RetentionState state, LocalDate day)
        => new($"{Day(day)} 时为“{ArchiveWords.State(state).Zh}”的客户", $"Customers who were \"{ArchiveWords.State(state).En}\" on {Day(day)}");

    public static Text Bought(LocalDate from, LocalDate until, int times) => times == 1
        ? new($"{Span(from, until).Zh}买过的客户", $"Customers who bought {Span(from, until).En}")
        : new($"{Span(from, until).Zh}至少有 {times} 天买过的客户", $"Customers who bought on {times} days or more {Span(from, until).En}");

    public static Text AtRisk => new("有流失风险的客户", "Customers at risk of leaving");
    public static Text AtRiskUnowned => new("有流失风险、未分配负责人的客户", "Customers at risk of leaving whom nobody looks after");
    public static Text Golden(Money least) => new($"近 12 个月带来毛利不少于 {least} 的客户", $"Customers who brought {least} profit or more in twelve months");

    private static Text Span(LocalDate from, LocalDate until)
        => from == until ? new($"{Day(from)} ", $"on {Day(from)}") : new($"{Day(from)} 至 {Day(until)} ", $"from {Day(from)} to {Day(until)}");

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
