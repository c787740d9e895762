using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Api.Once;

/// <summary>A call that somebody made under a key of their own: claimed, then carried out, then answered.</summary>
internal sealed class KeptCall
{
    public static readonly Duration Kept = Duration.FromHours(24);

    /// <summary>A call that was neither carried out nor answered by then died with its process.</summary>
    public static readonly Duration Patience = Duration.FromSeconds(60);

    private KeptCall() { }

    public KeptCall(CallName name, byte[] fingerprint, Guid claim, Instant now)
        => (PersonId, Route, Key, Fingerprint, Claim, ClaimedAt) = (name.Caller, name.Route, name.Key, fingerprint, claim, now.Cut());

    public PersonId PersonId { get; private set; }
    [Personal]
    public string Route { get; private set; } = "";
    [Personal]
    public string Key { get; private set; } = "";

    /// <summary>A hash of all that was sent: the same key with something else is a mistake.</summary>
    [NotPersonal("a hash of all that was sent")]
    public byte[] Fingerprint { get; private set; } = [];

    /// <summary>Whose turn it is: whoever lost the turn cannot commit any more.</summary>
    public Guid Claim { get; private set; }
    public Instant ClaimedAt { get; private set; }

    /// <summary>Written with the effect itself.</summary>
    public Instant? CarriedOutAt { get; private set; }
    public int? Status { get; private set; }

    /// <summary>Sealed, because answers hold what only some may read.</summary>
    [Personal]
    public byte[]? Answer { get; private set; }

    public bool IsOver(Instant now) => now - ClaimedAt >= Kept;

    public bool IsDead(Instant now) => CarriedOutAt is null && Status is null && now - ClaimedAt >= Patience;

    public void Answered(int status, byte[] answer) => (Status, Answer) = (status, answer);
}

/// <param name="Route">Method and address.</param>
/// <param name="Key">The caller's own.</param>
internal sealed record CallName(PersonId Caller, string Route, string Key);

/// <summary>Said with every commit of the call that holds this claim.</summary>
internal sealed record CarriedOut(CallName Name, Guid Claim);

/// <summary>The call lost its turn to another with the same key, so it must not commit.</summary>
internal sealed class TurnLost() : Exception("Another call with the same key took the turn.");
