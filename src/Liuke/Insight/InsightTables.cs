using Liuke.Insight.Choices;
using Liuke.Insight.Histories;
using Liuke.Insight.Proofs;
using Liuke.Insight.Refresh;
using Liuke.Insight.States;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Insight;

internal sealed class InsightTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<PurchaseHistory>(history =>
        {
            history.ToTable("PurchaseHistories");
            history.HasKey(h => h.CustomerId);
        });
        model.Entity<StateChange>(change =>
        {
            change.ToTable("StateChanges");
            change.HasKey(c => new { c.CustomerId, c.On });
            change.HasIndex(c => new { c.On, c.From, c.To, c.CustomerId });
        });
        model.Entity<InsightRun>(run =>
        {
            run.ToTable("InsightRuns");
            run.Ignore(r => r.Fits);
            run.Ignore(r => r.States);
            run.HasIndex(r => r.StartedAt);
        });
        MapChoices(model);
        MapCells(model);
    }

    private static void MapChoices(ModelBuilder model)
    {
        model.Entity<ModelChoice>(choice =>
        {
            choice.ToTable("ModelChoices");
            choice.Ignore(c => c.Report);
            choice.HasIndex(c => new { c.AsOf, c.ChosenAt });
        });
        model.Entity<Trial>(trial =>
        {
            trial.ToTable("ModelTrials");
            trial.Ignore(t => t.Proof);
            trial.HasIndex(t => t.JudgedAt);
        });
    }

    private static void MapCells(ModelBuilder model)
    {
        model.Entity<BucketCell>(cell =>
        {
            cell.ToTable("BucketCells");
            cell.Property(c => c.Id).ValueGeneratedNever();
            cell.HasIndex(c => new { c.Kind, c.StartsOn });
        });
        model.Entity<CohortCell>(cell =>
        {
            cell.ToTable("CohortCells");
            cell.Property(c => c.Id).ValueGeneratedNever();
        });
        model.Entity<SeatTotal>(total =>
        {
            total.ToTable("SeatTotals");
            total.Property(t => t.Id).ValueGeneratedNever();
        });
        model.Entity<ParetoCurve>(curve =>
        {
            curve.ToTable("ParetoCurves");
            curve.HasKey(c => c.Scope);
        });
    }
}

public static class InsightSets
{
    extension(Db db)
    {
        public DbSet<InsightRun> InsightRuns => db.Set<InsightRun>();
        public DbSet<ModelChoice> ModelChoices => db.Set<ModelChoice>();
        public DbSet<Trial> ModelTrials => db.Set<Trial>();
        public DbSet<BucketCell> BucketCells => db.Set<BucketCell>();
        public DbSet<CohortCell> CohortCells => db.Set<CohortCell>();
        public DbSet<SeatTotal> SeatTotals => db.Set<SeatTotal>();

        // Read through the customer only, for the scope is on the customer.
        public DbSet<PurchaseHistory> PurchaseHistories => db.Set<PurchaseHistory>();
        public DbSet<StateChange> StateChanges => db.Set<StateChange>();

        // Chosen by the reader's own reach.
        internal DbSet<ParetoCurve> ParetoCurves => db.Set<ParetoCurve>();
    }
}
