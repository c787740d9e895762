using System.Text;
using Liuke.Basics;
using Liuke.Intake;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Trade.Imports;

/// <summary>Understands the rows of a sales file: which order, whose, when, what and how much.</summary>
internal sealed class OrderRows
{
    private const int LongestText = 200;

    // A billion of anything in one line is a slip of the hand, and a product of two billions leaves what a long holds.
    private const decimal LargestFactor = 1_000_000_000m;

    private readonly Times times;
    private readonly DateTimeZone zone;
    private readonly string currency;
    private readonly IReadOnlyDictionary<string, int> at;

    public OrderRows(Mapping mapping, IReadOnlyList<string> headers, Company company)
    {
        (zone, currency, times) = (company.Zone, company.Currency, new(company.Zone, mapping.DateOrder));
        at = OrderFields.All.ToDictionary(f => f.Key, f => mapping.IndexOf(f.Key, headers), StringComparer.Ordinal);
    }

    /// <summary>The row understood, or the sentence that says what is wrong with it.</summary>
    /// <param name="Amount">The row's exact amount, when it can be told whatever else is wrong.</param>
    public readonly record struct Reading(OrderRow? Row, Text? Fault, bool IsWithoutCustomer, decimal? Amount);

    public Reading Read(TableRow row)
    {
        if (row.Fault is { } torn) return new(null, torn, false, null);
        if (MoneyOf(row).Refused(out var noMoney, out var money)) return new(null, noMoney.Sentence, CustomerOf(row).Length == 0, null);
        var customer = CustomerOf(row);
        if (customer.Length == 0) return new(null, ImportWords.NoCustomer, true, money.Amount);
        return Understand(row, customer, money).Refused(out var refusal, out var said) ? new(null, refusal.Sentence, false, money.Amount) : new(said, null, false, money.Amount);
    }

    private Outcome<OrderRow> Understand(TableRow row, string customer, LineMoney money)
    {
        if (times.Read(Cell(row, OrderFields.Date)).Refused(out var noTime, out var time)) return In(OrderFields.Date, noTime, Cell(row, OrderFields.Date));
        var number = Plain(Cell(row, OrderFields.Number));
        if (number.Length == 0) number = OfCustomer(customer, time);
        foreach (var (field, text) in new[] { (OrderFields.Number, number), (OrderFields.Customer, customer), (OrderFields.Product, Cell(row, OrderFields.Product)), (OrderFields.Line, Cell(row, OrderFields.Line)) })
        {
            if (text.Length > Order.LongestNumber) return Refusal.Invalid(ImportWords.TooLong(OrderFields.Of(field).Title, Order.LongestNumber));
            if (text.AsSpan().ContainsAny('\0', '\uFFFD')) return Refusal.Invalid(ImportWords.Unreadable(OrderFields.Of(field).Title));
        }

        var product = Plain(Cell(row, OrderFields.Product));
        var productName = Optional(row, OrderFields.ProductName);
        return new OrderRow
        {
            Number = number, CustomerKey = customer, At = time,
            CustomerName = Optional(row, OrderFields.Name), Mobile = Optional(row, OrderFields.Mobile), Region = Optional(row, OrderFields.Region), Owner = Optional(row, OrderFields.Owner),
            ProductCode = product.Length > 0 ? product : productName is { Length: <= Order.LongestNumber } ? productName : null,
            ProductName = productName, TellsCost = money.CostMicro is not null,
            Says = new(Plain(Cell(row, OrderFields.Line)) is { Length: > 0 } line ? line : null, null, money.QuantityMicro, money.PriceMicro, money.Minor, money.CostMicro),
        };
    }

    private readonly record struct LineMoney(decimal Amount, long Minor, long QuantityMicro, long PriceMicro, long? CostMicro);

    private Outcome<LineMoney> MoneyOf(TableRow row)
    {
        if (Figure(row, OrderFields.Amount, currency).Refused(out var no, out var amount)) return no;
        if (Figure(row, OrderFields.Quantity, null).Refused(out no, out var quantity)) return no;
        if (Figure(row, OrderFields.Price, currency).Refused(out no, out var price)) return no;
        if (Figure(row, OrderFields.Cost, currency).Refused(out no, out var cost)) return no;
        if (amount is null && price is null) return Refusal.Invalid(ImportWords.NoAmount);

        var pieces = quantity ?? 1m;
        // Goods given back: many systems write the quantity below zero and leave the amount above.
        var total = amount is { } told ? pieces < 0 && told > 0 ? -told : told : pieces * price!.Value;
        var each = price ?? (pieces == 0 ? 0 : total / pieces);
        if (Beyond(pieces) || Beyond(each) || Beyond(cost ?? 0) || Math.Abs(total) > Amounts.Largest || Math.Abs(pieces * (cost ?? 0)) > Amounts.Largest)
            return Refusal.Invalid(ImportWords.LineTooLarge);
        return new LineMoney(total, (long)Math.Round(total * 100m, MidpointRounding.AwayFromZero), Micro(pieces), Micro(each), cost is { } c ? Micro(c) : null);
    }

    private Outcome<decimal?> Figure(TableRow row, string field, string? inCurrency)
    {
        var written = row.Cell(at[field]);
        if (string.IsNullOrWhiteSpace(written)) return default(decimal?);
        return Amounts.Read(written, inCurrency).Refused(out var refusal, out var figure) ? In(field, refusal, written) : figure;
    }

    // Two customers may share a name, so a name alone names nobody where the file has codes or mobiles.
    private string CustomerOf(TableRow row)
    {
        if (Plain(Cell(row, OrderFields.Customer)) is { Length: > 0 } code) return code;
        if (Plain(Cell(row, OrderFields.Mobile)) is { Length: > 0 } mobile) return mobile;
        return at[OrderFields.Customer] < 0 && at[OrderFields.Mobile] < 0 ? Plain(Cell(row, OrderFields.Name)) : "";
    }

    private string OfCustomer(string customer, Instant time)
    {
        var local = time.InZone(zone).LocalDateTime;
        return $"{customer}@{(local.TimeOfDay == LocalTime.Midnight ? LocalDatePattern.Iso.Format(local.Date) : LocalDateTimePattern.GeneralIso.Format(local))}";
    }

    private string Cell(TableRow row, string field) => row.Cell(at[field]);

    private string? Optional(TableRow row, string field)
    {
        var text = Cell(row, field).Trim();
        if (text.Contains('\0', StringComparison.Ordinal)) text = text.Replace("\0", "", StringComparison.Ordinal);
        return text.Length == 0 ? null : text.Length <= LongestText ? text : text[..LongestText];
    }

    // Shop systems guard long numbers from spreadsheets by ="…", a leading apostrophe or a tab.
    private static string Plain(string written)
    {
        var text = written.AsSpan().Trim();
        if (text is ['=', '"', .., '"']) text = text[2..^1];
        if (text is ['\'', _, ..]) text = text[1..];
        var plain = text.Length == written.Length ? written : text.Trim().ToString();
        return Ascii.IsValid(plain) ? plain : plain.Normalize(NormalizationForm.FormKC);
    }

    private static bool Beyond(decimal factor) => Math.Abs(factor) > LargestFactor;

    private static long Micro(decimal number) => (long)Math.Round(number * 1_000_000m, MidpointRounding.AwayFromZero);

    private static Refusal In(string field, Refusal why, string written)
        => string.IsNullOrWhiteSpace(written) ? Refusal.Invalid(ImportWords.Empty(OrderFields.Of(field).Title)) : Refusal.Invalid(ImportWords.InColumn(OrderFields.Of(field).Title, why.Sentence));
}
