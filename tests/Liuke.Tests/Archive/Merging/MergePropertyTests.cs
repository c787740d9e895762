using FsCheck;
using FsCheck.Fluent;
using Liuke.Archive;
using Liuke.Archive.Merging;
using Liuke.Basics;
using Xunit;

namespace Liuke.Tests.Archive.Merging;

public sealed class MergePropertyTests
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("LIUKE_LONG") is null ? 15 : 250;

    /// <summary>What a merge and its undo add for good: the audit, the timeline, the histories, who did it, the marks of changed orders, and the work that follows.</summary>
    private static readonly string[] Adding = ["AuditLines", "TimelineEntries", "FieldChanges", "Merges", "OrderChanges", "Jobs"];

    /// <summary>What counts how often a row was written.</summary>
    private static readonly string[] Counting = ["Customers.Version", "FileReviews.Version"];

    private static readonly Arbitrary<Happening[]> Histories = (
        from happenings in (from kind in Gen.Choose(0, Happening.Kinds - 1) from onLoser in Gen.Elements(true, false) from a in Gen.Choose(0, 40) from b in Gen.Choose(0, 5) select new Happening(kind, onLoser, a, b)).ListOf()
        select happenings.Take(40).ToArray()).ToArbitrary();

    [Fact]
    public async Task to_merge_and_to_undo_gives_back_every_row_of_every_table_as_it_was()
    {
        await using var scene = await MergeScene.Open();
        Prop.ForAll(Histories, history => Check(scene, history).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(60));
    }

    private static async Task<bool> Check(MergeScene scene, Happening[] history)
    {
        var (survivor, loser, third) = (await scene.Draft(), await scene.Draft(), await scene.Draft());
        foreach (var what in history) await RandomHistory.Happen(scene, what.OnLoser ? loser : survivor, third, what);
        foreach (var file in new[] { survivor, loser }) await scene.House.Do<Merger, bool>(merger => scene.House.Look(async db => (await merger.Measure(db, file, CustomerKind.Enterprise, default)).Count >= 0));
        var before = await scene.Rows(Counting);
        var taken = history.Where(h => h.A % 2 == 0).Select(h => h.Kind == 0 ? "fact:" + new[] { "firm.ordering", "firm.stock", "firm.settlement", "firm.scope" }[h.A % 4] : h.Kind % 2 == 0 ? "name" : "externalKey").Distinct().ToList();

        var merged = (await scene.Merge(survivor, loser, taken)).Value.Done!.Value;
        await NoneIsLost(scene, before, loser);
        Assert.Null((await scene.Undo(merged)).Refusal);

        var after = await scene.Rows(Counting);
        foreach (var (table, rows) in before)
        {
            var gone = rows.Except(after[table]).ToList();
            Assert.True(gone.Count == 0, $"{table} has lost {gone.FirstOrDefault()}\n now {string.Join("\n     ", after[table].Except(rows))}");
            if (!Adding.Contains(table)) Assert.Equal(rows, after[table]);
        }

        return true;
    }

    // As many rows as before, in each table whose rows are histories; and none names the file that is gone, but where that is its purpose.
    private static async Task NoneIsLost(MergeScene scene, Dictionary<string, List<string>> before, CustomerId loser)
    {
        var now = await scene.Rows(Counting);
        foreach (var table in new[] { "Orders", "Interactions", "FileEntries", "Attachments", "Consents", "WorkFinishes", "WorkSnoozes", "OwnerTerms", "CustomerIdentities" }) Assert.Equal(before[table].Count, now[table].Count);
        var mark = TestHouse.PostgresServer is null ? Convert.ToHexString(loser.Value.ToByteArray(true)) : loser.Value.ToString();
        Assert.Empty(now.Where(t => t.Key is not ("Merges" or "MergedRows" or "FormerCodes" or "AuditLines" or "OrderChanges") && t.Value.Exists(r => r.Contains(mark, StringComparison.OrdinalIgnoreCase))).Select(t => t.Key));
    }
}
