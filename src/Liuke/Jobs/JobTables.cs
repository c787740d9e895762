using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Jobs;

internal sealed class JobTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Job>(job =>
    {
        job.ToTable("Jobs");
        job.Ignore(j => j.Error);
        job.Ignore(j => j.IsOver);
        job.HasIndex(j => j.NaturalKey).IsUnique();
        job.HasIndex(j => new { j.State, j.RequestedAt });
    });
}

public static class JobSets
{
    extension(Db db)
    {
        public DbSet<Job> Jobs => db.Set<Job>();
    }
}
