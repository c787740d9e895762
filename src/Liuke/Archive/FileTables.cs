using Liuke.Archive.Deals;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Archive.Needs;
using Liuke.Archive.Reviews;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive;

/// <summary>The tables of modules, facts, entries, history and reviews.</summary>
internal sealed class FileTables : ITables
{
    public void Map(ModelBuilder model)
    {
        Modules(model);
        Entries(model);
        Changes(model);
    }

    private static void Modules(ModelBuilder model)
    {
        model.Entity<FileModule>(module =>
        {
            module.ToTable("FileModules");
            module.HasKey(m => m.Key);
            module.Ignore(m => m.Title);
        });
        model.Entity<FileField>(field =>
        {
            field.ToTable("FileFields");
            field.HasKey(f => f.Key);
            field.Ignore(f => f.Title).Ignore(f => f.Choices);
            field.HasIndex(f => f.ModuleKey);
        });
        model.Entity<Fact>(fact =>
        {
            fact.ToTable("Facts");
            fact.HasKey(f => new { f.CustomerId, f.FieldKey });
            fact.Ignore(f => f.SeenAt);
            fact.Property(f => f.Version).IsConcurrencyToken();
            fact.HasIndex(f => new { f.FieldKey, f.WordsKey, f.CustomerId });
            fact.HasIndex(f => new { f.FieldKey, f.Amount, f.CustomerId }).HasFilter("\"Amount\" IS NOT NULL");
        });
    }

    private static void Entries(ModelBuilder model)
    {
        model.Entity<FileEntry>(entry =>
        {
            entry.ToTable("FileEntries");
            entry.Ignore(e => e.Words);
            entry.Property(e => e.Version).IsConcurrencyToken();
            entry.HasIndex(e => new { e.CustomerId, e.ModuleKey, e.On });
            entry.HasIndex(e => new { e.ModuleKey, e.On });
            entry.HasIndex(e => new { e.CustomerId, e.ModuleKey, e.NumberKey }).IsUnique().HasFilter("\"NumberKey\" IS NOT NULL AND \"RemovedAt\" IS NULL").HasDatabaseName("IX_FileEntries_Numbers");
            entry.HasIndex(e => new { e.RoutedTo, e.SettledAt, e.On }).HasFilter("\"RoutedTo\" IS NOT NULL");
        });
        model.Entity<Milestone>(step =>
        {
            step.ToTable("Milestones");
            step.HasIndex(m => new { m.CustomerId, m.EntryId });
        });
        model.Entity<NeedRule>(rule =>
        {
            rule.ToTable("NeedRules");
            rule.HasKey(r => r.Event);
            rule.Ignore(r => r.Need);
        });
        model.Entity<NeedSignal>(signal =>
        {
            signal.ToTable("NeedSignals");
            signal.HasKey(s => s.EntryId);
            signal.HasIndex(s => s.CustomerId);
        });
    }

    private static void Changes(ModelBuilder model)
    {
        model.Entity<FieldChange>(change =>
        {
            change.ToTable("FieldChanges");
            change.HasIndex(c => new { c.CustomerId, c.At });
        });
        model.Entity<FileReview>(review =>
        {
            review.ToTable("FileReviews");
            review.HasKey(r => r.CustomerId);
            review.Property(r => r.Version).IsConcurrencyToken();
            review.HasIndex(r => r.OwnerId);
            review.HasIndex(r => new { r.DepartmentId, r.OwnerId, r.FreshUntilOn, r.Completeness, r.Unverified, r.State }).HasDatabaseName("IX_FileReviews_Sums");
            review.HasIndex(r => new { r.Completeness, r.Number, r.DepartmentId }).HasDatabaseName("IX_FileReviews_ByCompleteness");
            review.HasIndex(r => new { r.FreshUntilOn, r.Number, r.DepartmentId }).HasFilter("\"FreshUntilOn\" IS NOT NULL").HasDatabaseName("IX_FileReviews_ByFreshness");
            review.HasIndex(r => new { r.Unverified, r.Number, r.DepartmentId }).HasFilter("\"Unverified\" > 0").HasDatabaseName("IX_FileReviews_ByUnverified");
            review.HasIndex(r => new { r.State, r.Number, r.DepartmentId }).HasFilter("\"State\" < 2").HasDatabaseName("IX_FileReviews_Unreviewed");
        });
    }
}

public static class FileSets
{
    extension(Db db)
    {
        public DbSet<FileModule> FileModules => db.Set<FileModule>();
        public DbSet<FileField> FileFields => db.Set<FileField>();
        public DbSet<Fact> Facts => db.Set<Fact>();
        public DbSet<FileEntry> FileEntries => db.Set<FileEntry>();

        /// <summary>Read only; written by <see cref="FileHistory"/>.</summary>
        public DbSet<FieldChange> FieldChanges => db.Set<FieldChange>();

        public DbSet<FileReview> FileReviews => db.Set<FileReview>();

        public DbSet<Milestone> Milestones => db.Set<Milestone>();
        public DbSet<NeedRule> NeedRules => db.Set<NeedRule>();
        public DbSet<NeedSignal> NeedSignals => db.Set<NeedSignal>();
    }
}
