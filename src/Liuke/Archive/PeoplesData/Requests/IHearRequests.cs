using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Requests;

/// <summary>A room that does something about requests, in the transaction that takes one down or closes it.</summary>
public interface IHearRequests
{
    /// <param name="seat">To whom the customer belongs.</param>
    Task Heard(Db db, PersonRequest request, Ownership seat, Instant now, CancellationToken stop);
}
