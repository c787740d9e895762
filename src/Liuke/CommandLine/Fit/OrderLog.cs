using Liuke.Basics;
using Liuke.Intake;
using Liuke.Statistics.BuyTillYouDie;
using NodaTime;

namespace Liuke.CommandLine.Fit;

/// <summary>Reads a log of purchases, one line a purchase or an order line, into purchase days.</summary>
/// <remarks>
/// Where the log holds returns it is netted, and a day counts when its net is positive; where it holds none, every line is a
/// purchase, whatever it cost.
/// </remarks>
internal sealed class OrderLog(TableReader file, FitColumns columns, Company company)
{
    private const decimal Micros = 10_000m;

    private readonly Times times = new(company.Zone, DateOrder.Unknown);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int> customers = [];
    private readonly List<int> days = [];
    private readonly List<long> amounts = [];
    private long read, withoutCustomer, returns, unreadable;
    private Text? firstFault;

    public Outcome<FitInput> Read(LocalDate? until, CancellationToken stop)
    {
        while (file.Read())
        {
            if (++read % 10_000 == 0) stop.ThrowIfCancellationRequested();
            if (Take(file.Current) is not { } fault) continue;
            unreadable++;
            firstFault ??= FitWords.AtLine(file.Current.LineNo, fault);
        }

        if (file.Damage is { } damage) return damage;
        if (customers.Count == 0) return Refusal.Invalid(firstFault ?? FitWords.NoPurchases);
        return Build(until ?? Days.Day(days.Max()));
    }

    private Outcome<FitInput> Build(LocalDate until)
    {
        var last = until.Number();
        var after = days.Count(day => day > last);
        if (after == days.Count) return Refusal.Invalid(FitWords.NothingUntil(until));

        var log = new DayLog([.. customers], [.. days], columns.HasAmounts ? [.. amounts] : null);
        var histories = PurchaseHistories.From(log, last, new(DropDaysWithoutPositiveNet: columns.HasAmounts && returns > 0));
        if (histories.Count == 0) return Refusal.Invalid(FitWords.NothingUntil(until));
        return new FitInput(MergedRows.From(histories), histories.X, columns.HasAmounts ? [.. histories.X.Select((_, i) => histories.MeanRepeatSpendMinor(i) / (double)Micros)] : null)
        {
            Until = until,
            Lines = new(read, customers.Count - after, withoutCustomer, returns, unreadable, after),
            Columns = Used(),
            Remarks = firstFault is { } fault ? [FitWords.Unreadable(unreadable, fault)] : [],
        };
    }

    private Text? Take(TableRow row)
    {
        if (row.Fault is { } torn) return torn;
        var who = row.Cell(columns.Customer).Trim();
        if (who.Length == 0)
        {
            withoutCustomer++;
            return null;
        }

        if (times.Read(row.Cell(columns.Date)).Refused(out var refusal, out var at)) return refusal.Sentence;
        if (Net(row).Refused(out refusal, out var net)) return refusal.Sentence;
        if (net is null)
        {
            returns++;
            return null;
        }

        if (!numbers.TryGetValue(who, out var number)) numbers[who] = number = numbers.Count;
        customers.Add(number);
        days.Add(at.DayIn(company.Zone).Number());
        amounts.Add((long)Math.Round(net.Value * Micros));
        return null;
    }

    // Null for a return. A log without amounts tells only that something was bought.
    private Outcome<decimal?> Net(TableRow row)
    {
        var quantity = 1m;
        if (columns.Quantity >= 0 && Amounts.Read(row.Cell(columns.Quantity)).Refused(out var refusal, out quantity)) return refusal;
        if (!columns.HasAmounts) return quantity < 0 ? default(decimal?) : quantity;
        if (Amounts.Read(row.Cell(columns.Amount >= 0 ? columns.Amount : columns.Price)).Refused(out refusal, out var amount)) return refusal;
        return quantity < 0 || amount < 0 ? default(decimal?) : columns.Amount >= 0 ? amount : quantity * amount;
    }

    private Dictionary<string, string> Used()
    {
        (string Name, int At)[] all = [("customer", columns.Customer), ("date", columns.Date), ("amount", columns.Amount), ("quantity", columns.Quantity), ("price", columns.Amount >= 0 ? -1 : columns.Price)];
        return all.Where(c => c.At >= 0).ToDictionary(c => c.Name, c => file.Headers[c.At], StringComparer.Ordinal);
    }
}
