using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Intake;

internal sealed class IntakeTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<ImportBatch>(batch =>
        {
            batch.ToTable("ImportBatches");
            batch.Ignore(b => b.IsAtRest);
            batch.Ignore(b => b.HasEffect);
            batch.HasIndex(b => b.CreatedAt);
            batch.ComplexProperty(b => b.Counts, counts =>
            {
                counts.Property(c => c.Read).HasColumnName("Read");
                counts.Property(c => c.Inserted).HasColumnName("Inserted");
                counts.Property(c => c.Updated).HasColumnName("Updated");
                counts.Property(c => c.Unchanged).HasColumnName("Unchanged");
                counts.Property(c => c.Refused).HasColumnName("Refused");
                counts.Property(c => c.WithoutCustomer).HasColumnName("WithoutCustomer");
                counts.Property(c => c.Amount).HasColumnName("Amount");
            });
        });
        model.Entity<MappingProfile>(profile =>
        {
            profile.ToTable("MappingProfiles");
            profile.HasIndex(p => new { p.Kind, p.Name }).IsUnique();
        });
    }
}

public static class IntakeSets
{
    extension(Db db)
    {
        public DbSet<ImportBatch> ImportBatches => db.Set<ImportBatch>();
        public DbSet<MappingProfile> MappingProfiles => db.Set<MappingProfile>();
    }
}
