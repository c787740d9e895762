using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Imports;

internal sealed class ImportTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<CustomerImage>(image =>
    {
        image.ToTable("CustomerImages");
        image.HasKey(i => new { i.BatchId, i.CustomerId, i.Part });
        image.HasIndex(i => i.CustomerId);
    });
}

public static class ImportSets
{
    extension(Db db)
    {
        /// <summary>Read by the batch.</summary>
        internal DbSet<CustomerImage> CustomerImages => db.Set<CustomerImage>();
    }
}
