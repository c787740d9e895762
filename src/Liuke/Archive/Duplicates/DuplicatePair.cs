using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Duplicates;

/// <summary>Nobody has looked yet, or somebody said that they are two.</summary>
/// <remarks>The numbers are stored: append, never renumber. Those that were merged stand among the merges.</remarks>
public enum PairState { Open = 0, Different = 1 }

/// <summary>Two customers who may be one, and why. The smaller number stands first.</summary>
/// <remarks>Whoever lists pairs joins both customers: a pair is seen by whoever sees both.</remarks>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class DuplicatePair
{
    private DuplicatePair() { }

    public CustomerId CustomerId { get; private set; }
    public CustomerId OtherId { get; private set; }
    public long Number { get; private set; }
    public long OtherNumber { get; private set; }
    public LikeReason Reason { get; private set; }
    public int Percent { get; private set; }
    [Personal]
    public string Shared { get; private set; } = "";

    public PairState State { get; private set; }
    public Instant FoundAt { get; private set; }

    /// <summary>The look through the archive that saw it last.</summary>
    public Guid? Look { get; private set; }

    public PersonId? JudgedBy { get; private set; }
    public Instant? JudgedAt { get; private set; }

    public Like Like => new(Reason, Percent, Shared);

    /// <summary>They are two: never raised again.</summary>
    internal void Judge(PersonId by, Instant at) => (State, JudgedBy, JudgedAt) = (PairState.Different, by, at.Cut());

    /// <summary>What is found again says the stronger reason, and stays what somebody said of it.</summary>
    internal static BulkTable Bulk { get; } = new("DuplicatePairs", ["CustomerId", "OtherId", "Number", "OtherNumber", "Reason", "Percent", "Shared", "State", "FoundAt", "Look"], ["CustomerId", "OtherId"], Overwrites: true)
    {
        Conflict = """
            ON CONFLICT ("CustomerId", "OtherId") DO UPDATE SET
                "Reason" = CASE WHEN "DuplicatePairs"."Look" = excluded."Look" AND "DuplicatePairs"."Percent" >= excluded."Percent" THEN "DuplicatePairs"."Reason" ELSE excluded."Reason" END,
                "Shared" = CASE WHEN "DuplicatePairs"."Look" = excluded."Look" AND "DuplicatePairs"."Percent" >= excluded."Percent" THEN "DuplicatePairs"."Shared" ELSE excluded."Shared" END,
                "Percent" = CASE WHEN "DuplicatePairs"."Look" = excluded."Look" AND "DuplicatePairs"."Percent" >= excluded."Percent" THEN "DuplicatePairs"."Percent" ELSE excluded."Percent" END,
                "Look" = excluded."Look"
            """,
    };
}

internal sealed class PairTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<DuplicatePair>(pair =>
    {
        pair.ToTable("DuplicatePairs");
        pair.HasKey(p => new { p.CustomerId, p.OtherId });
        pair.Ignore(p => p.Like);
        pair.HasIndex(p => p.OtherId);
        pair.HasIndex(p => new { p.State, p.Percent, p.Number, p.OtherNumber }).IsDescending(false, true, false, false).HasDatabaseName("IX_DuplicatePairs_ByLikeness");
    });
}

public static class PairSets
{
    extension(Db db)
    {
        public DbSet<DuplicatePair> DuplicatePairs => db.Set<DuplicatePair>();
    }
}
