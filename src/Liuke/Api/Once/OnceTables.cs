using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Api.Once;

internal sealed class OnceTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<KeptCall>(call =>
    {
        call.ToTable("KeptCalls");
        call.HasKey(c => new { c.PersonId, c.Route, c.Key });
        call.HasIndex(c => c.ClaimedAt);
    });
}

internal static class OnceSets
{
    extension(Db db)
    {
        internal DbSet<KeptCall> KeptCalls => db.Set<KeptCall>();
    }
}
