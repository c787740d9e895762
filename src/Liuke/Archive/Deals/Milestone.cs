using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Deals;

public readonly record struct MilestoneId(Guid Value) : IId<MilestoneId>
{
    public static MilestoneId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>One step in carrying out a deal: goods sent, money received, accepted.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class Milestone
{
    public const int WhatLengthMax = 100;

    private Milestone() { }

    internal Milestone(FileEntry deal, string what, PersonId by, Instant now)
        => (Id, CustomerId, EntryId, What, By, CreatedAt) = (Ids.New<MilestoneId>(now), deal.CustomerId, deal.Id, what, by, now.Cut());

    public MilestoneId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public FileEntryId EntryId { get; private set; }
    public string What { get; private set; } = "";
    public LocalDate? DueOn { get; private set; }
    public LocalDate? DoneOn { get; private set; }

    /// <summary>What is paid with it, in minor units of the deal's currency; null for steps without money.</summary>
    public long? AmountMinor { get; private set; }

    public PersonId? By { get; private set; }
    public Instant CreatedAt { get; private set; }

    internal void Plan(LocalDate? due, long? amount) => (DueOn, AmountMinor) = (due, amount);

    internal void Done(LocalDate? on) => DoneOn = on;
}
