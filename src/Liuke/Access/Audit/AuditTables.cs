using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Audit;

internal sealed class AuditTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<AuditLine>(line =>
    {
        line.ToTable("AuditLines");
        line.HasKey(l => l.Sequence);
        line.Property(l => l.Sequence).ValueGeneratedNever();
        line.HasIndex(l => l.At);
        line.HasIndex(l => new { l.ById, l.Sequence });
        line.HasIndex(l => new { l.ById, l.At });
        line.HasIndex(l => new { l.CustomerId, l.Sequence });
        line.HasIndex(l => new { l.Kind, l.Sequence });
    });
}

public static class AuditSets
{
    extension(Db db)
    {
        internal DbSet<AuditLine> AuditLines => db.Set<AuditLine>();

        /// <summary>Keeps, in the transaction that acts, that it was done. Written at the commit; gone where the work is undone.</summary>
        public void Audit(AuditEntry entry) => db.Unwritten.Add(entry);
    }
}
