using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Storage;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.Audit;

/// <summary>Every way of tampering with the log, and the entry that is named for it.</summary>
public sealed class TamperingTests
{
    [Fact]
    public async Task an_untouched_log_is_whole()
    {
        await using var house = await TenEntries();
        await house.KeepHead();
        await house.Write();
        Assert.Empty(await house.Broken());
    }

    [Theory]
    [InlineData("""UPDATE "AuditLines" SET "Facts" = '[{{"field":"n","value":"40"}}]' WHERE "Sequence" = 4""", 4)]
    [InlineData("""UPDATE "AuditLines" SET "Kind" = 'test.other' WHERE "Sequence" = 1""", 1)]
    [InlineData("""UPDATE "AuditLines" SET "SubjectId" = NULL WHERE "Sequence" = 7""", 7)]
    [InlineData("""UPDATE "AuditLines" SET "SubjectKind" = 'departmen', "SubjectId" = 't1' WHERE "Sequence" = 7""", 7)]
    [InlineData("""UPDATE "AuditLines" SET "At" = '2026-03-01 00:00:00+00' WHERE "Sequence" = 10""", 10)]
    [InlineData("""DELETE FROM "AuditLines" WHERE "Sequence" = 5""", 5)]
    [InlineData("""DELETE FROM "AuditLines" WHERE "Sequence" = 1""", 1)]
    [InlineData("""DELETE FROM "AuditLines" WHERE "Sequence" BETWEEN 3 AND 6""", 3)]
    [InlineData("""DELETE FROM "AuditLines" WHERE "Sequence" > 8""", 9)]
    [InlineData("""DELETE FROM "AuditLines" """, 1)]
    public async Task a_changed_or_deleted_entry_is_named(string sql, long first)
    {
        await using var house = await TenEntries();
        await house.KeepHead();
        await house.Tamper(sql);
        Assert.Contains($" {first}", Assert.Single(await house.Broken()).En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task two_swapped_entries_are_named()
    {
        await using var house = await TenEntries();
        await house.Tamper("""UPDATE "AuditLines" SET "Sequence" = -3 WHERE "Sequence" = 3""");
        await house.Tamper("""UPDATE "AuditLines" SET "Sequence" = 3 WHERE "Sequence" = 6""");
        await house.Tamper("""UPDATE "AuditLines" SET "Sequence" = 6 WHERE "Sequence" = -3""");
        Assert.Equal(AuditWords.Changed(3, house.Clock.Now), Assert.Single(await house.Broken()));
    }

    [Fact]
    public async Task a_gap_closed_by_renumbering_is_named()
    {
        await using var house = await TenEntries();
        await house.Tamper("""DELETE FROM "AuditLines" WHERE "Sequence" = 5""");
        for (var n = 6; n <= 10; n++)
            await house.Tamper(string.Create(CultureInfo.InvariantCulture, $"""UPDATE "AuditLines" SET "Sequence" = {n - 1} WHERE "Sequence" = {n}"""));
        Assert.Equal(AuditWords.Changed(5, house.Clock.Now), Assert.Single(await house.Broken()));
    }

    [Fact]
    public async Task a_tail_cut_off_and_grown_again_is_named_by_the_exported_head()
    {
        await using var house = await TenEntries();
        await house.KeepHead();
        await house.Tamper("""DELETE FROM "AuditLines" WHERE "Sequence" > 8""");
        house.Clock.Advance(Duration.FromHours(1));
        for (var n = 0; n < 5; n++) await house.Write(("n", "later"));
        Assert.Equal(AuditWords.Rewritten(10, AuditHeads.FileName(new(2026, 3, 2))), Assert.Single(await house.Broken()));
    }

    [Fact]
    public async Task a_log_rewritten_with_the_key_itself_is_named_by_the_exported_head()
    {
        await using var house = await TenEntries();
        await house.KeepHead();
        await house.Tamper("""DELETE FROM "AuditLines" """);
        // The program seals whatever is written through it: this is the strongest forger there is.
        for (var n = 1; n <= 12; n++) await house.Write(("n", n == 4 ? "40" : $"{n}"));
        Assert.Equal(AuditWords.Rewritten(10, AuditHeads.FileName(new(2026, 3, 2))), Assert.Single(await house.Broken()));
    }

    [Fact]
    public async Task a_log_rewritten_under_another_key_is_named_at_its_first_entry()
    {
        await using var house = await TenEntries();
        await using var forger = await TenEntries();
        var forged = await forger.Look(AuditScene.Lines);
        foreach (var line in forged)
        {
            var hash = Convert.ToHexStringLower(line.Hash);
            await house.Tamper(string.Create(CultureInfo.InvariantCulture, $"""UPDATE "AuditLines" SET "Hash" = {(house.Database.IsPostgres ? $"'\\x{hash}'::bytea" : $"x'{hash}'")} WHERE "Sequence" = {line.Sequence}"""));
        }

        Assert.Equal(AuditWords.Changed(1, house.Clock.Now), Assert.Single(await house.Broken()));
    }

    [Fact]
    public async Task a_head_file_that_cannot_be_read_is_named()
    {
        await using var house = await TenEntries();
        await File.WriteAllTextAsync(Path.Combine(house.Folder, AuditHeads.FileName(new(2026, 3, 1))), "{}");
        Assert.Contains("audit-head-2026-03-01.json", Assert.Single(await house.Broken()).En, StringComparison.Ordinal);
    }

    private static async Task<TestHouse> TenEntries()
    {
        var house = await AuditScene.Open();
        for (var n = 1; n <= 10; n++) await house.Write(("n", n.ToString(CultureInfo.InvariantCulture)));
        return house;
    }
}
