using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Today;

/// <param name="Owner">Null for work that is nobody's yet.</param>
public sealed record OwnerLoad(Colleague? Owner, int Open, int Overdue, Money Value, int DoneToday);

/// <summary>How much work each person within reach has: most overdue first.</summary>
public sealed class ReadTeam(IDbContextFactory<Db> store, IClock clock, Company company)
{
    public async Task<IReadOnlyList<OwnerLoad>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var today = company.Today(clock);
        var loads = await db.WorkItems.AsNoTracking().Open.Shown(today).GroupBy(i => i.OwnerId)
            .Select(g => new { OwnerId = g.Key, Open = g.Count(), Overdue = g.Count(i => i.DueOn < today), Value = g.Sum(i => i.ValueMinor) }).ToListAsync(stop);
        var done = await db.WorkFinishes.AsNoTracking().Where(f => f.On == today && f.ById != null).GroupBy(f => f.OwnerId)
            .Select(g => new { OwnerId = g.Key, Done = g.Count() }).ToListAsync(stop);
        var people = await Colleagues.Within(db, stop);

        var open = loads.ToDictionary(l => l.OwnerId ?? default);
        var finished = done.ToDictionary(d => d.OwnerId ?? default, d => d.Done);
        return [.. people.Select(p => (Colleague?)p).Append(null)
            .Select(p => (Person: p, Id: p?.Id ?? default))
            .Where(p => open.ContainsKey(p.Id) || finished.ContainsKey(p.Id))
            .Select(p => new OwnerLoad(p.Person, open.GetValueOrDefault(p.Id)?.Open ?? 0, open.GetValueOrDefault(p.Id)?.Overdue ?? 0,
                new(open.GetValueOrDefault(p.Id)?.Value ?? 0, company.Currency), finished.GetValueOrDefault(p.Id)))
            .OrderByDescending(l => l.Overdue).ThenByDescending(l => l.Value.Minor)];
    }
}

public sealed record Colleague(PersonId Id, string UserName, string Name);

/// <summary>The people within somebody's reach to whom work can be given.</summary>
internal static class Colleagues
{
    public static async Task<IReadOnlyList<Colleague>> Within(Db db, CancellationToken stop)
    {
        var people = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && p.Roles != Roles.Admin).OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.UserName, p.Name, p.DepartmentId }).ToListAsync(stop);
        return [.. people.Where(p => db.Reach.Covers(new(p.Id), p.DepartmentId)).Select(p => new Colleague(new(p.Id), p.UserName ?? "", p.Name))];
    }
}
