using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage.Walls;

namespace Liuke.Insight.Histories;

/// <summary>One customer's purchase days as one short row; read by the program only, so it carries no owner.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
[NotPersonal("days and sums: money stays under the pseudonym")]
public sealed class PurchaseHistory
{
    private PurchaseHistory() { }

    public PurchaseHistory(CustomerId customer, byte[] days) => (CustomerId, Days) = (customer, days);

    public CustomerId CustomerId { get; private set; }

    /// <summary>Packed by <see cref="PurchaseDays"/>.</summary>
    public byte[] Days { get; private set; } = [];
}
