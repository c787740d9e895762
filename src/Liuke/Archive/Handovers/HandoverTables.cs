using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Handovers;

internal sealed class HandoverTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Handover>(handover =>
        {
            handover.ToTable("Handovers");
            handover.Ignore(h => h.IsOfPerson);
            handover.Property(h => h.Version).IsConcurrencyToken();
            handover.HasIndex(h => h.MadeAt);
            // One plan for a person at a time.
            handover.HasIndex(h => h.OwnerId).IsUnique().HasFilter("\"State\" IN (0, 1, 3) AND \"OwnerId\" IS NOT NULL").HasDatabaseName("IX_Handovers_Open");
        });
        model.Entity<HandoverPart>(part =>
        {
            part.ToTable("HandoverParts");
            part.Ignore(p => p.Rule).Ignore(p => p.To);
            part.HasIndex(p => p.HandoverId);
        });
        model.Entity<HandoverPick>(pick =>
        {
            pick.ToTable("HandoverPicks");
            pick.HasKey(p => new { p.HandoverId, p.CustomerId });
        });
        model.Entity<HandoverMove>(move =>
        {
            move.ToTable("HandoverMoves");
            move.HasKey(m => new { m.HandoverId, m.CustomerId });
            move.HasIndex(m => new { m.HandoverId, m.State, m.Place });
        });
        model.Entity<HandoverNotice>(notice =>
        {
            notice.ToTable("HandoverNotices");
            notice.HasKey(n => new { n.HandoverId, n.PersonId });
            notice.HasIndex(n => n.PersonId);
        });
        model.Entity<HandoverCheck>(check =>
        {
            check.ToTable("HandoverChecks");
            check.HasKey(c => new { c.HandoverId, c.Key });
        });
        model.Entity<HandoverPoint>(point =>
        {
            point.ToTable("HandoverPoints");
            point.HasKey(p => p.Key);
        });
    }
}

public static class HandoverSets
{
    extension(Db db)
    {
        internal DbSet<Handover> Handovers => db.Set<Handover>();
        internal DbSet<HandoverPart> HandoverParts => db.Set<HandoverPart>();
        internal DbSet<HandoverPick> HandoverPicks => db.Set<HandoverPick>();
        internal DbSet<HandoverMove> HandoverMoves => db.Set<HandoverMove>();
        internal DbSet<HandoverNotice> HandoverNotices => db.Set<HandoverNotice>();
        internal DbSet<HandoverCheck> HandoverChecks => db.Set<HandoverCheck>();
        internal DbSet<HandoverPoint> HandoverPoints => db.Set<HandoverPoint>();
    }
}
