using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.SigningIn.Sessions;

public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>How somebody proved who they are.</summary>
public enum SignInWay { Password, PasswordAndCode, PasswordAndRecoveryCode, Passkey, Link, PasswordAndPasskey }

/// <summary>One browser in which somebody is signed in. The browser holds its id under seal and nothing else.</summary>
[NotPersonal("the firm's own people")]
internal sealed class Session
{
    private Session() { }

    public SessionId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public SignInWay Way { get; private set; }
    public Instant StartedAt { get; private set; }
    public Instant SeenAt { get; private set; }

    /// <summary>When the person last proved who they are, at the sign-in or since.</summary>
    public Instant ProvenAt { get; private set; }
    public Instant EndsAt { get; private set; }
    public Instant? EndedAt { get; private set; }
    public bool HasSecondFactor { get; private set; }
    public string Device { get; private set; } = "";
    public string Network { get; private set; } = "";

    public static Session Begin(PersonId person, SignInWay way, bool hasSecondFactor, Caller caller, SignInRules rules, Instant now) => new()
    {
        Id = Ids.New<SessionId>(now), PersonId = person, Way = way, HasSecondFactor = hasSecondFactor,
        StartedAt = now.Cut(), SeenAt = now.Cut(), ProvenAt = now.Cut(), EndsAt = (now + rules.Longest).Cut(),
        Device = caller.Device, Network = caller.Address,
    };

    /// <summary>The session after its person proved again who they are: a new id, the same end.</summary>
    public Session Again(SignInWay way, Caller caller, Instant now)
    {
        End(now);
        return new()
        {
            Id = Ids.New<SessionId>(now), PersonId = PersonId, Way = way, HasSecondFactor = HasSecondFactor,
            StartedAt = StartedAt, SeenAt = now.Cut(), ProvenAt = now.Cut(), EndsAt = EndsAt, Device = caller.Device, Network = caller.Address,
        };
    }

    public void End(Instant now) => EndedAt ??= now.Cut();
}

/// <summary>A browser in which a person signed in before: a stranger's wrong tries elsewhere do not shut it out.</summary>
[NotPersonal("hashes")]
internal sealed class KnownDevice
{
    private KnownDevice() { }

    public KnownDevice(string hash, PersonId person, Instant now) => (Hash, PersonId, SeenAt) = (hash, person, now.Cut());

    public string Hash { get; private set; } = "";
    public PersonId PersonId { get; private set; }
    public Instant SeenAt { get; private set; }

    public void Seen(Instant now) => SeenAt = now.Cut();
}

/// <summary>The session of the present request.</summary>
public sealed class CurrentSession
{
    public SessionId Id { get; private set; }
    public PersonId Person { get; private set; }
    public Instant ProvenAt { get; private set; }
    public Instant EndsAt { get; private set; }
    public bool HasSecondFactor { get; private set; }

    internal void Become(Session session) => (Id, Person, ProvenAt, EndsAt, HasSecondFactor) = (session.Id, session.PersonId, session.ProvenAt, session.EndsAt, session.HasSecondFactor);
}
