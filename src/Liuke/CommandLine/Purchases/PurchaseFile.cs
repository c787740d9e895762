using System.CommandLine;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Trade.Imports;
using NodaTime;

namespace Liuke.CommandLine.Purchases;

/// <summary>A sales file read as a log of purchases for the models: customer, day, amount.</summary>
/// <param name="Log">
/// Lines that are sales, customers numbered in the order in which they appear; days as <see cref="DateOnly.DayNumber"/>, amounts in
/// parts of <see cref="PartsPerUnit"/>.
/// </param>
/// <param name="Customers">What the file calls each customer.</param>
public sealed record PurchaseFile(DayLog Log, IReadOnlyList<string> Customers)
{
    /// <summary>Amounts are whole numbers of hundredths.</summary>
    public const int PartsPerUnit = 100;

    /// <summary>Lines there were.</summary>
    public long Lines { get; private init; }

    /// <summary>Lines without a customer, left out.</summary>
    public long WithoutCustomer { get; private init; }

    /// <summary>Returns, left out: they are no purchase.</summary>
    public long Returns { get; private init; }

    /// <summary>Lines that could not be read, left out.</summary>
    public long Unread { get; private init; }

    /// <summary>What is wrong with the first line that could not be read, and where it is.</summary>
    public (long Line, Text Why)? FirstUnread { get; private init; }

    /// <summary>The headers read, by what they tell.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>In a log with returns a day counts when its net is positive; in one without, every line is a purchase, whatever it cost.</summary>
    public HistoryOptions Reading => new(DropDaysWithoutPositiveNet: Log.AmountMinor is not null && Returns > 0);

    public static Outcome<PurchaseFile> Read(string path, PurchaseColumns columns, Company company, CancellationToken stop)
    {
        if (TableFile.Open(path).Refused(out var refusal, out var reader)) return refusal;
        using (reader) return Read(reader, Path.GetFileName(path), columns, company, stop);
    }

    internal static Outcome<PurchaseFile> Read(TableReader reader, string name, PurchaseColumns columns, Company company, CancellationToken stop)
    {
        if (PlacedColumns.Find(reader.Headers, columns).Refused(out var missing, out var placed)) return missing;
        var lines = new LineReading(placed, new(company.Zone, columns.Dates), company.Zone);
        while (reader.Read())
        {
            stop.ThrowIfCancellationRequested();
            lines.Take(reader.Current);
        }
        if (reader.Damage is { } damage) return damage;
        if (lines.Days.Count == 0) return Refusal.Invalid(PurchaseWords.NoPurchases(name, lines.FirstUnread?.Why));
        return lines.Done() with { Columns = placed.Used(reader.Headers) };
    }

    internal static Option<string?> DatesOption()
    {
        var option = new Option<string?>("--dates") { Description = PurchaseWords.Dates.ToString() };
        option.AcceptOnlyFromAmong("day-first", "month-first");
        return option;
    }

    internal static DateOrder Order(string? dates) => dates switch { "day-first" => DateOrder.DayFirst, "month-first" => DateOrder.MonthFirst, _ => DateOrder.Unknown };

    /// <summary>The lines so far, as columns.</summary>
    private sealed class LineReading(PlacedColumns columns, Times times, DateTimeZone zone)
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<int> customers = [];
        private readonly List<long> money = [];
        private long lines, withoutCustomer, returns, unread;

        public List<int> Days { get; } = [];

        public (long Line, Text Why)? FirstUnread { get; private set; }

        public void Take(TableRow row)
        {
            lines++;
            if (row.Fault is { } fault)
            {
                Refuse(row, fault);
                return;
            }
            var who = row.Cell(columns.Customer).Trim();
            if (who.Length == 0) withoutCustomer++;
            else if (times.Read(row.Cell(columns.Date)).Refused(out var noDate, out var at)) Refuse(row, noDate.Sentence);
            else if (Parts(row).Refused(out var noAmount, out var parts)) Refuse(row, noAmount.Sentence);
            else if (parts is not { } sale) returns++;
            else Add(who, at.DayIn(zone), sale);
        }

        public PurchaseFile Done() => new(new DayLog([.. customers], [.. Days], columns.HasAmounts ? [.. money] : null), [.. numbers.Keys])
        {
            Lines = lines,
            WithoutCustomer = withoutCustomer,
            Returns = returns,
            Unread = unread,
            FirstUnread = FirstUnread,
        };

        private void Add(string who, LocalDate day, long parts)
        {
            if (!numbers.TryGetValue(who, out var number)) numbers[who] = number = numbers.Count;
            customers.Add(number);
            Days.Add(day.ToDateOnly().DayNumber);
            money.Add(parts);
        }

        // Null for a return. A log without amounts tells only that something was bought.
        private Outcome<long?> Parts(TableRow row)
        {
            var pieces = 1m;
            if (columns.Quantity >= 0 && Amounts.Read(row.Cell(columns.Quantity)).Refused(out var noCount, out pieces)) return noCount;
            if (!columns.HasAmounts) return pieces < 0 ? default(long?) : 0L;
            if (Amounts.Read(row.Cell(columns.Amount >= 0 ? columns.Amount : columns.Price)).Refused(out var noAmount, out var written)) return noAmount;
            if (pieces < 0 || written < 0) return default(long?);
            if (columns.Amount >= 0) return (long)Math.Round(written * PartsPerUnit);
            return written > 0 && pieces > Amounts.Largest / written ? Refusal.Invalid(ImportWords.LineTooLarge) : (long)Math.Round(pieces * written * PartsPerUnit);
        }

        private void Refuse(TableRow row, Text why)
        {
            unread++;
            FirstUnread ??= (row.LineNo, why);
        }
    }
}
