using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>A piece of work that ended: how, by whom, and what comes next.</summary>
public sealed record DoneRow(WorkItemId Id, WorkCustomer Customer, WorkKind Kind, WorkOutcome Outcome)
{
    public required LocalDateTime At { get; init; }

    /// <summary>Null when it settled itself.</summary>
    public string? ByName { get; init; }
    public string? Note { get; init; }

    /// <summary>Why it settled itself.</summary>
    public Text? Why { get; init; }
    public LocalDate? NextOn { get; init; }

    internal static async Task<IReadOnlyList<DoneRow>> Of(Db db, IReadOnlyList<WorkFinish> finishes, WorkLexicon lexicon, Company company, CancellationToken stop)
    {
        var customers = await WorkCustomers.Of(db, finishes.Select(f => f.CustomerId), company, stop);
        var names = await db.NamesOf(finishes.Where(f => f.ById is not null).Select(f => f.ById!.Value), stop);
        return [.. finishes.Select(f => new DoneRow(f.Id, customers[f.CustomerId], f.Kind, f.Outcome)
        {
            At = f.At.InZone(company.Zone).LocalDateTime,
            ByName = f.ById is { } by ? names.GetValueOrDefault(by) : null,
            Note = f.Note,
            Why = f.Why is null ? null : lexicon.Why(f.Kind, f.Reason, f.Why),
            NextOn = f.NextOn,
        })];
    }
}
