using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Limits;

internal sealed class LimitTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<RoleLimit>(limit =>
        {
            limit.ToTable("RoleLimits");
            limit.HasKey(l => new { l.Name, l.Role });
        });
        model.Entity<DayCount>(count =>
        {
            count.ToTable("DayCounts");
            count.HasKey(c => new { c.PersonId, c.Day, c.What });
        });
    }
}

public static class LimitSets
{
    extension(Db db)
    {
        internal DbSet<RoleLimit> RoleLimits => db.Set<RoleLimit>();
        internal DbSet<DayCount> DayCounts => db.Set<DayCount>();

        /// <summary>The most that somebody with these roles may do: the most generous of them counts.</summary>
        public async Task<int> MostOf(Limit limit, Roles roles, CancellationToken stop)
        {
            var set = await db.RoleLimits.AsNoTracking().Where(l => l.Name == limit.Name).ToDictionaryAsync(l => l.Role, l => l.Most, stop);
            return limit.Defaults.Keys.Union(set.Keys).Where(role => (roles & role) != Roles.None)
                .Select(role => set.TryGetValue(role, out var most) ? most : limit.Defaults[role]).DefaultIfEmpty(0).Max();
        }

        /// <summary>Takes one of a day's share, inside the caller's transaction: however many ask at once, no more than the share is given.</summary>
        /// <returns>How many are taken now, or null when none is left.</returns>
        public async Task<int?> TakeOfDay(Limit limit, PersonId person, LocalDate day, int most, CancellationToken stop)
        {
            if (most <= 0) return null;
            var taken = await db.Database.SqlQueryRaw<int>(
                """
                INSERT INTO "DayCounts" ("PersonId", "Day", "What", "Count") VALUES ({0}, {1}, {2}, 1)
                ON CONFLICT ("PersonId", "Day", "What") DO UPDATE SET "Count" = "DayCounts"."Count" + 1 WHERE "DayCounts"."Count" < {3}
                RETURNING "Count" AS "Value"
                """, db.Dialect.Parameter(person), db.Dialect.Parameter(day), limit.Name, most).ToListAsync(stop);
            return taken.Count == 0 ? null : taken[0];
        }

        /// <summary>Adds to what somebody did on a day, where it is counted and not limited.</summary>
        public Task AddToDay(string what, PersonId person, LocalDate day, int count, CancellationToken stop)
            => db.Database.SqlQueryRaw<int>(
                """
                INSERT INTO "DayCounts" ("PersonId", "Day", "What", "Count") VALUES ({0}, {1}, {2}, {3})
                ON CONFLICT ("PersonId", "Day", "What") DO UPDATE SET "Count" = "DayCounts"."Count" + excluded."Count" RETURNING "Count" AS "Value"
                """, db.Dialect.Parameter(person), db.Dialect.Parameter(day), what, count).ToListAsync(stop);

        /// <summary>What somebody did day by day since then.</summary>
        public async Task<IReadOnlyList<(LocalDate Day, int Count)>> DaysOf(string what, PersonId person, LocalDate since, CancellationToken stop)
            => [.. (await db.DayCounts.AsNoTracking().Where(c => c.What == what && c.PersonId == person && c.Day >= since).OrderBy(c => c.Day).Select(c => new { c.Day, c.Count }).ToListAsync(stop)).Select(c => (c.Day, c.Count))];
    }
}
