using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.Interactions;

/// <summary>A room that does something about what was said, in the transaction that writes it down.</summary>
public interface IHearInteractions
{
    /// <param name="corrected">The one it stands in place of, if it is a correction.</param>
    /// <param name="seat">To whom the customer belongs.</param>
    Task Heard(Db db, Interaction said, Interaction? corrected, Ownership seat, Instant now, CancellationToken stop);

    /// <summary>What an import had written down is taken back with it.</summary>
    Task Unheard(Db db, Interaction gone, Instant now, CancellationToken stop) => Task.CompletedTask;
}
