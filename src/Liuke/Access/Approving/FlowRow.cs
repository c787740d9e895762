using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.Approving;

/// <summary>The steps that somebody set for a kind; no row while they are as delivered.</summary>
[NotPersonal("the firm's own steps")]
internal sealed class FlowRow
{
    private FlowRow() { }

    public FlowRow(string kind) => Kind = kind;

    public string Kind { get; private set; } = "";
    public string Steps { get; private set; } = "";
    public PersonId SetBy { get; private set; }
    public Instant SetAt { get; private set; }

    public void Set(Flow flow, PersonId by, Instant now) => (Steps, SetBy, SetAt) = (flow.Write(), by, now.Cut());
}
