using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive;

internal sealed class ArchiveTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Customer>(customer =>
        {
            customer.ToTable("Customers");
            customer.Property(c => c.Version).IsConcurrencyToken();
            customer.HasIndex(c => c.Code).IsUnique();
            customer.HasIndex(c => c.Number).IsUnique();
            customer.HasIndex(c => c.ExternalKey).IsUnique();
            // With all that walls and searches look at behind it, so that an order is walked without reading the rows.
            customer.HasIndex(c => new { c.NameOrder, c.Number, c.NameKey, c.DepartmentId, c.OwnerId }).HasDatabaseName("IX_Customers_ByName");
            customer.HasIndex(c => new { c.Number, c.NameKey, c.DepartmentId, c.OwnerId }).HasDatabaseName("IX_Customers_ByNumber");
            customer.HasIndex(c => c.MobileIndex);
            customer.HasIndex(c => c.MobileEndIndex);
            customer.Property(c => c.Step).HasDefaultValue(PresaleStep.None);
            // One index for each condition that few or many may meet, with the department behind it, for a manager sees that only.
            customer.HasIndex(c => new { c.Kind, c.Stage, c.Number, c.DepartmentId }).HasDatabaseName("IX_Customers_ByKind");
            customer.HasIndex(c => new { c.Stage, c.Step, c.Number, c.DepartmentId }).HasDatabaseName("IX_Customers_ByStage");
            customer.HasIndex(c => new { c.Province, c.Number, c.DepartmentId }).HasFilter("\"Province\" IS NOT NULL").HasDatabaseName("IX_Customers_ByProvince");
            customer.HasIndex(c => new { c.Country, c.Number, c.DepartmentId }).HasFilter("\"Country\" IS NOT NULL").HasDatabaseName("IX_Customers_ByCountry");
            customer.HasIndex(c => new { c.CreatedAt, c.Number, c.DepartmentId }).HasDatabaseName("IX_Customers_ByCreated");
            customer.HasIndex(c => c.Region).HasFilter("\"Province\" IS NULL AND \"Region\" IS NOT NULL").HasDatabaseName("IX_Customers_NoProvince");
        });
        model.Entity<OpenMobile>(mobile =>
        {
            mobile.ToTable("OpenMobiles");
            mobile.HasKey(m => m.CustomerId);
        });
        model.Entity<Standing>(standing =>
        {
            standing.ToTable("Standings");
            standing.HasKey(s => s.CustomerId);
            standing.Property(s => s.Number).HasDefaultValue(0L).ValueGeneratedNever();
            standing.HasIndex(s => s.OwnerId);
            // One index for each order, with all that filters and counts need behind it, so that they read nothing else.
            standing.HasIndex(s => new { s.ValueAtRiskMinor, s.Number, s.State, s.Quadrant, s.DepartmentId, s.FirstOrderOn, s.StateSinceOn }).HasDatabaseName("IX_Standings_ByValueAtRisk");
            standing.HasIndex(s => new { s.LifetimeValueMinor, s.Number, s.State, s.Quadrant, s.DepartmentId, s.FirstOrderOn, s.StateSinceOn }).HasDatabaseName("IX_Standings_ByLifetimeValue");
            standing.HasIndex(s => new { s.Alive, s.Number, s.State, s.Quadrant, s.DepartmentId, s.FirstOrderOn, s.StateSinceOn }).HasDatabaseName("IX_Standings_ByAlive");
            standing.HasIndex(s => new { s.LastOrderOn, s.Number, s.State, s.Quadrant, s.DepartmentId, s.FirstOrderOn, s.StateSinceOn }).HasDatabaseName("IX_Standings_ByLastOrder");
            standing.HasIndex(s => new { s.Number, s.State, s.Quadrant, s.DepartmentId, s.FirstOrderOn, s.StateSinceOn }).HasDatabaseName("IX_Standings_ByNumber");
            // Where few are in a state, and of one department, they are found without walking any order.
            standing.HasIndex(s => new { s.State, s.DepartmentId, s.Quadrant, s.Number, s.FirstOrderOn, s.StateSinceOn, s.ValueAtRiskMinor, s.Alive, s.LastOrderOn, s.LifetimeValueMinor }).HasDatabaseName("IX_Standings_ByState");
        });
        model.Entity<TimelineEntry>(entry =>
        {
            entry.ToTable("TimelineEntries");
            entry.Ignore(e => e.Row);
            entry.HasIndex(e => new { e.CustomerId, e.At });
        });
        model.Entity<CodeSerial>(serial =>
        {
            serial.ToTable("CodeSerials");
            serial.HasKey(s => s.Year);
            serial.Property(s => s.Year).ValueGeneratedNever();
        });
    }
}

public static class ArchiveSets
{
    extension(Db db)
    {
        public DbSet<Customer> Customers => db.Set<Customer>();
        public DbSet<Standing> Standings => db.Set<Standing>();

        // Read through the customer only, for the scope is on the customer.
        internal DbSet<TimelineEntry> TimelineEntries => db.Set<TimelineEntry>();
        internal DbSet<OpenMobile> OpenMobiles => db.Set<OpenMobile>();
        internal DbSet<CodeSerial> CodeSerials => db.Set<CodeSerial>();

        /// <summary>Keeps a fact in the transaction that made it true.</summary>
        public void Record(TimelineEntry entry) => db.Set<TimelineEntry>().Add(entry);
    }
}
