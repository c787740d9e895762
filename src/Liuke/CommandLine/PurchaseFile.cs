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

    /// <summary>Returns, left out: they are no purchase.</summary>
    public long Returns { get; private init; }

    /// <summary>How lines become purchase days, as `fit` has it: in a log with returns a day counts when its net is positive.</summary>
    public HistoryOptions Reading => new(DropDaysWithoutPositiveNet: Log.AmountMinor is not null && Returns > 0);

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
        private long withoutCustomer, returns, unread;

        public List<int> Days { get; } = [];

        public (long Line, Text Why)? FirstUnread { get; private set; }

        private bool HasMoney => amount >= 0 || (quantity >= 0 && price >= 0);

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
            else if (minor is not { } sale) returns++;
            else Add(who, at.DayIn(zone), sale);
        }

        public PurchaseFile Done() => new(new DayLog([.. customers], [.. Days], HasMoney ? [.. money] : null), [.. numbers.Keys])
        {
            WithoutCustomer = withoutCustomer,
            Returns = returns,
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

        // Null for a return. A log without amounts tells only that something was bought.
        private Outcome<long?> Minor(TableRow row)
        {
            var pieces = 1m;
            if (quantity >= 0 && Amounts.Read(row.Cell(quantity)).Refused(out var noCount, out pieces)) return noCount;
            if (!HasMoney) return pieces < 0 ? default(long?) : 0L;
            if (Amounts.Read(row.Cell(amount >= 0 ? amount : price)).Refused(out var noAmount, out var written)) return noAmount;
            if (pieces < 0 || written < 0) return default(long?);
            if (amount >= 0) return (long)Math.Round(written * MinorPerUnit);
            return written > 0 && pieces > Amounts.Largest / written ? Refusal.Invalid(ImportWords.LineTooLarge) : (long)Math.Round(pieces * written * MinorPerUnit);
        }

        private void Refuse(TableRow row, Text why)
        {
            unread++;
            FirstUnread ??= (row.LineNo, why);
        }
    }
}
