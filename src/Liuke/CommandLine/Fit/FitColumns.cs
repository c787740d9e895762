using Liuke.Basics;
using Liuke.Intake;
using Liuke.Trade.Imports;

namespace Liuke.CommandLine.Fit;

/// <summary>Which columns of a file the fit reads; by name where named, else by the headers that sales files usually have.</summary>
internal sealed record FitColumns(int Customer, int Date, int Amount, int Quantity, int Price)
{
    public sealed record Named(string? Customer, string? Date, string? Amount);

    public bool HasAmounts => Amount >= 0 || (Quantity >= 0 && Price >= 0);

    public static Outcome<FitColumns> Find(IReadOnlyList<string> headers, Named named)
    {
        foreach (var name in new[] { named.Customer, named.Date, named.Amount })
            if (name is not null && Place(headers, name) < 0) return Refusal.Invalid(FitWords.NoSuchColumn(name, headers));

        var guess = Mapping.Guess(headers, OrderFields.All);
        var customer = Given(named.Customer) ?? Any(OrderFields.Customer, OrderFields.Mobile, OrderFields.Name) ?? FirstId(headers);
        var date = Given(named.Date) ?? Any(OrderFields.Date);
        if (customer is null || date is null) return Refusal.Invalid(FitWords.ColumnsMissing(customer is null, date is null, headers));
        return new FitColumns(customer.Value, date.Value, Given(named.Amount) ?? Any(OrderFields.Amount) ?? -1, Any(OrderFields.Quantity) ?? -1, Any(OrderFields.Price) ?? -1);

        int? Given(string? name) => name is null ? null : Place(headers, name);
        int? Any(params ReadOnlySpan<string> fields)
        {
            foreach (var field in fields)
                if (guess.IndexOf(field, headers) is >= 0 and var at) return at;
            return null;
        }
    }

    // Published logs call their customers master_id, cust_id, household_id ...
    private static int? FirstId(IReadOnlyList<string> headers)
    {
        for (var i = 0; i < headers.Count; i++)
            if (headers[i].EndsWith("id", StringComparison.OrdinalIgnoreCase)) return i;
        return null;
    }

    private static int Place(IReadOnlyList<string> headers, string name)
    {
        for (var i = 0; i < headers.Count; i++)
            if (string.Equals(headers[i], name.Trim(), StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}
