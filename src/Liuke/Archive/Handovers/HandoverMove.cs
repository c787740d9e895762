using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>Passed over: somebody else moved it in between. Stays: it was moved again since, so undoing leaves it.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum MoveState { Waiting = 0, Moved = 1, PassedOver = 2, Back = 3, Stays = 4 }

/// <summary>One customer of a handover that is carried out: from whom, to whom, and whether it has gone. The work goes on from here after a crash.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class HandoverMove
{
    private HandoverMove() { }

    public HandoverId HandoverId { get; private set; }
    public CustomerId CustomerId { get; private set; }

    /// <summary>The order of the work: those that go to one place stand together.</summary>
    public int Place { get; private set; }
    public PersonId? FromOwnerId { get; private set; }
    public DepartmentId FromDepartmentId { get; private set; }
    public PersonId? ToOwnerId { get; private set; }
    public DepartmentId ToDepartmentId { get; private set; }
    public MoveState State { get; private set; }
    public Instant? At { get; private set; }

    internal static BulkTable Bulk { get; } = new("HandoverMoves", ["HandoverId", "CustomerId", "Place", "FromOwnerId", "FromDepartmentId", "ToOwnerId", "ToDepartmentId", "State"], ["HandoverId", "CustomerId"], Overwrites: true)
    {
        Conflict = """ON CONFLICT ("HandoverId", "CustomerId") DO NOTHING""",
    };
}

/// <summary>Somebody received customers: told on their first page until they have looked.</summary>
public sealed class HandoverNotice
{
    private HandoverNotice() { }

    internal HandoverNotice(HandoverId handover, PersonId person, int customers, long valueMinor, int promises)
        => (HandoverId, PersonId, Customers, ValueMinor, Promises) = (handover, person, customers, valueMinor, promises);

    public HandoverId HandoverId { get; private set; }
    public PersonId PersonId { get; private set; }
    public int Customers { get; private set; }
    public long ValueMinor { get; private set; }
    public int Promises { get; private set; }
    public Instant? SeenAt { get; private set; }

    internal void See(Instant now) => SeenAt ??= now.Cut();
}

/// <summary>A point of the checklist that somebody has ticked, and when.</summary>
[PartOf(typeof(Handover), nameof(HandoverId))]
public sealed class HandoverCheck
{
    public const int NoteLengthMax = 300;

    private HandoverCheck() { }

    internal HandoverCheck(HandoverId handover, string key, string? note, PersonId by, Instant now) => (HandoverId, Key, Note, DoneBy, DoneAt) = (handover, key, note, by, now.Cut());

    public HandoverId HandoverId { get; private set; }
    [NotPersonal("a key of the checklist")]
    public string Key { get; private set; } = "";
    [Personal]
    public string? Note { get; private set; }
    public PersonId DoneBy { get; private set; }
    public Instant DoneAt { get; private set; }
}

/// <summary>A point that the firm itself put on the checklist.</summary>
public sealed class HandoverPoint
{
    public const int TitleLengthMax = 60, Most = 40;

    private HandoverPoint() { }

    internal HandoverPoint(string key, string title, bool isForMovers, PersonId by, Instant now) => (Key, Title, IsForMovers, AddedBy, AddedAt) = (key, title, isForMovers, by, now.Cut());

    [NotPersonal("a key of the checklist")]
    public string Key { get; private set; } = "";
    [NotPersonal("the firm's own words")]
    public string Title { get; private set; } = "";

    /// <summary>Whether it is asked of those who only move, too.</summary>
    public bool IsForMovers { get; private set; }
    public PersonId AddedBy { get; private set; }
    public Instant AddedAt { get; private set; }
    public Instant? RetiredAt { get; private set; }

    internal void Retire(Instant now) => RetiredAt ??= now.Cut();
}
