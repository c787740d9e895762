using Liuke.Basics;
using Liuke.Intake;
using Liuke.Trade.Imports;

namespace Liuke.CommandLine.Purchases;

/// <summary>Where a sales file holds what is read of it; by name where named, else by the headers that sales files usually have.</summary>
internal sealed record PlacedColumns(int Customer, int Date, int Amount, int Quantity, int Price)
{
    // Ids that name something else than the customer.
    private static readonly string[] Others = ["order", "invoice", "transaction", "product", "item", "sku", "store", "line", "stock", "category", "brand"];

    public bool HasAmounts => Amount >= 0 || (Quantity >= 0 && Price >= 0);

    public static Outcome<PlacedColumns> Find(IReadOnlyList<string> headers, PurchaseColumns named)
    {
        foreach (var name in new[] { named.Customer, named.Date, named.Amount })
            if (name is not null && Place(headers, name) < 0) return Refusal.Invalid(PurchaseWords.NoSuchColumn(name, headers));

        var guess = Mapping.Guess(headers, OrderFields.All);
        var customer = Given(named.Customer) ?? Any(OrderFields.Customer, OrderFields.Mobile, OrderFields.Name) ?? FirstId(headers);
        var date = Given(named.Date) ?? Any(OrderFields.Date);
        if (customer is null || date is null) return Refusal.Invalid(PurchaseWords.ColumnsMissing(customer is null, date is null, headers));
        return new PlacedColumns(customer.Value, date.Value, Given(named.Amount) ?? Any(OrderFields.Amount) ?? -1, Any(OrderFields.Quantity) ?? -1, Any(OrderFields.Price) ?? -1);

        int? Given(string? name) => name is null ? null : Place(headers, name);
        int? Any(params ReadOnlySpan<string> fields)
        {
            foreach (var field in fields)
                if (guess.IndexOf(field, headers) is >= 0 and var at) return at;
            return null;
        }
    }

    /// <summary>The headers used, by what they tell.</summary>
    public IReadOnlyDictionary<string, string> Used(IReadOnlyList<string> headers)
    {
        (string Name, int At)[] all = [("customer", Customer), ("date", Date), ("amount", Amount), ("quantity", Quantity), ("price", Amount >= 0 ? -1 : Price)];
        return all.Where(c => c.At >= 0).ToDictionary(c => c.Name, c => headers[c.At], StringComparer.Ordinal);
    }

    // Published logs call their customers master_id, cust_id, household_id ...
    private static int? FirstId(IReadOnlyList<string> headers)
    {
        for (var i = 0; i < headers.Count; i++)
            if (headers[i].EndsWith("id", StringComparison.OrdinalIgnoreCase) && !Others.Any(other => headers[i].Contains(other, StringComparison.OrdinalIgnoreCase))) return i;
        return null;
    }

    private static int Place(IReadOnlyList<string> headers, string name)
    {
        for (var i = 0; i < headers.Count; i++)
            if (string.Equals(headers[i], name.Trim(), StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}
