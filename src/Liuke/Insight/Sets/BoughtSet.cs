using System.Globalization;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Trade;

namespace Liuke.Insight.Sets;

/// <summary>Who bought on so many days between two days, once unless said otherwise.</summary>
internal sealed class BoughtSet : ICustomerSet
{
    public const string Key = "bought";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked)
        => asked is { From: { } from, Until: { } until } && Times(asked) is { } times ? SetWords.Bought(from, until, times) : null;

    // A day whose net is not positive is no purchase.
    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
    {
        var (from, until, times) = (asked.From!.Value, asked.Until!.Value, Times(asked)!.Value);
        return db.Orders.Where(o => o.OrderedOn >= from && o.OrderedOn <= until)
            .GroupBy(o => new { o.CustomerId, o.OrderedOn }).Where(day => day.Sum(o => o.NetMinor) > 0).Select(day => day.Key)
            .GroupBy(day => day.CustomerId).Where(customer => customer.Count() >= times).Select(customer => customer.Key);
    }

    private static int? Times(CustomerSetArguments asked)
        => asked.Value is null ? 1 : int.TryParse(asked.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= 366 ? times : null;
}
