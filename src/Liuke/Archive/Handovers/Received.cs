using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>What somebody received by one handover.</summary>
public sealed record ReceivedView(HandoverId Id, Text Subject, HandoverKind Kind, string Reason, int Customers, long ValueMinor, int Promises)
{
    public string? LastWords { get; init; }
    public string? CustomerText { get; init; }
    public Instant? At { get; init; }
    public Instant? SeenAt { get; init; }
    public required string ListHref { get; init; }
}

/// <summary>What was handed over to whoever asks: what is new, or one by its id.</summary>
public sealed class ReadReceived(IDbContextFactory<Db> store, CurrentPerson me)
{
    private const int Most = 20;

    /// <param name="only">One of them; null for those not looked at yet.</param>
    public async Task<IReadOnlyList<ReceivedView>> Run(HandoverId? only, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var mine = me.Id;
        var notices = await db.HandoverNotices.AsNoTracking().Where(n => n.PersonId == mine && (only == null ? n.SeenAt == null : n.HandoverId == only)).Take(Most).ToListAsync(stop);
        if (notices.Count == 0) return [];

        // The handover itself is not for them to see: of it they get what was written to them.
        await using var _ = await db.Beyond(stop);
        var ids = notices.ConvertAll(n => n.HandoverId);
        var handovers = await db.Handovers.IgnoreQueryFilters().AsNoTracking().Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, stop);
        var names = await HandoverNames.Read(db, stop);
        return [.. notices.Select(n => Of(n, handovers[n.HandoverId], names)).OrderByDescending(v => v.At)];
    }

    private ReceivedView Of(HandoverNotice notice, Handover handover, HandoverNames names)
        => new(handover.Id, names.Subject(handover), handover.Kind, handover.Reason, notice.Customers, notice.ValueMinor, notice.Promises)
        {
            LastWords = handover.LastWords, CustomerText = handover.CustomerText, At = handover.FinishedAt, SeenAt = notice.SeenAt, ListHref = HandoverSet.Href(handover.Id, me.Id),
        };
}

/// <summary>Whoever received customers has looked.</summary>
public sealed class SeeReceived(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    public async Task<Outcome<HandoverId>> Run(HandoverId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var mine = me.Id;
        if (await db.HandoverNotices.SingleOrDefaultAsync(n => n.HandoverId == id && n.PersonId == mine, stop) is not { } notice) return Refusal.Missing(HandoverWords.NoSuchHandover);
        notice.See(clock.GetCurrentInstant());
        await db.SaveChangesAsync(stop);
        return id;
    }
}

/// <summary>The customers that came by a handover, all of them or those of one receiver: /customers?set=handover&amp;value=….</summary>
internal sealed class HandoverSet : ICustomerSet
{
    public const string Key = "handover";

    public string Name => Key;

    public static string Href(HandoverId id, PersonId? to = null)
        => new CustomerFilter { Set = Key, SetArguments = new(null, null, to is { } person ? $"{id}.{person}" : id.ToString()) }.Href;

    public Text? Title(CustomerSetArguments asked) => Read(asked) is null ? null : HandoverWords.CameByHandover;

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
    {
        var (id, to) = Read(asked)!.Value;
        var moved = db.HandoverMoves.Where(m => m.HandoverId == id && m.State == MoveState.Moved);
        return (to is { } person ? moved.Where(m => m.ToOwnerId == person) : moved).Select(m => m.CustomerId);
    }

    private static (HandoverId, PersonId?)? Read(CustomerSetArguments asked)
    {
        var parts = asked.Value?.Split('.') ?? [];
        if (parts.Length is 0 or > 2 || !Guid.TryParse(parts[0], out var id)) return null;
        if (parts.Length == 1) return (new(id), null);
        return Guid.TryParse(parts[1], out var person) ? (new(id), new PersonId(person)) : null;
    }
}
