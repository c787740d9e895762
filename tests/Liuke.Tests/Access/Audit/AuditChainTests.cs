using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Access.Audit;

public sealed class AuditChainTests
{
    [Fact]
    public async Task an_entry_is_kept_with_the_work_it_tells_of()
    {
        await using var house = await AuditScene.Open();
        await house.Look(async db =>
        {
            db.Departments.Add(new(house.Clock.New<DepartmentId>(), "华东", null));
            db.Audit(AuditEntry.Of(AuditScene.Kind, null, "department", "1", ("rows", "3"), AuditFact.Hashed("mobile", "13800138000")));
            return await db.SaveChangesAsync();
        });

        var line = Assert.Single(await house.Look(AuditScene.Lines));
        Assert.Equal((1L, AuditScene.Kind, "department"), (line.Sequence, line.Kind, line.SubjectKind));
        Assert.Contains("\"3\"", line.Facts, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", line.Facts, StringComparison.Ordinal);
        Assert.Equal(house.Clock.Now, line.At);
    }

    [Fact]
    public async Task work_that_is_undone_leaves_no_entry()
    {
        await using var house = await AuditScene.Open();
        await house.Look(async db =>
        {
            await using (var write = await db.BeginWrite(default))
            {
                db.Audit(AuditEntry.Of(AuditScene.Kind, null, "department", "1"));
                await db.SaveChangesAsync();
            }

            await db.SaveChangesAsync();
            return 0;
        });
        Assert.Empty(await house.Look(AuditScene.Lines));
    }

    [Fact]
    public async Task a_hashed_value_is_recognised_again()
    {
        await using var house = await AuditScene.Open();
        await house.Write(AuditFact.Hashed("mobile", "13800138000"));
        await house.Write(AuditFact.Hashed("mobile", "13800138000"));
        await house.Write(AuditFact.Hashed("mobile", "13800138001"));
        var facts = (await house.Look(AuditScene.Lines)).Select(l => l.Facts).ToList();
        Assert.Equal(facts[0], facts[1]);
        Assert.NotEqual(facts[0], facts[2]);
    }

    [Fact]
    public async Task a_kind_that_no_room_registered_is_refused()
    {
        await using var house = await AuditScene.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Look(db =>
        {
            db.Audit(AuditEntry.Of("nobody.knows", null, "department", "1"));
            return db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task many_writers_at_once_make_one_chain_without_a_gap()
    {
        await using var house = await AuditScene.Open();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () =>
        {
            for (var n = 0; n < 5; n++)
            {
                await house.Look(async db =>
                {
                    await using var write = await db.BeginWrite(default);
                    db.Audit(AuditEntry.Of(AuditScene.Kind, null, "department", $"{i}"));
                    db.Departments.Add(new(house.Clock.New<DepartmentId>(), $"{i}", null));
                    db.Audit(AuditEntry.Of(AuditScene.Kind, null, "department", $"{i}"));
                    await db.SaveChangesAsync();
                    if (n != 3) await write.Commit(default);
                    return 0;
                });
            }
        })));

        var lines = await house.Look(AuditScene.Lines);
        Assert.Equal(Enumerable.Range(1, 32 * 4 * 2).Select(n => (long)n), lines.Select(l => l.Sequence));
        Assert.Empty(await house.Broken());
    }

    [Fact]
    public async Task the_database_refuses_to_change_or_delete_an_entry()
    {
        await using var house = await AuditScene.Open();
        await house.Write();
        foreach (var sql in new[] { """UPDATE "AuditLines" SET "Kind" = 'x'""", """DELETE FROM "AuditLines" """ })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.Look(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Matches("append-only|permission denied", refused.Message);
        }

        Assert.Single(await house.Look(AuditScene.Lines));
    }
}
