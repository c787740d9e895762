using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive;

/// <summary>A room whose rows carry the customer's owner and department moves them along, in the transaction that moves the customers.</summary>
/// <remarks>Many go to one place at once: say it in one statement for all of them. The customers themselves are moved afterwards.</remarks>
public interface IFollowCustomer
{
    Task Moved(Db db, IReadOnlyCollection<CustomerId> customers, Ownership to, CancellationToken stop);
}
