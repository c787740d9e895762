using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Granting;

internal sealed class GrantTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Grant>(grant =>
        {
            grant.ToTable("Grants");
            grant.Property(g => g.Id).ValueGeneratedNever();
            grant.HasMany(g => g.Customers).WithOne().HasForeignKey(c => c.GrantId).OnDelete(DeleteBehavior.NoAction);
            grant.HasIndex(g => new { g.PersonId, g.EndsAt });
            grant.HasIndex(g => new { g.GivenBy, g.StartsAt });
        });
        model.Entity<GrantCustomer>(customer =>
        {
            customer.ToTable("GrantCustomers");
            customer.HasKey(c => new { c.GrantId, c.CustomerId });
        });
    }
}

public static class GrantSets
{
    extension(Db db)
    {
        internal DbSet<Grant> Grants => db.Set<Grant>();
        internal DbSet<GrantCustomer> GrantCustomers => db.Set<GrantCustomer>();
    }
}
