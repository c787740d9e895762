using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access;

/// <summary>Adds a department under another, or the firm itself.</summary>
public sealed class AddDepartment(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    public async Task<Outcome<DepartmentId>> Run(string name, DepartmentId? parent, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(name)) return Refusal.Invalid(AccessWords.DepartmentNeedsName);

        await using var db = await store.CreateDbContextAsync(stop);
        if (parent is not null && !await db.Departments.AnyAsync(d => d.Id == parent, stop)) return Refusal.Missing(AccessWords.NoSuchDepartment);

        var department = new Department(clock.New<DepartmentId>(), name.Trim(), parent);
        db.Departments.Add(department);
        db.Audit(AuditEntry.Of(SigningAudit.DepartmentAdded, me.IsKnown ? me.Id : null, "department", department.Id.ToString()));
        await db.SaveChangesAsync(stop);
        return department.Id;
    }
}
