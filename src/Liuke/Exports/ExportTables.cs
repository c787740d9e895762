using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Exports;

internal sealed class ExportTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Export>(export =>
    {
        export.ToTable("Exports");
        export.Ignore(e => e.FileName);
        export.HasIndex(e => new { e.RequestedBy, e.RequestedAt });
        export.HasIndex(e => e.RequestedAt);
        export.HasIndex(e => e.LinkHash).IsUnique();
        export.HasIndex(e => e.Canary);
    });
}

public static class ExportSets
{
    extension(Db db)
    {
        internal DbSet<Export> Exports => db.Set<Export>();
    }
}
