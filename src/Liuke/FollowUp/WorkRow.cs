using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>A piece of work as a list shows it: whom, why, what is at stake, what to do.</summary>
public sealed record WorkRow(WorkItemId Id, int Rank, WorkCustomer Customer, WorkKind Kind, string Reason, Text Sentence, Text ToDo)
{
    public required Money Value { get; init; }
    public required IReadOnlyList<RankPart> Parts { get; init; }
    public required LocalDate DueOn { get; init; }
    public required LocalDate ShowsOn { get; init; }

    /// <summary>Silent for now.</summary>
    public required bool IsWaiting { get; init; }
    public required int OverdueDays { get; init; }
    public required bool IsLatePromise { get; init; }

    /// <summary>Comes from a next date that somebody named.</summary>
    public required bool IsAgreed { get; init; }
    public required bool IsAssigned { get; init; }
    public string? OwnerName { get; init; }

    /// <summary>Why it was put off the last time; while it waits.</summary>
    public string? SnoozeReason { get; init; }
}

/// <summary>Dresses items into rows: customers, names and words for a handful of items at a time.</summary>
internal sealed class WorkRows(WorkLexicon lexicon, Company company)
{
    /// <param name="first">The rank of the first item.</param>
    public async Task<IReadOnlyList<WorkRow>> Of(Db db, IReadOnlyList<WorkItem> items, int first, LocalDate today, CancellationToken stop)
    {
        if (items.Count == 0) return [];
        var customers = await WorkCustomers.Of(db, items.Select(i => i.CustomerId), company, stop);
        var owners = await db.NamesOf(items.Where(i => i.OwnerId is not null).Select(i => i.OwnerId!.Value), stop);
        var snoozes = await Snoozes(db, [.. items.Where(i => i.ShowsOn > today && i.SnoozedUntil is not null).Select(i => i.Id)], stop);
        return [.. items.Select((item, i) => Row(item, first + i, customers[item.CustomerId], today) with
        {
            OwnerName = item.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null,
            SnoozeReason = snoozes.GetValueOrDefault(item.Id),
        })];
    }

    private WorkRow Row(WorkItem item, int rank, WorkCustomer customer, LocalDate today)
        => new(item.Id, rank, customer, item.Kind, item.Reason, lexicon.Sentence(item.Kind, item.Reason, item.Facts, today), lexicon.ToDo(item.Kind, item.Reason, item.Facts))
        {
            Value = new(item.ValueMinor, company.Currency),
            Parts = lexicon.RankParts(item.Kind, item.Reason, item.Facts, item.ValueMinor),
            DueOn = item.DueOn,
            ShowsOn = item.ShowsOn,
            IsWaiting = item.ShowsOn > today,
            OverdueDays = Math.Max(0, today.Number() - item.DueOn.Number()),
            IsLatePromise = item.IsLatePromise(today),
            IsAgreed = item.FollowsId is not null,
            IsAssigned = item.AssignedById is not null,
        };

    private static async Task<Dictionary<WorkItemId, string>> Snoozes(Db db, WorkItemId[] ids, CancellationToken stop)
    {
        if (ids.Length == 0) return [];
        var all = await db.WorkSnoozes.AsNoTracking().Where(s => ids.Contains(s.ItemId)).Select(s => new { s.ItemId, s.Reason, s.At }).ToListAsync(stop);
        return all.GroupBy(s => s.ItemId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.At)!.Reason);
    }
}
