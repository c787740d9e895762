using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>A customer on the way: where it is meant to be now.</summary>
internal sealed record Leaving(CustomerId Id, Ownership From);

/// <summary>Who moves customers, why and when; what timeline and history tell.</summary>
internal sealed record MoveTold(HandoverId Handover, string Kind, string Why, PersonId By, Instant At, IReadOnlyDictionary<Guid, string> Names)
{
    public string? NameOf(PersonId? person) => person is { } id ? Names.GetValueOrDefault(id.Value) : null;
}

/// <summary>Moves many customers to one place, in a few statements for all of them, with everything that carries their owner.</summary>
internal sealed class MoveCustomers(IEnumerable<IFollowCustomer> followers)
{
    /// <returns>Those that were where they were meant to be, and are moved now. The others somebody moved in between.</returns>
    public async Task<HashSet<CustomerId>> Run(Db db, IReadOnlyCollection<Leaving> some, Ownership to, MoveTold told, CancellationToken stop)
    {
        var there = new List<Leaving>();
        foreach (var from in some.GroupBy(l => l.From)) there.AddRange(await Claim(db, [.. from], from.Key, stop));
        var moved = there.ConvertAll(l => l.Id);
        if (moved.Count == 0) return [];

        var (owner, department) = (to.OwnerId, to.DepartmentId);
        foreach (var follower in followers) await follower.Moved(db, moved, to, stop);
        await db.Standings.Where(s => EF.Parameter(moved).Contains(s.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(s => s.OwnerId, owner).SetProperty(s => s.DepartmentId, department), stop);
        await db.Customers.Where(c => EF.Parameter(moved).Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, owner).SetProperty(c => c.DepartmentId, department), stop);
        await Tell(db, there, to, told, stop);
        return [.. moved];
    }

    // Counting the version up is the claim: whoever else changes one of these waits, and then sees that it was changed.
    private static async Task<List<Leaving>> Claim(Db db, List<Leaving> some, Ownership from, CancellationToken stop)
    {
        var (ids, owner, department) = (some.ConvertAll(l => l.Id), from.OwnerId, from.DepartmentId);
        var claimed = await db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id) && c.OwnerId == owner && c.DepartmentId == department).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1), stop);
        if (claimed == some.Count) return some;
        var there = await db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id) && c.OwnerId == owner && c.DepartmentId == department).Select(c => c.Id).ToHashSetAsync(stop);
        return some.FindAll(l => there.Contains(l.Id));
    }

    private static async Task Tell(Db db, List<Leaving> moved, Ownership to, MoveTold told, CancellationToken stop)
    {
        await using (var timeline = await db.Dialect.Write(db, TimelineEntry.Bulk, stop))
        {
            foreach (var one in moved)
                await timeline.Add(new TimelineEntry(one.Id, told.At, told.By, told.Kind, new HandedOverFact(told.Handover.Value, told.NameOf(one.From.OwnerId), told.NameOf(to.OwnerId), told.Why)).Row);
            await timeline.Complete(stop);
        }

        await using var history = await db.Dialect.Write(db, FieldChange.Bulk, stop);
        foreach (var one in moved.Where(l => l.From.OwnerId != to.OwnerId))
            await history.Add(Ids.New<FieldChangeId>(told.At), one.Id, FileSubjects.Customer, "customer.owner", told.NameOf(one.From.OwnerId), told.NameOf(to.OwnerId), (int)FactSource.Typed, told.By, told.At, $"handover:{told.Handover}");
        await history.Complete(stop);
    }
}

internal sealed record HandedOverFact(Guid Handover, string? From, string? To, string Why);

/// <summary>From whom to whom a customer went, and why.</summary>
internal sealed class HandoverTimeline : ITimelineWords
{
    public const string HandedOver = "archive.handed-over", TakenBack = "archive.handover-undone";

    public string Group => "handovers";
    public Text Title => HandoverWords.Title;
    public int Order => 80;
    public IReadOnlyCollection<string> Kinds { get; } = [HandedOver, TakenBack];

    public TimelineWording Say(TimelineFact fact)
    {
        var told = fact.Read<HandedOverFact>();
        return new(fact.Kind == HandedOver ? HandoverWords.WentFromTo(told.From, told.To) : HandoverWords.WentBack(told.From, told.To), "transfer") { Detail = Text.Same(told.Why) };
    }
}
