using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp;

internal sealed class WorkTables : ITables
{
    public const string Open = "\"FinishedAt\" IS NULL";

    public void Map(ModelBuilder model)
    {
        model.Entity<WorkItem>(item =>
        {
            item.ToTable("WorkItems");
            item.Property(i => i.Version).IsConcurrencyToken();
            item.HasIndex(i => new { i.CustomerId, i.Kind, i.Reason }).IsUnique().HasFilter(Open).HasDatabaseName("IX_WorkItems_Open");
            // In the order of the list for each kind of reach, with all that filters need behind it; and one to count by.
            item.HasIndex(i => new { i.OwnerId, i.ValueMinor, i.DueOn, i.Id, i.Kind, i.ShowsOn })
                .IsDescending(false, true, false, false, false, false).HasFilter(Open).HasDatabaseName("IX_WorkItems_ByOwner");
            item.HasIndex(i => new { i.DepartmentId, i.ValueMinor, i.DueOn, i.Id, i.Kind, i.ShowsOn })
                .IsDescending(false, true, false, false, false, false).HasFilter(Open).HasDatabaseName("IX_WorkItems_ByDepartment");
            item.HasIndex(i => new { i.ValueMinor, i.DueOn, i.Id, i.Kind, i.ShowsOn })
                .IsDescending(true, false, false, false, false).HasFilter(Open).HasDatabaseName("IX_WorkItems_ByValue");
            item.HasIndex(i => new { i.DepartmentId, i.OwnerId, i.Kind, i.ShowsOn, i.DueOn, i.ValueMinor }).HasFilter(Open).HasDatabaseName("IX_WorkItems_Tally");
        });
        model.Entity<WorkFinish>(finish =>
        {
            finish.ToTable("WorkFinishes");
            finish.HasIndex(f => new { f.CustomerId, f.At });
            finish.HasIndex(f => new { f.On, f.OwnerId, f.DepartmentId }).HasFilter("\"ById\" IS NOT NULL").HasDatabaseName("IX_WorkFinishes_ByPeople");
            finish.HasIndex(f => f.QuietUntil).HasFilter("\"QuietUntil\" IS NOT NULL");
        });
        model.Entity<WorkSnooze>(snooze =>
        {
            snooze.ToTable("WorkSnoozes");
            snooze.HasIndex(s => s.ItemId);
        });
        model.Entity<WorkHandover>(handover =>
        {
            handover.ToTable("WorkHandovers");
            handover.HasIndex(h => h.ItemId);
        });
    }
}

public static class WorkSets
{
    extension(Db db)
    {
        public DbSet<WorkItem> WorkItems => db.Set<WorkItem>();
        public DbSet<WorkFinish> WorkFinishes => db.Set<WorkFinish>();
        public DbSet<WorkSnooze> WorkSnoozes => db.Set<WorkSnooze>();
        public DbSet<WorkHandover> WorkHandovers => db.Set<WorkHandover>();
    }
}
