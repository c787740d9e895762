using Liuke.Api.Border;
using Liuke.FollowUp;

namespace Liuke.Api.Work;

/// <param name="Amount">How it comes about; null where there is nothing to add.</param>
public sealed record RankPartAnswer(string Label, string? Amount, long Minor);

/// <summary>A piece of work: whom, why, what is at stake, what to do.</summary>
/// <param name="Parts">What its value is made of; they add up to it exactly.</param>
public sealed record WorkAnswer(Guid Id, string CustomerCode, string CustomerName, string Kind, string Reason, string Sentence, string ToDo, Sum Value, IReadOnlyList<RankPartAnswer> Parts)
{
    public DateOnly DueOn { get; init; }
    public DateOnly ShowsOn { get; init; }
    public int OverdueDays { get; init; }
    public string? OwnerName { get; init; }

    internal static WorkAnswer Of(WorkRow row) => new(row.Id.Value, row.Customer.Code, row.Customer.Name, ApiJson.Word(row.Kind), row.Reason, Plain(row.Sentence.ToString()), row.ToDo.ToString(), ApiJson.Of(row.Value),
        [.. row.Parts.Select(p => new RankPartAnswer(p.Label.ToString(), p.Amount.ToString(), p.Minor))])
    {
        DueOn = row.DueOn.ToDateOnly(), ShowsOn = row.ShowsOn.ToDateOnly(), OverdueDays = row.OverdueDays, OwnerName = row.OwnerName,
    };

    // Pages print in bold what stands between asterisks.
    private static string Plain(string sentence) => sentence.Replace("**", "", StringComparison.Ordinal);
}

public sealed record WorklistAnswer(DateOnly AsOf, int Total, IReadOnlyList<WorkAnswer> Items);

/// <param name="Outcome">reached, visited, willBuy, notReached or notNeeded.</param>
/// <param name="NextOn">When to be in touch again; without it the rule is silent for a while.</param>
public sealed record FinishCall(string Outcome, string? Note = null, DateOnly? NextOn = null);

public sealed record FinishAnswer(Guid Id, string Outcome, DateTimeOffset At, DateOnly? NextOn);

public sealed record SnoozeCall(DateOnly Until, string Reason);

public sealed record SnoozeAnswer(Guid Id, DateOnly Until, string Reason);

/// <param name="To">A user name.</param>
public sealed record AssignCall(string To, string? Note = null);

public sealed record AssignAnswer(Guid Id, string To);

internal static class WorkExamples
{
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000001");

    public static readonly WorkAnswer One = new(Id, "C2026-00001-7", "杭州明德家居", "atRisk", "retention", "62 天没有下单，平时 20 天一单", "打电话", new(1_286_000, "CNY"), [new("未来 12 个月的毛利", "", 2_180_000), new("仍会到手的部分", "41%", -894_000)])
    {
        DueOn = new(2026, 11, 22), ShowsOn = new(2026, 11, 22), OwnerName = "林晓雨",
    };

    public static readonly WorklistAnswer Many = new(new(2026, 11, 22), 1, [One]);
    public static readonly FinishCall Finish = new("reached", "下周补货", new(2026, 11, 30));
    public static readonly FinishAnswer Finished = new(Id, "reached", new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), new(2026, 11, 30));
    public static readonly SnoozeCall Snooze = new(new(2026, 11, 30), "客户出差");
    public static readonly SnoozeAnswer Snoozed = new(Id, new(2026, 11, 30), "客户出差");
    public static readonly AssignCall Assign = new("he", "请接手");
    public static readonly AssignAnswer Assigned = new(Id, "he");
}
