using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Retaining;

/// <summary>One kind of data with its period and what is past it.</summary>
public sealed record RetentionLine(string Kind, Text Title, Text Says, int Months, bool Removes, bool IsRemovable, LocalDate Before, RetentionFound Found);

/// <summary>What is kept longer than the firm means to.</summary>
public sealed class ReadRetention(WholeStore store, IEnumerable<IRetain> kinds, Company company, IClock clock)
{
    public async Task<IReadOnlyList<RetentionLine>> Run(CancellationToken stop)
    {
        await using var db = store.Open();
        var rules = await db.RetentionRules.AsNoTracking().ToDictionaryAsync(r => r.Kind, stop);
        var lines = new List<RetentionLine>();
        foreach (var kind in kinds)
        {
            var (months, removes) = Of(kind, rules);
            var before = Before(company.Today(clock), months);
            lines.Add(new(kind.Kind, kind.Title, kind.Says, months, removes, kind.IsRemovable, before, await kind.Find(db, company.Zone.AtStartOfDay(before).ToInstant(), stop)));
        }

        return lines;
    }

    internal static (int Months, bool Removes) Of(IRetain kind, Dictionary<string, RetentionRule> rules)
        => rules.TryGetValue(kind.Kind, out var rule) ? (rule.Months, rule.Removes && kind.IsRemovable) : (kind.Months, kind.Removes);

    internal static LocalDate Before(LocalDate today, int months) => today.PlusMonths(-months);
}

/// <summary>Sets how long one kind of data is kept.</summary>
public sealed class SetRetention(IDbContextFactory<Db> store, IEnumerable<IRetain> kinds, IClock clock)
{
    public async Task<Outcome<string>> Run(string kind, int months, bool removes, PersonId by, CancellationToken stop)
    {
        if (kinds.FirstOrDefault(k => k.Kind == kind) is not { } known) return Refusal.Missing(RetentionWords.NoSuchKind);
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var rule = await db.RetentionRules.SingleOrDefaultAsync(r => r.Kind == kind, stop);
        if (rule is null) db.RetentionRules.Add(rule = new(kind));
        if (rule.Set(known, months, removes, (by, clock.GetCurrentInstant())) is { } no) return no;
        db.Audit(AuditEntry.Of(RetentionAudit.Set, by, "retention", kind, ("months", months.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("removes", removes ? "yes" : "no")));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return kind;
    }
}

internal static class RetentionAudit
{
    public const string Set = "privacy.retention.set", Removed = "privacy.retention.removed";

    private static Dictionary<string, Text> Fields => new(StringComparer.Ordinal) { ["months"] = RetentionWords.Months, ["removes"] = RetentionWords.Removes, ["kind"] = RetentionWords.Kind, ["count"] = RetentionWords.Count };

    internal static readonly AuditKind[] Kinds =
    [
        new(Set, RetentionWords.AuditSet) { Icon = "calendar-cog", Fields = Fields },
        new(Removed, RetentionWords.AuditRemoved) { Icon = "calendar-x", Fields = Fields },
    ];
}
