using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <param name="UserName">Whose list; null for all of the firm.</param>
/// <param name="AsOf">The day on which the list would be read; null for today.</param>
public sealed record WorklistAsked(string? UserName, LocalDate? AsOf, int Top);

public sealed record Worklist(LocalDate AsOf, int Total, IReadOnlyList<WorkRow> Items);

/// <summary>The list of a person, or of the whole firm, for the program's other doors.</summary>
public sealed class ReadWorklist(IDbContextFactory<Db> store, CurrentReach current, ReadRights rights, WorkLexicon lexicon, IClock clock, Company company)
{
    public const int TopMax = 10_000;

    public async Task<Outcome<Worklist>> Run(WorklistAsked asked, CancellationToken stop)
    {
        if (asked.Top is < 1 or > TopMax) return Refusal.Invalid(FollowUpWords.TopOutOfBounds(TopMax));
        if (asked.UserName is not null && await Narrow(asked.UserName, stop) is { } refusal) return refusal;

        await using var db = await store.CreateDbContextAsync(stop);
        var asOf = asked.AsOf ?? company.Today(clock);
        var items = db.WorkItems.AsNoTracking().Open.Shown(asOf);
        var total = await items.CountAsync(stop);
        var late = await items.LatePromises(asOf).CountAsync(stop);
        var found = await new WorkWindow(asOf, late, 0, asked.Top).Cut(items, stop);
        var rows = new List<WorkRow>(found.Count);
        foreach (var some in found.Chunk(500)) rows.AddRange(await new WorkRows(lexicon, company).Of(db, some, rows.Count + 1, asOf, stop));
        return new Worklist(asOf, total, rows);
    }

    // Reading as somebody is only for whoever sees everything: it can narrow a view, never widen one.
    private async Task<Refusal?> Narrow(string userName, CancellationToken stop)
    {
        if (current.Reach.Kind != ReachKind.All) return Refusal.Forbidden(FollowUpWords.OnlyOwnList);
        await using var db = await store.CreateDbContextAsync(stop);
        var normalized = userName.Trim().ToUpperInvariant();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == normalized, stop);
        if (person is null) return Refusal.Missing(FollowUpWords.NoSuchPerson(userName));

        current.Reach = (await rights.Run(person.PersonId, stop))?.Reach(FollowUpPermissions.ViewToday) ?? Reach.Nothing;
        return null;
    }
}
