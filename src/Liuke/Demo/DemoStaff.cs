using Liuke.Access;
using Liuke.Access.Firm;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Demo;

/// <summary>An invented firm and whoever works there.</summary>
internal sealed record DemoRoster(string Firm, CompanySettings Settings, IReadOnlyList<string> Departments, IReadOnlyList<DemoPeople.Someone> People);

/// <summary>Sets the firm, its departments and its people up; what is there already stays. A database with other people in it is not touched.</summary>
public sealed class DemoStaff(IDbContextFactory<Db> store, SetUpCompany setUp, AddDepartment addDepartment, AddPerson addPerson)
{
    internal async Task<Refusal?> SetUp(DemoRoster roster, string password, CancellationToken stop)
    {
        await using (var db = await store.CreateDbContextAsync(stop))
        {
            var known = await db.People.Select(p => p.UserName).ToListAsync(stop);
            if (known.Exists(name => roster.People.All(p => p.UserName != name))) return Refusal.Conflict(DemoWords.OtherData);
            if (known.Count > 0 && !await db.Departments.AnyAsync(d => d.Name == roster.Firm, stop)) return Refusal.Conflict(DemoWords.OtherData);
            if (roster.People.All(p => known.Contains(p.UserName))) return null;
        }

        if ((await setUp.Run(roster.Settings, stop)).Refused(out var refusal, out _)) return refusal;
        var departments = await Departments(roster, stop);
        foreach (var someone in roster.People)
        {
            var added = await addPerson.Run(new(someone.UserName, someone.Name, departments[someone.Department], someone.Roles, password) { IsDemo = true }, stop);
            if (added.Refused(out refusal, out _) && refusal.Kind != RefusalKind.Conflict) return refusal;
        }

        return null;
    }

    private async Task<Dictionary<string, DepartmentId>> Departments(DemoRoster roster, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var known = await db.Departments.ToDictionaryAsync(d => d.Name, d => d.Id, stop);
        if (!known.TryGetValue(roster.Firm, out var firm)) known[roster.Firm] = firm = (await addDepartment.Run(roster.Firm, null, stop)).Value;
        foreach (var name in roster.Departments)
            if (!known.ContainsKey(name)) known[name] = (await addDepartment.Run(name, firm, stop)).Value;
        return known;
    }
}
