using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive;

/// <summary>A room whose rows carry the customer's owner and department moves them along, in the transaction that moves the customer.</summary>
public interface IFollowCustomer
{
    Task Moved(Db db, CustomerId customer, Ownership to, CancellationToken stop);
}
