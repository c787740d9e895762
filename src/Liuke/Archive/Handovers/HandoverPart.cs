using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Handovers;

public readonly record struct HandoverPartId(Guid Value) : IId<HandoverPartId>
{
    public static HandoverPartId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>How a part is shared out among several: as many customers for each, or as much value at risk.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum Share { ByNumber = 1, ByValue = 2 }

/// <summary>Who receives: a person, in the department where they work; or a department and nobody in it yet; or a department while each customer keeps its owner.</summary>
public sealed record Taker(PersonId? Person, DepartmentId Department, bool KeepsOwner = false);

/// <summary>Which customers a part is made of; what is null does not matter. A part without any condition takes everything else.</summary>
public sealed record PartRule(string? Region, CustomerKind? Kind, CustomerStage? Stage, RetentionState? State, Quadrant? Quadrant)
{
    public static readonly PartRule Everything = new(null, null, null, null, null);

    public bool IsEverything => this == Everything;

    internal bool Takes(Held customer)
        => (Region is null || string.Equals(customer.Region, Region, StringComparison.Ordinal)) && (Kind is null || customer.Kind == Kind) && (Stage is null || customer.Stage == Stage)
            && (State is null || customer.State == State) && (Quadrant is null || customer.Quadrant == Quadrant);
}

/// <summary>One part of a plan: of what the parts before it left, whoever meets the rule goes to these.</summary>
[PartOf(typeof(Handover), nameof(HandoverId))]
public sealed class HandoverPart
{
    public const int Most = 50, TakersMost = 50;

    private HandoverPart() { }

    internal HandoverPart(HandoverId handover, int place, PartRule rule, Share share, IReadOnlyList<Taker> takers, Instant now)
    {
        (Id, HandoverId, Place, Share) = (Ids.New<HandoverPartId>(now), handover, place, share);
        (Region, Kind, Stage, State, Quadrant) = (rule.Region, rule.Kind, rule.Stage, rule.State, rule.Quadrant);
        Takers = JsonSerializer.Serialize(takers.Select(t => new KeptTaker(t.Person?.Value, t.Department.Value, t.KeepsOwner)), TimelineEntry.Json);
    }

    public HandoverPartId Id { get; private set; }
    public HandoverId HandoverId { get; private set; }
    public int Place { get; private set; }
    [NotPersonal("a region")]
    public string? Region { get; private set; }
    public CustomerKind? Kind { get; private set; }
    public CustomerStage? Stage { get; private set; }
    public RetentionState? State { get; private set; }
    public Quadrant? Quadrant { get; private set; }
    public Share Share { get; private set; }

    /// <summary>JSON: who receives, in turn.</summary>
    [NotPersonal("ids of colleagues")]
    public string Takers { get; private set; } = "[]";

    public PartRule Rule => new(Region, Kind, Stage, State, Quadrant);

    public IReadOnlyList<Taker> To => [.. JsonSerializer.Deserialize<List<KeptTaker>>(Takers, TimelineEntry.Json)!.Select(t => new Taker(t.Person is { } p ? new PersonId(p) : null, new(t.Department), t.KeepsOwner))];

    private sealed record KeptTaker(Guid? Person, Guid Department, bool KeepsOwner);
}

/// <summary>One customer chosen by hand for somebody, whatever the parts say.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class HandoverPick
{
    public const int Most = 5000;

    private HandoverPick() { }

    internal HandoverPick(HandoverId handover, CustomerId customer, Taker to) => (HandoverId, CustomerId, ToOwnerId, ToDepartmentId) = (handover, customer, to.Person, to.Department);

    public HandoverId HandoverId { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public PersonId? ToOwnerId { get; private set; }
    public DepartmentId ToDepartmentId { get; private set; }
}
