using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Needs;

/// <summary>A need that an event in the file makes likely, until a day.</summary>
/// <param name="Products">Words that occur in the names of products that answer it.</param>
public sealed record NeedSignalView(FileEntryId Entry, Text Event, LocalDate On, LocalDate Until, Text Need, IReadOnlyList<string> Products);

/// <param name="Entry">The event, with the seat of its customer.</param>
public sealed record DueSignal(FileEntryId Entry, CustomerId Customer, PersonId? Owner, DepartmentId Department, Text Event, Text Need, LocalDate On, LocalDate Until);

/// <summary>What the events of files make likely, by the firm's rules.</summary>
public static class NeedSignals
{
    private const int PerFileMax = 100;

    /// <summary>Of one customer, the newest event first; nothing for whoever may not know of people's lives.</summary>
    public static async Task<IReadOnlyList<NeedSignalView>> Of(Db db, CustomerId customer, LocalDate today, CurrentPerson me, CancellationToken stop)
    {
        if (await db.Customers.AsNoTracking().Where(c => c.Id == customer).Select(c => new { c.OwnerId, c.DepartmentId }).SingleOrDefaultAsync(stop) is not { } seat) return [];
        if (!me.Reach(ArchivePermissions.ViewPersonalFacts).Covers(seat.OwnerId, seat.DepartmentId, customer)) return [];
        var rules = await Rules(db, stop);
        var from = today.PlusDays(-NeedRule.DaysMax);
        var events = await db.FileEntries.AsNoTracking().Where(e => e.CustomerId == customer && e.ModuleKey == ReadNeedRules.Module && e.RemovedAt == null && e.On >= from && e.On <= today).OrderByDescending(e => e.On).Take(PerFileMax).ToListAsync(stop);
        return [.. events.Select(e => (Entry: e, Rule: RuleOf(e, rules))).Where(s => s.Rule is not null && s.Entry.On.PlusDays(s.Rule.Rule.Days) >= today)
            .Select(s => new NeedSignalView(s.Entry.Id, s.Rule!.Title, s.Entry.On, s.Entry.On.PlusDays(s.Rule.Rule.Days), s.Rule.Rule.Need, Words(s.Rule.Rule.Products)))];
    }

    /// <summary>Of all files, those for which nobody was asked yet, some at a time.</summary>
    /// <param name="skip">How many were looked at and left.</param>
    public static async Task<(IReadOnlyList<DueSignal> Due, int LookedAt)> Waiting(Db db, LocalDate today, int skip, int take, CancellationToken stop)
    {
        var (rules, raised, from) = (await Rules(db, stop), db.NeedSignals, today.PlusDays(-NeedRule.DaysMax));
        var events = await db.FileEntries.AsNoTracking().Where(e => e.ModuleKey == ReadNeedRules.Module && e.RemovedAt == null && e.On >= from && e.On <= today && !raised.Any(r => r.EntryId == e.Id))
            .OrderBy(e => e.On).ThenBy(e => e.Id).Skip(skip).Take(take).ToListAsync(stop);
        var customers = events.Select(e => e.CustomerId).Distinct().ToList();
        var seats = await db.Customers.AsNoTracking().Where(c => customers.Contains(c.Id) && c.OwnerId != null).ToDictionaryAsync(c => c.Id, c => (c.OwnerId, c.DepartmentId), stop);
        return ([.. from e in events
                    let rule = RuleOf(e, rules)
                    where rule is not null && e.On.PlusDays(rule.Rule.Days) >= today && seats.ContainsKey(e.CustomerId)
                    select new DueSignal(e.Id, e.CustomerId, seats[e.CustomerId].OwnerId, seats[e.CustomerId].DepartmentId, rule.Title, rule.Rule.Need, e.On, e.On.PlusDays(rule.Rule.Days))], events.Count);
    }

    /// <summary>Keeps that somebody was asked, in the transaction that asked.</summary>
    public static void Raised(Db db, IEnumerable<DueSignal> signals, Instant now)
        => db.NeedSignals.AddRange(signals.Select(s => new NeedSignal(s.Entry, s.Customer, now)));

    internal static string[] Words(string products) => products.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private sealed record Known(NeedRule Rule, Text Title);

    private static async Task<Dictionary<string, Known>> Rules(Db db, CancellationToken stop)
    {
        var titles = ((await FileFieldCatalogue.Read(db, stop)).Field(ReadNeedRules.EventField)?.Choices ?? []).ToDictionary(c => c.Key, c => c.Title, StringComparer.Ordinal);
        return (await db.NeedRules.AsNoTracking().Where(r => r.IsOn).ToListAsync(stop)).ToDictionary(r => r.Event, r => new Known(r, titles.GetValueOrDefault(r.Event, Text.Same(r.Event))), StringComparer.Ordinal);
    }

    private static Known? RuleOf(FileEntry entry, Dictionary<string, Known> rules) => entry.Words.TryGetValue(ReadNeedRules.EventField, out var said) ? rules.GetValueOrDefault(said) : null;
}
