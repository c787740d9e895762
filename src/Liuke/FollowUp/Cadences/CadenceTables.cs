using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp.Cadences;

internal sealed class CadenceTables : ITables
{
    public const string Name = "CustomerCadences";

    public static readonly BulkTable Enrol = new(Name, ["CustomerId", "Number", "OwnerId", "DepartmentId", "Grade", "Proposed", "BeganOn", "DueOn", "ToRaiseOn", "Version"], ["CustomerId"], Overwrites: true)
    {
        Conflict = """ON CONFLICT ("CustomerId") DO NOTHING""",
    };

    public static readonly BulkTable Propose = new(Name, ["CustomerId", "Proposed", "ProposedFacts", "Grade", "DueOn", "ToRaiseOn"], ["CustomerId"]) { OnlyUpdates = true };

    public static readonly BulkTable Escalate = new("WorkEscalations", ["ItemId", "DueOn", "Step", "CustomerId", "OwnerId", "DepartmentId", "At"], ["ItemId", "DueOn", "Step"], Overwrites: true)
    {
        Conflict = """ON CONFLICT ("ItemId", "DueOn", "Step") DO NOTHING""",
    };

    public void Map(ModelBuilder model)
    {
        model.Entity<CustomerCadence>(cadence =>
        {
            cadence.ToTable(Name);
            cadence.HasKey(c => c.CustomerId);
            cadence.Property(c => c.Version).IsConcurrencyToken();
            cadence.HasIndex(c => c.ToRaiseOn).HasFilter("\"ToRaiseOn\" IS NOT NULL");
            cadence.HasIndex(c => new { c.DepartmentId, c.WishedAt }).HasFilter("\"Wished\" IS NOT NULL").HasDatabaseName("IX_CustomerCadences_Wished");
            cadence.HasIndex(c => new { c.OwnerId, c.Grade, c.Number });
            cadence.HasIndex(c => new { c.DepartmentId, c.Grade, c.Number });
            cadence.HasIndex(c => new { c.Grade, c.Number });
        });
        model.Entity<GradeChange>(change =>
        {
            change.ToTable("GradeChanges");
            change.HasIndex(c => new { c.CustomerId, c.At });
        });
        model.Entity<CadenceRules>().ToTable("CadenceRules").Property(r => r.Id).ValueGeneratedNever();
        model.Entity<CadenceMark>().ToTable("CadenceMarks").Property(m => m.Id).ValueGeneratedNever();
        model.Entity<WorkEscalation>(step =>
        {
            step.ToTable("WorkEscalations");
            step.HasKey(e => new { e.ItemId, e.DueOn, e.Step });
            step.HasIndex(e => new { e.OwnerId, e.At });
            step.HasIndex(e => e.CustomerId);
        });
    }
}

public static class CadenceSets
{
    extension(Db db)
    {
        public DbSet<CustomerCadence> CustomerCadences => db.Set<CustomerCadence>();
        public DbSet<GradeChange> GradeChanges => db.Set<GradeChange>();
        public DbSet<WorkEscalation> WorkEscalations => db.Set<WorkEscalation>();
        internal DbSet<CadenceRules> CadenceRules => db.Set<CadenceRules>();
        internal DbSet<CadenceMark> CadenceMarks => db.Set<CadenceMark>();

        /// <summary>The rules in force.</summary>
        internal async Task<CadenceRules> RulesOfCadence(CancellationToken stop)
            => await db.CadenceRules.AsNoTracking().SingleOrDefaultAsync(stop) ?? Cadences.CadenceRules.AsDelivered();
    }
}
