using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.People;

/// <summary>Gives a department another name or another place in the tree.</summary>
public sealed class ChangeDepartment(IDbContextFactory<Db> store)
{
    public async Task<Outcome<bool>> Run(DepartmentId id, string name, DepartmentId? parent, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        // Two moves at once could close a circle that neither sees.
        await db.Dialect.TakeTurn(db, "departments", stop);
        var all = await db.Departments.ToListAsync(stop);
        if (all.Find(d => d.Id == id) is not { } department) return Refusal.Missing(AccessWords.NoSuchDepartment);
        if (department.Rename(name) is { } unnamed) return unnamed;
        if (department.Move(parent, all) is { } misplaced) return misplaced;
        db.Audit(AuditEntry.Of(SigningAudit.DepartmentChanged, by, "department", id.ToString()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return true;
    }
}

public sealed record DepartmentSeen(DepartmentId Id, string Name, DepartmentId? Parent, int Depth, int People);

/// <summary>The tree of departments, each after the one above it, with those who work there.</summary>
public sealed class FindDepartments(IDbContextFactory<Db> store)
{
    public async Task<IReadOnlyList<DepartmentSeen>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var all = await db.Departments.AsNoTracking().OrderBy(d => d.Name).ToListAsync(stop);
        var people = await db.People.Where(p => p.DisabledAt == null).GroupBy(p => p.DepartmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var seen = new List<DepartmentSeen>();
        void Walk(DepartmentId? parent, int depth)
        {
            foreach (var department in all.Where(d => d.ParentId == parent))
            {
                seen.Add(new(department.Id, department.Name, parent, depth, people.GetValueOrDefault(department.Id)));
                if (depth < 20) Walk(department.Id, depth + 1);
            }
        }

        Walk(null, 0);
        return seen;
    }
}
