using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Needs;

/// <summary>What an event in somebody's life usually makes them need, and for how long. The firm's own knowledge, as rows.</summary>
public sealed class NeedRule
{
    public const int NeedLengthMax = 60, ProductsLengthMax = 200, DaysMax = 1100;

    private NeedRule() { }

    public NeedRule(string @event) => Event = @event;

    /// <summary>The choice of the field events.what.</summary>
    public string Event { get; private set; } = "";

    public string NeedZh { get; private set; } = "";
    public string NeedEn { get; private set; } = "";

    /// <summary>Words that occur in the names of the products that answer it, with commas.</summary>
    public string Products { get; private set; } = "";

    /// <summary>How many days after the event the need is likely.</summary>
    public int Days { get; private set; }

    public bool IsOn { get; private set; }

    public Text Need => new(NeedZh, NeedEn);

    internal void Say(Text need, string products, int days, bool isOn) => (NeedZh, NeedEn, Products, Days, IsOn) = (need.Zh, need.En, products, days, isOn);
}

/// <summary>That somebody was asked once to see to the need behind an event.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class NeedSignal
{
    private NeedSignal() { }

    internal NeedSignal(FileEntryId entry, CustomerId customer, Instant raised) => (EntryId, CustomerId, RaisedAt) = (entry, customer, raised.Cut());

    public FileEntryId EntryId { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public Instant RaisedAt { get; private set; }
}
