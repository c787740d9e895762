using Liuke.Basics;
using Liuke.Intake;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Trade.Imports;
using NodaTime;

namespace Liuke.CommandLine;

/// <summary>Which columns of a sales file tell customer, date and amount; null where the headers are to tell.</summary>
public sealed record PurchaseColumns(string? Customer = null, string? Date = null, string? Amount = null, DateOrder Dates = DateOrder.Unknown);

/// <summary>A sales file read as a log of purchases for the models: customer, day, amount.</summary>
/// <param name="Log">Lines that are sales, customers numbered in the order in which they appear; days as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Customers">What the file calls each customer.</param>
public sealed record PurchaseFile(DayLog Log, IReadOnlyList<string> Customers)
{
    private const int MinorPerUnit = 100;

    /// <summary>Lines without a customer, left out.</summary>
    public long WithoutCustomer { get; private init; }

    /// <summary>
    /// Returns (a negative amount) and gifts (no price), left out: they are no purchase. An amount of zero that the file
    /// itself names stays, for somebody wrote an order down.
    /// </summary>
    public long NoSale { get; private init; }

    /// <summary>Lines that could not be read, left out.</summary>
    public long Unread { get; private init; }

    /// <summary>What is wrong with the first line that could not be read, and where it is.</summary>
    public (long Line, Text Why)? FirstUnread { get; private init; }

    public static Outcome<PurchaseFile> Read(string path, PurchaseColumns columns, Company company, CancellationToken stop)
    {
        if (TableFile.Open(path).Refused(out var refusal, out var reader)) return refusal;
        using (reader)
        {
            if (MappingOf(reader.Headers, columns).Refused(out var missing, out var mapping)) return missing;
            var lines = new Lines(mapping, reader.Headers, company);
            while (reader.Read())
            {
                stop.ThrowIfCancellationRequested();
                lines.Take(reader.Current);
            }
            if (reader.Damage is { } damage) return damage;
            return lines.Days.Count == 0 ? Refusal.Invalid(EvaluateWords.NoPurchases(Path.GetFileName(path), lines.FirstUnread?.Why)) : lines.Done();
        }
    }

    private static Outcome<Mapping> MappingOf(IReadOnlyList<string> headers, PurchaseColumns columns)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        (string Field, string? Header)[] named = [(OrderFields.Customer, columns.Customer), (OrderFields.Date, columns.Date), (OrderFields.Amount, columns.Amount)];
        foreach (var (field, header) in named)
        {
            if (header is null) continue;
            if (!headers.Contains(header, StringComparer.Ordinal)) return Refusal.Missing(EvaluateWords.NoSuchColumn(header, headers));
            wanted[field] = header;
        }
        var mapping = new Mapping(wanted, columns.Dates).Onto(headers, OrderFields.All);
        foreach (var field in (ReadOnlySpan<string>)[OrderFields.Customer, OrderFields.Date])
            if (mapping.IndexOf(field, headers) < 0) return Refusal.Invalid(EvaluateWords.ColumnNotFound(field, OrderFields.Of(field).Title, headers));
        return mapping;
    }

    /// <summary>The lines so far, as columns.</summary>
    private sealed class Lines(Mapping mapping, IReadOnlyList<string> headers, Company company)
    {
        private readonly int customer = mapping.IndexOf(OrderFields.Customer, headers), date = mapping.IndexOf(OrderFields.Date, headers);
        private readonly int amount = mapping.IndexOf(OrderFields.Amount, headers);
        private readonly int quantity = mapping.IndexOf(OrderFields.Quantity, headers), price = mapping.IndexOf(OrderFields.Price, headers);
        private readonly Times times = new(company.Zone, mapping.DateOrder);
        private readonly DateTimeZone zone = company.Zone;
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<int> customers = [];
        private readonly List<long> money = [];
        private long withoutCustomer, noSale, unread;

        public List<int> Days { get; } = [];

        public (long Line, Text Why)? FirstUnread { get; private set; }

        private bool HasMoney => amount >= 0 || HasPrice;

        private bool HasPrice => amount < 0 && quantity >= 0 && price >= 0;

        public void Take(TableRow row)
        {
            if (row.Fault is { } fault)
            {
                Refuse(row, fault);
                return;
            }
            var who = row.Cell(customer).Trim();
            if (who.Length == 0) withoutCustomer++;
            else if (times.Read(row.Cell(date)).Refused(out var noDate, out var at)) Refuse(row, noDate.Sentence);
            else if (Minor(row).Refused(out var noAmount, out var minor)) Refuse(row, noAmount.Sentence);
            else if (minor < 0 || (minor == 0 && HasPrice)) noSale++;
            else Add(who, at.DayIn(zone), minor);
        }

        public PurchaseFile Done() => new(new DayLog([.. customers], [.. Days], HasMoney ? [.. money] : null), [.. numbers.Keys])
        {
            WithoutCustomer = withoutCustomer,
            NoSale = noSale,
            Unread = unread,
            FirstUnread = FirstUnread,
        };

        private void Add(string who, LocalDate day, long minor)
        {
            if (!numbers.TryGetValue(who, out var number)) numbers[who] = number = numbers.Count;
            customers.Add(number);
            Days.Add(day.ToDateOnly().DayNumber);
            money.Add(minor);
        }

        private Outcome<long> Minor(TableRow row)
        {
            if (!HasMoney) return 0L;
            if (amount >= 0) return Amounts.Read(row.Cell(amount)).Refused(out var bad, out var sum) ? bad : (long)Math.Round(sum * MinorPerUnit);
            if (Amounts.Read(row.Cell(quantity)).Refused(out var noCount, out var pieces)) return noCount;
            if (Amounts.Read(row.Cell(price)).Refused(out var noPrice, out var each)) return noPrice;
            if (Math.Abs(pieces) > 0 && Math.Abs(each) > Amounts.Largest / Math.Abs(pieces)) return Refusal.Invalid(ImportWords.LineTooLarge);
            return (long)Math.Round(pieces * each * MinorPerUnit);
        }

        private void Refuse(TableRow row, Text why)
        {
            unread++;
            FirstUnread ??= (row.LineNo, why);
        }
    }
}
