using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive.Handovers;

/// <summary>So many of something that somebody holds.</summary>
/// <param name="Key">Room and thing, as in "work.open".</param>
public sealed record Holding(string Key, Text Title, int Count)
{
    /// <summary>Whether it is over once the handover is done: for the checklist.</summary>
    public bool MustGo { get; init; } = true;
}

/// <summary>Who hands over to whom, when the customers have gone.</summary>
/// <param name="Successor">Who stands in their place where no customer says so; null for nobody.</param>
/// <param name="NewOwner">Whose a customer of this handover is now.</param>
public sealed record HandsOver(PersonId From, PersonId? Successor, bool IsLeaving, Func<CustomerId, PersonId?> NewOwner, PersonId By)
{
    public string Why { get; init; } = "";
}

/// <summary>A room in which people hold something that does not go along with a customer: it says what, and hands it over.</summary>
public interface IHoldForPeople
{
    Task<IReadOnlyList<Holding>> Read(Db db, PersonId person, CancellationToken stop);

    /// <summary>Hands over what is left, in transactions of its own. Asked again after a crash it finds only what is still there.</summary>
    /// <returns>How many of what went, by the keys of the holdings.</returns>
    Task<IReadOnlyDictionary<string, int>> HandOver(HandsOver asked, CancellationToken stop);

    /// <summary>How much has been promised to these customers and is still open, by who has to keep it.</summary>
    Task<IReadOnlyDictionary<PersonId, int>> Promises(Db db, IQueryable<CustomerId> customers, CancellationToken stop)
        => Task.FromResult<IReadOnlyDictionary<PersonId, int>>(new Dictionary<PersonId, int>());
}
