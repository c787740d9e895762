using System.Text.Json;
using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>How one file is taken in.</summary>
/// <param name="Columns">Field key to header, for what the headers alone do not tell.</param>
/// <param name="OwnerId">Who gets new customers for whom the file names no salesperson; null leaves them without owner.</param>
/// <param name="DepartmentId">The department of new customers; null is the importer's own, or the whole firm.</param>
/// <param name="IsPaperLedger">Whether the file was keyed from paper, so that its facts are marked by that.</param>
/// <param name="Customer">The code of the customer to whom all rows belong; null where each names its own.</param>
/// <param name="InChinese">The language of the reasons in the result file.</param>
public sealed record ImportSettings(
    IReadOnlyDictionary<string, string> Columns, DateOrder DateOrder = DateOrder.Unknown,
    PersonId? OwnerId = null, DepartmentId? DepartmentId = null, bool InChinese = false, bool IsPaperLedger = false, string? Customer = null)
{
    /// <summary>All by itself: columns by synonyms, dates only where they cannot be mistaken.</summary>
    public static ImportSettings Plain => new(new Dictionary<string, string>(StringComparer.Ordinal), InChinese: Text.ReadsChinese);

    public Mapping Mapping => new(Columns, DateOrder);

    public string ToJson() => JsonSerializer.Serialize(this, Jobs.JobRun.Json);

    public static ImportSettings FromJson(string? json)
        => json is null ? Plain : JsonSerializer.Deserialize<ImportSettings>(json, Jobs.JobRun.Json)!;
}

/// <summary>What came of an import.</summary>
/// <param name="Amount">The exact sum of the amounts of all rows read that had one.</param>
public sealed record ImportSummary(long Read, long Inserted, long Updated, long Unchanged, long Refused, long WithoutCustomer, decimal Amount, string? ResultFile, double Seconds)
{
    public static ImportSummary Of(ImportBatch batch, ImportFolder folder) => Of(batch.Counts, folder.Whole(batch.ResultPath), batch.Seconds);

    public static ImportSummary Of(ImportCounts counts, string? resultFile, double seconds)
        => new(counts.Read, counts.Inserted, counts.Updated, counts.Unchanged, counts.Refused, counts.WithoutCustomer, counts.Amount, resultFile, Math.Round(seconds, 3));
}
