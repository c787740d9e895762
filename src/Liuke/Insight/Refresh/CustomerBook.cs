using Liuke.Archive;
using Liuke.Archive.PeoplesData;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Histories;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Insight.Refresh;

/// <summary>All customers and their purchase days in memory, as columns in the order of the ids.</summary>
public sealed class CustomerBook
{
    private readonly List<CustomerId> ids = [];
    private readonly List<int> seatOf = [];
    private readonly List<byte[]?> days = [];
    private readonly List<RetentionState> states = [];
    private readonly List<Seat> seats = [];

    private CustomerBook(int asOf) => AsOf = asOf;

    /// <summary>The day of asking; what came later is left out.</summary>
    public int AsOf { get; }

    public int Count => ids.Count;

    public IReadOnlyList<Seat> Seats => seats;

    public CustomerId Id(int customer) => ids[customer];

    public int SeatOf(int customer) => seatOf[customer];

    /// <summary>The state that was last found.</summary>
    public RetentionState StateBefore(int customer) => states[customer];

    public ReadOnlySpan<byte> Days(int customer) => days[customer];

    public static async Task<CustomerBook> Read(Db db, int asOf, CancellationToken stop)
    {
        var book = new CustomerBook(asOf);
        var numbers = new Dictionary<Seat, int>();
        var impersonal = await Consents.Impersonal(db).ToHashSetAsync(stop);
        var rows = from customer in db.Customers
                   join history in db.PurchaseHistories on customer.Id equals history.CustomerId into kept
                   from history in kept.DefaultIfEmpty()
                   join standing in db.Standings on customer.Id equals standing.CustomerId into found
                   from standing in found.DefaultIfEmpty()
                   orderby customer.Id
                   select new { customer.Id, customer.OwnerId, customer.DepartmentId, Days = (byte[]?)history.Days, State = (RetentionState?)standing.State };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            var seat = new Seat(row.OwnerId, row.DepartmentId);
            if (!numbers.TryGetValue(seat, out var number))
            {
                numbers[seat] = number = book.seats.Count;
                book.seats.Add(seat);
            }

            book.ids.Add(row.Id);
            book.seatOf.Add(number);
            // Who asked for no personalisation is as somebody who never bought: no score, no state, no risk.
            book.days.Add(impersonal.Contains(row.Id) ? null : row.Days);
            book.states.Add(row.State ?? RetentionState.None);
        }

        return book;
    }
}
