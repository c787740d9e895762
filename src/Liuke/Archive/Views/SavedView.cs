using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Views;

public readonly record struct SavedViewId(Guid Value) : IId<SavedViewId>
{
    public static SavedViewId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Who finds a view among their tabs.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum ViewShare { Mine = 0, Department = 1, Firm = 2 }

/// <summary>A list of customers under a name: its address's query and nothing else, so that whoever opens it sees what they may see.</summary>
public sealed class SavedView
{
    public const int NameLengthMax = 30, QueryLengthMax = 3000, PerPersonMax = 50;

    private SavedView() { }

    internal SavedView(SavedViewId id, PersonId by, DepartmentId department, Instant now) => (Id, By, DepartmentId, CreatedAt) = (id, by, department, now.Cut());

    public SavedViewId Id { get; private set; }
    public PersonId By { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>As the address says it, from the question mark on, without a place in the list.</summary>
    public string Query { get; private set; } = "";

    public ViewShare Share { get; private set; }

    /// <summary>The department it is shared with, those below it included.</summary>
    public DepartmentId DepartmentId { get; private set; }

    public Instant CreatedAt { get; private set; }
    public int Version { get; private set; }

    internal Refusal? Say(string name, string query, ViewShare share)
    {
        if (name.Trim().Length is 0 or > NameLengthMax) return Refusal.Invalid(ViewWords.NameLength(NameLengthMax));
        if (query.Length > QueryLengthMax) return Refusal.Invalid(ViewWords.TooLong);
        (Name, Query, Share) = (name.Trim(), query, share);
        Version++;
        return null;
    }
}

/// <summary>The view that opens when a person opens the list without saying more.</summary>
public sealed class ViewDefault
{
    private ViewDefault() { }

    internal ViewDefault(PersonId person, SavedViewId view) => (PersonId, ViewId) = (person, view);

    public PersonId PersonId { get; private set; }
    public SavedViewId ViewId { get; private set; }
}

internal sealed class ViewTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<SavedView>(view =>
        {
            view.ToTable("SavedViews");
            view.Property(v => v.Version).IsConcurrencyToken();
            view.HasIndex(v => new { v.By, v.Name }).IsUnique();
            view.HasIndex(v => v.Share);
        });
        model.Entity<ViewDefault>(chosen =>
        {
            chosen.ToTable("ViewDefaults");
            chosen.HasKey(c => c.PersonId);
        });
    }
}

public static class ViewSets
{
    extension(Db db)
    {
        public DbSet<SavedView> SavedViews => db.Set<SavedView>();
        internal DbSet<ViewDefault> ViewDefaults => db.Set<ViewDefault>();
    }
}
