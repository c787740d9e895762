using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Jobs;

public readonly record struct JobId(Guid Value) : IId<JobId>
{
    public static JobId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out JobId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

public enum JobState { Waiting, Running, Done, Failed, Cancelled }

/// <summary>A piece of long work as a row: what to do, how far it is, who does it.</summary>
public sealed class Job
{
    private Job() { }

    public Job(JobId id, string kind, string arguments, string? naturalKey, PersonId? requestedBy, Instant now)
        => (Id, Kind, Arguments, NaturalKey, RequestedBy, RequestedAt) = (id, kind, arguments, naturalKey, requestedBy, now.Cut());

    public JobId Id { get; private set; }
    [NotPersonal("a key")]
    public string Kind { get; private set; } = "";

    /// <summary>What the job was asked to do, as JSON.</summary>
    [Personal]
    public string Arguments { get; private set; } = "";

    /// <summary>Names the occasion, so that the same work asked for twice is done once; null when it may repeat.</summary>
    [Personal]
    public string? NaturalKey { get; private set; }
    public PersonId? RequestedBy { get; private set; }
    public Instant RequestedAt { get; private set; }
    public Instant? StartedAt { get; private set; }
    public Instant? FinishedAt { get; private set; }
    public JobState State { get; private set; }

    /// <summary>The process that holds the job, and the last sign of life it gave.</summary>
    [NotPersonal("a process")]
    public string? Holder { get; private set; }
    public Instant? HeartbeatAt { get; private set; }
    public bool IsCancelAsked { get; private set; }
    public long Done { get; private set; }
    public long Total { get; private set; }

    /// <summary>Where to go on after a crash, as the job itself wrote it in the transaction of the step.</summary>
    [Personal]
    public string? Checkpoint { get; private set; }

    /// <summary>What came out, as JSON.</summary>
    [Personal]
    public string? Result { get; private set; }
    [Personal]
    public string? ErrorZh { get; private set; }
    [Personal]
    public string? ErrorEn { get; private set; }

    public Text? Error => ErrorZh is null ? null : new(ErrorZh, ErrorEn ?? ErrorZh);

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}
