using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Storage.Backup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Liuke.Tests.Access.Audit;

internal static class AuditScene
{
    public const string Kind = "test.done";

    public static Task<TestHouse> Open() => TestHouse.Open(services => services.AddAuditKinds(new AuditKind(Kind, new("试过", "Tried"))));

    public static async Task<List<AuditLine>> Lines(Db db) => await db.AuditLines.AsNoTracking().OrderBy(l => l.Sequence).ToListAsync();

    public static Task<int> Write(this TestHouse house, params AuditFact[] facts) => house.Look(db =>
    {
        db.Audit(AuditEntry.Of(Kind, null, "department", "1", facts));
        return db.SaveChangesAsync();
    });

    /// <summary>What liuke verify says of the audit log.</summary>
    public static async Task<IReadOnlyList<Text>> Broken(this TestHouse house)
        => (await house.Do<VerifyDatabase, IReadOnlyList<Promise>>(v => v.Run(null, default))).Single(p => p.Title == AuditWords.Intact).Broken;

    public static async Task KeepHead(this TestHouse house)
    {
        var id = await house.Do<AskForJob, JobId>(ask => ask.Run<KeepAuditHead>(new { }, null, null, default));
        await house.Services.GetRequiredService<RunJob>().Run(id, null, default);
    }

    /// <summary>As whoever owns the database may: the refusals are taken away first.</summary>
    public static Task<int> Tamper(this TestHouse house, string sql) => house.Look(async db =>
    {
        string[] before = db.Database.IsNpgsql()
            ? ["""ALTER TABLE "AuditLines" DISABLE TRIGGER ALL"""]
            : ["""DROP TRIGGER IF EXISTS "AuditLines_no_update" """, """DROP TRIGGER IF EXISTS "AuditLines_no_delete" """];
        foreach (var step in before) await db.Database.ExecuteSqlRawAsync(step);
        return await db.Database.ExecuteSqlRawAsync(sql);
    });
}
