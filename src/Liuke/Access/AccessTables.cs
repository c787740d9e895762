using Liuke.Access.Firm;
using Liuke.Access.Keys;
using Liuke.Access.People;
using Liuke.Access.Rights;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access;

internal sealed class AccessTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Department>().ToTable("Departments");
        model.Entity<Person>(person =>
        {
            person.ToTable("People");
            person.Ignore(p => p.PersonId);
            person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
            person.HasIndex(p => p.NormalizedUserName).IsUnique();
            person.HasIndex(p => p.DepartmentId);
        });
        model.Entity<CompanyRow>(row =>
        {
            row.ToTable("Company");
            row.Property(r => r.Id).ValueGeneratedNever();
        });
        model.Entity<RoleScope>(row =>
        {
            row.ToTable("RoleScopes");
            row.HasKey(r => new { r.Permission, r.Role });
        });
        model.Entity<ProtectionKey>().ToTable("ProtectionKeys");
        model.Entity<MasterKeyMark>(mark =>
        {
            mark.ToTable("MasterKeyMarks");
            mark.Property(m => m.Id).ValueGeneratedNever();
        });
        model.Entity<OneTimeLink>(link =>
        {
            link.ToTable("OneTimeLinks");
            link.HasKey(l => l.Hash);
        });
    }
}

public static class AccessSets
{
    extension(Db db)
    {
        public DbSet<Department> Departments => db.Set<Department>();
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<RoleScope> RoleScopes => db.Set<RoleScope>();
        internal DbSet<CompanyRow> CompanyRows => db.Set<CompanyRow>();
        internal DbSet<ProtectionKey> ProtectionKeys => db.Set<ProtectionKey>();
        internal DbSet<MasterKeyMark> MasterKeyMarks => db.Set<MasterKeyMark>();
        internal DbSet<OneTimeLink> OneTimeLinks => db.Set<OneTimeLink>();
    }
}
