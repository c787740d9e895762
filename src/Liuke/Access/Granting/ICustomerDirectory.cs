using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Access.Granting;

/// <summary>A customer as an approver of a grant needs to know it.</summary>
public sealed record KnownCustomer(CustomerId Id, string Code, string Name, DepartmentId Department, PersonId? Owner, int Version);

/// <summary>What grants need to know of customers; lent by the room that keeps them. Asked with the whole reach: what comes back is for approvers.</summary>
public interface ICustomerDirectory
{
    /// <summary>How a code is spelled; null where it is none. Says nothing of whether there is such a customer.</summary>
    string? Spell(string typed);

    Task<IReadOnlyList<KnownCustomer>> Find(Db db, IReadOnlyCollection<string> codes, CancellationToken stop);

    Task<IReadOnlyList<KnownCustomer>> Find(Db db, IReadOnlyCollection<CustomerId> ids, CancellationToken stop);

    /// <summary>The one address of a list; null where it names none, or where it would be all customers.</summary>
    string? Address(string typed);

    /// <summary>The customers of a list, one more than <paramref name="atMost"/> where there are more.</summary>
    Task<IReadOnlyList<KnownCustomer>> Members(Db db, string address, int atMost, CancellationToken stop);
}
