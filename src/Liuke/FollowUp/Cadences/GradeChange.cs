using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.FollowUp.Cadences;

public readonly record struct GradeChangeId(Guid Value) : IId<GradeChangeId>
{
    public static GradeChangeId From(Guid value) => new(value);
}

/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum GradeStep { Set = 1, Wished = 2, Confirmed = 3, Declined = 4 }

/// <summary>One step in the history of a customer's grade, with who and why.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class GradeChange
{
    public const int WhyLengthMax = 300;

    private GradeChange() { }

    internal GradeChange(CustomerId customer, GradeStep step, FollowGrade from, FollowGrade to, string? why, Deed deed)
        => (Id, CustomerId, Step, From, To, Why, ById, At) = (Ids.New<GradeChangeId>(deed.At), customer, step, from, to, string.IsNullOrWhiteSpace(why) ? null : why.Trim(), deed.ById, deed.At);

    public GradeChangeId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public GradeStep Step { get; private set; }
    public FollowGrade From { get; private set; }
    public FollowGrade To { get; private set; }
    public string? Why { get; private set; }
    public PersonId ById { get; private set; }
    public Instant At { get; private set; }
}
