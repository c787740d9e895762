using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Liuke.Storage.Walls;

namespace Liuke.Archive.Imports;

/// <summary>One part of a customer's file before and after an import: for taking it back without touching what somebody changed since.</summary>
[Personal]
public sealed class CustomerImage
{
    private CustomerImage() { }

    public BatchId BatchId { get; private set; }
    public CustomerId CustomerId { get; private set; }

    /// <summary>"customer" for one that the import brought, "head", "fact:…", "key:…" or "review".</summary>
    public string Part { get; private set; } = "";

    /// <summary>Null where there was nothing.</summary>
    public string? Before { get; private set; }

    public string After { get; private set; } = "";

    internal const string Customer = "customer", Head = "head", Review = "review", FactMark = "fact:", KeyMark = "key:";

    // A part that one import changes twice was before what it was before the first time.
    internal static readonly BulkTable Bulk = new("CustomerImages", ["BatchId", "CustomerId", "Part", "Before", "After"], ["BatchId", "CustomerId", "Part"], Overwrites: true)
    {
        Conflict = """ON CONFLICT ("BatchId", "CustomerId", "Part") DO UPDATE SET "After" = excluded."After" """,
    };
}
