using Liuke.Basics;

namespace Liuke.Storage;

/// <summary>Something that happened, for whoever outside wants to hear of it.</summary>
/// <param name="Event">Its public name, which stays, as in "customer.entered".</param>
/// <param name="Customers">All whom the unit of work did it to, however many.</param>
public sealed record Told(string Event, IReadOnlyList<ToldCustomer> Customers, PersonId? By = null)
{
    /// <summary>What it happened to besides, as in "work-item".</summary>
    public string? SubjectKind { get; init; }

    public string? SubjectId { get; init; }

    /// <summary>What came of it, in a word.</summary>
    public string? Became { get; init; }
}

/// <param name="Was">What it was before, in a word, where that is told.</param>
/// <param name="Is">What it is from now on.</param>
public readonly record struct ToldCustomer(CustomerId Id, string? Was = null, string? Is = null);

public static class Telling
{
    extension(Db db)
    {
        /// <summary>Tells the outside, in the transaction that makes it true; forgotten where the work is undone.</summary>
        public void Tell(Told told)
        {
            if (told.Customers.Count > 0 || told.SubjectKind is not null) db.Unwritten.Add(told);
        }
    }
}
