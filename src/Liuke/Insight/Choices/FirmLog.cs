using System.Buffers.Binary;
using Liuke.Basics;
using Liuke.Insight.Histories;
using Liuke.Insight.Refresh;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Forecasting;

namespace Liuke.Insight.Choices;

/// <summary>The firm's purchase days as the log that forecasts are made of.</summary>
/// <param name="Lines">One line an order; the money of a day is on its first.</param>
/// <param name="Places">Place in the book of each customer of the log.</param>
internal sealed record FirmLog(DayLog Lines, IReadOnlyList<int> Places)
{
    private const ulong Seed = 20261122;

    /// <summary>How the lines are read and learned from: as everywhere in the house, and by a seed of its own.</summary>
    public static ForecastOptions Options(InsightRules rules) => new()
    {
        Reading = new(DropDaysWithoutPositiveNet: true),
        DayZero = Days.Epoch.ToDateOnly(),
        MostCustomers = rules.ChoiceCustomers,
        Seed = Seed,
    };

    /// <summary>Everybody who has bought, up to the day of asking, in the order of the columns.</summary>
    public static FirmLog Of(CustomerBook book, BuyerColumns buyers) => Of(book, buyers.Customer, book.AsOf);

    /// <summary>About so many customers at most, up to a day; whoever is drawn once is drawn always.</summary>
    public static FirmLog Some(CustomerBook book, int most, int until)
    {
        int[] all = [.. Enumerable.Range(0, book.Count).Where(customer => !book.Days(customer).IsEmpty)];
        return Of(book, all.Length <= most ? all : [.. all.Where(customer => Draw(book.Id(customer)) < (double)most / all.Length)], until);
    }

    private static FirmLog Of(CustomerBook book, IReadOnlyList<int> places, int until)
    {
        var (who, on, net) = (new List<int>(), new List<int>(), new List<long>());
        for (var i = 0; i < places.Count; i++)
            foreach (var day in PurchaseDays.Read(book.Days(places[i])))
            {
                if (day.Day > until) break;
                for (var order = 0; order < Math.Max(1, day.Orders); order++)
                {
                    who.Add(i);
                    on.Add(day.Day);
                    net.Add(order == 0 ? day.NetMinor : 0);
                }
            }

        return new(new([.. who], [.. on], [.. net]), places);
    }

    // The end of a version 7 guid is drawn at random; the product spreads the seed over it.
    private static double Draw(CustomerId customer)
    {
        Span<byte> bytes = stackalloc byte[16];
        customer.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var mixed = unchecked((BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) ^ Seed) * 0x9E3779B97F4A7C15UL);
        return Math.ScaleB(mixed >> 11, -53);
    }
}
