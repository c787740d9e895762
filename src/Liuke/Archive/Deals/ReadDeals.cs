using System.Globalization;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Archive.Deals;

/// <summary>How far a deal is paid: worked out from its steps.</summary>
public enum Payment { Unknown, None, Part, Whole, Late }

public sealed record MilestoneView(MilestoneId Id, string What, LocalDate? DueOn, LocalDate? DoneOn, Money? Amount, int DaysLate);

/// <param name="Amount">Null where it was not said.</param>
/// <param name="Paid">What came in with the steps that are done.</param>
public sealed record DealView(FileEntryId Id, string Number, string? What, Money? Amount, Money Paid, Payment Payment)
{
    public Text? State { get; init; }
    public string? StateKey { get; init; }
    public LocalDate? SignedOn { get; init; }
    public LocalDate? StartOn { get; init; }
    public LocalDate? EndOn { get; init; }
    public string? Ours { get; init; }
    public string? Theirs { get; init; }
    public required IReadOnlyList<MilestoneView> Steps { get; init; }

    /// <summary>The first step that is not done.</summary>
    public MilestoneView? Next => Steps.FirstOrDefault(s => s.DoneOn is null);
}

/// <param name="Turnover">Of all orders so far.</param>
public sealed record CustomerDeals(string Code, string Name, IReadOnlyList<DealView> Deals, Money Turnover, int PurchaseDays);

/// <summary>The deals of a customer with their steps, the newest first, and beside them the turnover of its orders.</summary>
public sealed class ReadDeals(IDbContextFactory<Db> store, Company company, IClock clock)
{
    public const int DealsMost = 200;

    public async Task<CustomerDeals?> Run(string code, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var wanted = code.Trim().ToUpperInvariant();
        var customer = await (from c in db.Customers
                              join s in db.Standings on c.Id equals s.CustomerId
                              where c.Code == wanted
                              select new { c.Id, c.Code, c.Name, s.NetMinor, s.Occasions }).SingleOrDefaultAsync(stop);
        if (customer is null) return null;

        var id = customer.Id;
        var deals = await db.FileEntries.AsNoTracking().Where(e => e.CustomerId == id && e.ModuleKey == DealRules.Module && e.RemovedAt == null).OrderByDescending(e => e.On).ThenByDescending(e => e.Id).Take(DealsMost).ToListAsync(stop);
        var steps = deals.Count == 0 ? [] : await db.Milestones.AsNoTracking().Where(m => m.CustomerId == id).ToListAsync(stop);
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var names = await FileNames.Read(db, catalogue, deals.SelectMany(e => e.Words.Select(w => (w.Key, (string?)w.Value))), stop);
        var today = company.Today(clock);
        return new(customer.Code, customer.Name, deals.ConvertAll(d => View(d, steps.Where(s => s.EntryId == d.Id), names, today)), new(customer.NetMinor, company.Currency), customer.Occasions);
    }

    private DealView View(FileEntry deal, IEnumerable<Milestone> milestones, FileNames names, LocalDate today)
    {
        var words = deal.Words;
        var currency = DealRules.CurrencyOf(words, company.Currency);
        var steps = milestones.OrderBy(m => m.DueOn ?? m.DoneOn ?? LocalDate.MaxIsoValue).ThenBy(m => m.CreatedAt).ThenBy(m => m.Id.Value)
            .Select(m => new MilestoneView(m.Id, m.What, m.DueOn, m.DoneOn, m.AmountMinor is { } minor ? new Money(minor, currency) : null, m is { DoneOn: null, DueOn: { } due } && due < today ? Period.DaysBetween(due, today) : 0)).ToList();
        var amount = DealRules.AmountOf(words, currency);
        var paid = new Money(steps.Where(s => s.DoneOn is not null).Sum(s => s.Amount?.Minor ?? 0), currency);
        return new(deal.Id, words.GetValueOrDefault(DealRules.Number, ""), words.GetValueOrDefault("deals.what"), amount, paid, DealRules.PaymentOf(amount, paid, steps))
        {
            State = words.TryGetValue(DealRules.State, out var state) ? names.Show(DealRules.State, state) : null, StateKey = words.GetValueOrDefault(DealRules.State),
            SignedOn = Day(words, "deals.signed"), StartOn = Day(words, "deals.start"), EndOn = Day(words, "deals.end"),
            Ours = words.TryGetValue("deals.ours", out var ours) ? names.Show("deals.ours", ours).Zh : null, Theirs = words.GetValueOrDefault("deals.theirs"), Steps = steps,
        };
    }

    private static LocalDate? Day(IReadOnlyDictionary<string, string> words, string key)
        => words.TryGetValue(key, out var said) && LocalDatePattern.Iso.Parse(said) is { Success: true, Value: var day } ? day : null;
}

/// <summary>What the module of deals does beyond keeping its fields.</summary>
internal static class DealRules
{
    public const string Module = "deals", Number = "deals.number", Amount = "deals.amount", Currency = "deals.currency", State = "deals.state";

    public static string CurrencyOf(IReadOnlyDictionary<string, string> words, string usual) => words.TryGetValue(Currency, out var said) ? said.ToUpperInvariant() : usual;

    public static Money? AmountOf(IReadOnlyDictionary<string, string> words, string currency)
        => decimal.TryParse(words.GetValueOrDefault(Amount), CultureInfo.InvariantCulture, out var amount) ? new Money((long)(amount * 100), currency) : null;

    public static Payment PaymentOf(Money? amount, Money paid, IEnumerable<MilestoneView> steps)
    {
        if (amount is { } whole && whole.Minor > 0 && paid.Minor >= whole.Minor) return Payment.Whole;
        if (steps.Any(s => s is { Amount: not null, DaysLate: > 0 })) return Payment.Late;
        if (amount is null) return Payment.Unknown;
        return paid.Minor > 0 ? Payment.Part : Payment.None;
    }

    /// <summary>The contract's number in plain small letters; null for other modules and where none is said.</summary>
    public static string? NumberKey(string module, IReadOnlyDictionary<string, string> words)
        => module == Module && words.TryGetValue(Number, out var number) && CustomerName.Key(number) is { Length: > 0 } key ? key : null;
}
