using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Needs;

/// <summary>Puts the usual rules where there are none. What a firm changed stays.</summary>
internal sealed class SeedNeedRules : IWhenOpen
{
    public async Task Run(Db db, CancellationToken stop)
    {
        if (await db.NeedRules.AnyAsync(stop)) return;
        await using var write = await db.BeginWrite(stop);
        foreach (var (@event, need, products, days) in NeedWords.Usual)
        {
            var rule = new NeedRule(@event);
            rule.Say(need, products, days, isOn: true);
            db.NeedRules.Add(rule);
        }

        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
    }
}

/// <param name="Title">The event as the field of the file names it.</param>
public sealed record NeedRuleView(string Event, Text Title, Text Need, string Products, int Days, bool IsOn);

/// <summary>What every kind of event makes somebody need: those without a rule as well.</summary>
public sealed class ReadNeedRules(IDbContextFactory<Db> store)
{
    internal const string EventField = "events.what", Module = "events";

    public async Task<IReadOnlyList<NeedRuleView>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var rules = await db.NeedRules.AsNoTracking().ToDictionaryAsync(r => r.Event, StringComparer.Ordinal, stop);
        var choices = (await FileFieldCatalogue.Read(db, stop)).Field(EventField)?.Choices ?? [];
        return [.. choices.Where(c => !c.IsRetired).Select(c => rules.TryGetValue(c.Key, out var rule) ? new NeedRuleView(c.Key, c.Title, rule.Need, rule.Products, rule.Days, rule.IsOn) : new(c.Key, c.Title, default, "", 90, false))];
    }
}

public sealed record NeedRuleWish(string? NeedZh, string? NeedEn, string? Products, int Days, bool IsOn);

/// <summary>Says what an event makes somebody need.</summary>
public sealed class SaveNeedRule(IDbContextFactory<Db> store)
{
    public async Task<Outcome<string>> Run(string @event, NeedRuleWish wish, PersonId by, CancellationToken stop)
    {
        var (need, products) = (new Text(wish.NeedZh?.Trim() ?? "", wish.NeedEn?.Trim() ?? ""), wish.Products?.Trim() ?? "");
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if ((await FileFieldCatalogue.Read(db, stop)).Field(ReadNeedRules.EventField)?.Choices.All(c => c.Key != @event) != false) return Refusal.Missing(NeedWords.NoEvent);
        if (need.Zh.Length is 0 or > NeedRule.NeedLengthMax || need.En.Length is 0 or > NeedRule.NeedLengthMax) return Refusal.Invalid(NeedWords.NeedLength(NeedRule.NeedLengthMax));
        if (products.Length > NeedRule.ProductsLengthMax) return Refusal.Invalid(NeedWords.ProductsLength(NeedRule.ProductsLengthMax));
        if (wish.Days is < 1 or > NeedRule.DaysMax) return Refusal.Invalid(NeedWords.DaysBetween(NeedRule.DaysMax));

        var rule = await db.NeedRules.SingleOrDefaultAsync(r => r.Event == @event, stop) ?? db.NeedRules.Add(new NeedRule(@event)).Entity;
        rule.Say(need, products, wish.Days, wish.IsOn);
        db.Audit(AuditEntry.Of(NeedAudit.RuleChanged, by, "need-rule", @event, ("event", @event), ("days", wish.Days.ToString(CultureInfo.InvariantCulture)), ("on", wish.IsOn ? "yes" : "no")));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return @event;
    }
}
