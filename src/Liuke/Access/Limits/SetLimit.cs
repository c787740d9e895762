using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Limits;

public sealed record LimitSetting(string Name, Roles Role, int Most);

/// <summary>Sets how much one role may do.</summary>
public sealed class SetLimit(IDbContextFactory<Db> store, IEnumerable<Limit> limits)
{
    private const int Highest = 100_000_000;

    public async Task<Outcome<LimitSetting>> Run(LimitSetting asked, PersonId by, CancellationToken stop)
    {
        if (limits.FirstOrDefault(l => l.Name == asked.Name) is not { } limit || !LimitWords.EachRole.Contains(asked.Role)) return Refusal.Missing(LimitWords.NoSuchLimit);
        if (asked.Most is < 0 or > Highest) return Refusal.Invalid(LimitWords.OutOfRange(Highest));

        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var before = await db.RoleLimits.Where(l => l.Name == asked.Name && l.Role == asked.Role).Select(l => (int?)l.Most).SingleOrDefaultAsync(stop) ?? limit.Defaults.GetValueOrDefault(asked.Role);
        await db.RoleLimits.Where(l => l.Name == asked.Name && l.Role == asked.Role).ExecuteDeleteAsync(stop);
        db.RoleLimits.Add(new(asked.Name, asked.Role, asked.Most));
        db.Audit(AuditEntry.Of(LimitRoom.Changed, by, "limit", asked.Name, ("role", asked.Role.ToString()), ("from", before.ToString(CultureInfo.InvariantCulture)), ("to", asked.Most.ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return asked;
    }
}

public sealed record LimitRow(Limit Limit, IReadOnlyDictionary<Roles, int> Most);

/// <summary>Every limit with what holds for each role.</summary>
public sealed class ReadLimits(IDbContextFactory<Db> store, IEnumerable<Limit> limits)
{
    public async Task<IReadOnlyList<LimitRow>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var set = (await db.RoleLimits.AsNoTracking().ToListAsync(stop)).ToDictionary(l => (l.Name, l.Role), l => l.Most);
        return [.. limits.Select(limit => new LimitRow(limit, LimitWords.EachRole.ToDictionary(role => role,
            role => set.TryGetValue((limit.Name, role), out var most) ? most : limit.Defaults.GetValueOrDefault(role))))];
    }
}
