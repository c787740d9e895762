using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Access.Rights;

/// <summary>Something beside the roles that lets a person see or do more for a while, as grants do.</summary>
public interface IWidenReach
{
    /// <summary>What is in force for the person at this moment. Asked once a request: one quick look.</summary>
    Task<IReadOnlyList<Widening>> Of(Db db, PersonId person, Instant now, CancellationToken stop);

    /// <summary>Those for whom anything is in force at this moment.</summary>
    Task<IReadOnlyList<PersonId>> Holders(Db db, Instant now, CancellationToken stop);
}

/// <param name="Why">The grant in a few words, as in: 授权（陈总，至 18:00）.</param>
/// <param name="Acts">What it lets the person do; viewing is not included by itself.</param>
/// <param name="To">The departments and single customers it is about.</param>
public sealed record Widening(Text Why, IReadOnlySet<Act> Acts, Beside To, Instant Until)
{
    /// <summary>Where the grant itself can be seen; null where there is no page.</summary>
    public string? Href { get; init; }
}
