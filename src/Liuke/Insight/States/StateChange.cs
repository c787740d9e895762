using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Insight.States;

/// <summary>A customer passed from one state to another; told from the purchase days and the model of the last refresh.</summary>
/// <remarks>Read through the customer only, for the scope is on the customer.</remarks>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class StateChange
{
    private StateChange() { }

    public CustomerId CustomerId { get; private set; }

    /// <summary>The first day in the new state.</summary>
    public LocalDate On { get; private set; }
    public RetentionState From { get; private set; }
    public RetentionState To { get; private set; }
}

/// <summary>The same while it is being worked out.</summary>
public readonly record struct StateStep(int Day, RetentionState From, RetentionState To);
