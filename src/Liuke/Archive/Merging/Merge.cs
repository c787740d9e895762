using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

public readonly record struct MergeId(Guid Value) : IId<MergeId>
{
    public static MergeId From(Guid value) => new(value);
    public static bool TryParse([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, IFormatProvider? p, out MergeId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>Two files that were one customer became one: who did it, when, under what, and whether it was taken back.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class Merge
{
    /// <summary>So long every row is remembered as it was; later the merge stands.</summary>
    public const int UndoDaysMax = 180;

    private Merge() { }

    internal Merge(MergeId id, Customer survivor, Customer loser, Deed deed)
        => (Id, CustomerId, IntoId, LoserId, LoserCode, LoserName, By, At, Under) = (id, survivor.Id, survivor.Id, loser.Id, loser.Code, loser.Name, deed.By, deed.At.Cut(), deed.Under);

    public MergeId Id { get; private set; }

    /// <summary>With whom it stands now: the survivor, or whoever the survivor was merged into since.</summary>
    public CustomerId CustomerId { get; private set; }

    /// <summary>The survivor of that day.</summary>
    public CustomerId IntoId { get; private set; }

    public CustomerId LoserId { get; private set; }
    [NotPersonal("a code")]
    public string LoserCode { get; private set; } = "";

    [Personal]
    public string LoserName { get; private set; } = "";

    /// <summary>How many rows moved, changed or were put aside.</summary>
    public int Rows { get; private set; }

    /// <summary>"grant:…" or "approval:…"; null where none was needed.</summary>
    [NotPersonal("an id")]
    public string? Under { get; private set; }

    public PersonId By { get; private set; }
    public Instant At { get; private set; }
    public PersonId? UndoneBy { get; private set; }
    public Instant? UndoneAt { get; private set; }

    public bool IsUndone => UndoneAt is not null;

    internal bool IsTooOld(Instant now) => now - At > Duration.FromDays(UndoDaysMax);

    internal void Wrote(int rows) => Rows += rows;

    internal void Undo(PersonId by, Instant at) => (UndoneBy, UndoneAt) = (by, at.Cut());

    /// <summary>Who merges or takes back, when, and under which grant or approval.</summary>
    internal sealed record Deed(PersonId By, Instant At, string? Under);
}

/// <summary>A row that a merge moved, changed, put aside or made, as it was and as the merge left it.</summary>
[PartOf(typeof(Merge), nameof(MergeId))]
public sealed class MergedRow
{
    private MergedRow() { }

    public MergeId MergeId { get; private set; }
    public int No { get; private set; }
    [NotPersonal("a table")]
    public string Table { get; private set; } = "";

    /// <summary>JSON of its columns, or of its key and those that changed; null where the merge made it.</summary>
    [Personal]
    public string? Before { get; private set; }

    /// <summary>Null where the merge put it aside.</summary>
    [Personal]
    public string? After { get; private set; }

    internal static BulkTable Bulk { get; } = new("MergedRows", ["MergeId", "No", "Table", "Before", "After"], ["MergeId", "No"]);
}

/// <summary>The code of a file that was merged into another: it leads there for ever.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class FormerCode
{
    private FormerCode() { }

    internal FormerCode(Customer former, CustomerId now) => (Code, FormerId, Number, CustomerId) = (former.Code, former.Id, former.Number, now);

    [NotPersonal("a code")]
    public string Code { get; private set; } = "";

    public CustomerId CustomerId { get; private set; }

    /// <summary>The id that it had.</summary>
    public CustomerId FormerId { get; private set; }

    /// <summary>The number that it had.</summary>
    public long Number { get; private set; }
}

internal sealed class MergeTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Merge>(merge =>
        {
            merge.ToTable("Merges");
            merge.Ignore(m => m.IsUndone);
            merge.HasIndex(m => new { m.CustomerId, m.At });
            merge.HasIndex(m => m.At);
            merge.HasIndex(m => m.LoserId);
        });
        model.Entity<MergedRow>(row =>
        {
            row.ToTable("MergedRows");
            row.HasKey(r => new { r.MergeId, r.No });
        });
        model.Entity<FormerCode>(former =>
        {
            former.ToTable("FormerCodes");
            former.HasKey(f => f.Code);
            former.HasIndex(f => f.CustomerId);
            former.HasIndex(f => f.FormerId);
        });
    }
}

public static class MergeSets
{
    extension(Db db)
    {
        public DbSet<Merge> Merges => db.Set<Merge>();
        public DbSet<FormerCode> FormerCodes => db.Set<FormerCode>();
        internal DbSet<MergedRow> MergedRows => db.Set<MergedRow>();
    }
}
