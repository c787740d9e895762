using System.Text;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.People;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Tests.Trade;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Imports;

/// <summary>Who may import what, into whose files, and what becomes of it.</summary>
public sealed class ImportRightsTests
{
    private static (long, long, long, long) Fates(ImportSummary s) => (s.Inserted, s.Updated, s.Unchanged, s.Refused);

    [Fact]
    public async Task what_a_rep_brings_are_drafts_of_their_own_and_a_managers_stand_as_reviewed()
    {
        await using var scene = await ImportScene.Open();
        var (rep, manager) = (await scene.Person("xiaoyu", Roles.Rep), await scene.Person("lin", Roles.Manager));
        Assert.Equal((2, 0, 0, 0), Fates((await scene.ImportAs("customers", scene.File("客户名称,客户编号\n甲公司,A\n乙公司,B\n"), by: rep)).Summary));
        Assert.Equal((1, 0, 0, 0), Fates((await scene.ImportAs("customers", scene.File("客户名称,客户编号\n丙公司,C\n"), by: manager)).Summary));

        var files = await scene.House.Look(db => db.FileReviews.OrderBy(r => r.Number).ToListAsync());
        Assert.Equal([(ReviewState.Draft, rep, rep), (ReviewState.Draft, rep, rep)], files.Take(2).Select(f => (f.State, f.OwnerId!.Value, f.EnteredBy!.Value)));
        Assert.Equal((ReviewState.Reviewed, null), (files[2].State, files[2].OwnerId));

        // Their own drafts they correct by the next file, and they hand them in as ever.
        Assert.Equal((0, 1, 0, 0), Fates((await scene.ImportAs("customers", scene.File("客户名称,客户编号\n甲公司（新）,A\n"), by: rep)).Summary));
        var code = await scene.House.Look(db => db.Customers.Where(c => c.ExternalKey == "A").Select(c => c.Code).SingleAsync());
        Assert.Null((await scene.House.Do<SubmitFile, Outcome<Liuke.Access.Approving.ApprovalId>>(submit => submit.Run(code, null, rep, default))).Refusal);
    }

    [Fact]
    public async Task a_rep_adds_to_a_locked_file_but_changes_nothing_that_stands()
    {
        await using var scene = await ImportScene.Open();
        var rep = await scene.Person("xiaoyu", Roles.Rep);
        await scene.ImportAs("customers", scene.File("客户名称,客户编号,地区,业务员,员工人数,成立日期\n甲公司,A,浙江,xiaoyu,12,\n"));
        await scene.ImportAs("contacts", scene.File("客户编号,联系人,职务\nA,王芳,经理\n"));

        var (_, customers) = await scene.ImportAs("customers", scene.File("客户名称,客户编号,地区,成立日期\n甲公司,A,上海,\n甲公司,A,,2012-03-01\n"), by: rep);
        Assert.True(Fates(customers) == (0, 1, 0, 1), await File.ReadAllTextAsync(customers.ResultFile!));
        var (_, contacts) = await scene.ImportAs("contacts", scene.File("客户编号,联系人,职务,手机\nA,王芳,总监,\nA,王芳,,13900000001\nA,李强,,\n"), by: rep);
        Assert.True(Fates(contacts) == (1, 1, 0, 1), await File.ReadAllTextAsync(contacts.ResultFile!));
        Assert.Equal("经理", await scene.House.Look(db => db.Contacts.Where(c => c.Name == "王芳").Select(c => c.Position).SingleAsync()));
    }

    [Fact]
    public async Task nobody_writes_into_files_beyond_their_reach_nor_learns_that_they_are_there()
    {
        await using var scene = await ImportScene.Open();
        var (rep, other) = (await scene.Person("xiaoyu", Roles.Rep), await scene.Person("chen", Roles.Rep));
        await scene.ImportAs("customers", scene.File("客户名称,客户编号,业务员\n甲公司,A,chen\n"));
        var (_, strange) = await scene.ImportAs("contacts", scene.File("客户编号,公司,联系人\nA,,王芳\n,甲公司,李强\nZZ,,赵六\n"), by: rep);
        Assert.Equal((0, 0, 0, 3), Fates(strange));
        var reasons = (await File.ReadAllLinesAsync(strange.ResultFile!)).Skip(1).Select(l => l[(l.IndexOf("refused", StringComparison.Ordinal) + 8)..].Replace("“A”", "“ZZ”", StringComparison.Ordinal)).ToList();
        Assert.Equal(reasons[0], reasons[2]);
        Assert.Equal((1, 0, 0, 0), Fates((await scene.ImportAs("contacts", scene.File("客户编号,联系人\nA,王芳\n"), by: other)).Summary));
    }

    [Fact]
    public async Task each_kind_takes_its_own_right_at_the_desk_and_in_the_job()
    {
        await using var scene = await ImportScene.Open();
        var rep = await scene.Person("xiaoyu", Roles.Rep);
        var batch = scene.House.Clock.New<BatchId>();
        var path = scene.File(ImportScene.Lines("1,A,B,1,2024-01-05,2,c,UK"));
        await scene.House.Look(async db =>
        {
            db.ImportBatches.Add(new(batch, "orders", new("a.csv", path, new FileInfo(path).Length, scene.House.Clock.Now, false), rep, scene.House.Clock.Now));
            return await db.SaveChangesAsync();
        });
        var job = await scene.House.Do<AskForJob, JobId>(ask => ask.Run<RunImport>(new RunImport.Arguments(batch), rep, null, default));
        var ran = await scene.RunJob(job);
        Assert.Equal(JobState.Failed, ran.State);
        Assert.Contains("may not import orders", ran.Error!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task work_that_waits_under_a_name_of_before_is_still_done()
    {
        await using var scene = await ImportScene.Open();
        var started = (await scene.Start(scene.File(ImportScene.Lines("1,A,B,1,2024-01-05,2,c,UK")))).Value;
        await scene.House.Look(db => db.Jobs.Where(j => j.Id == started.Job).ExecuteUpdateAsync(set => set.SetProperty(j => j.Kind, "orders.import")));
        Assert.Equal(JobState.Done, (await scene.RunJob(started.Job)).State);
        Assert.Equal(1, await scene.House.Look(db => db.Set<Liuke.Trade.Order>().CountAsync()));

        var asked = (await scene.House.Do<TakeBackImport, Outcome<JobId>>(undo => undo.Run(started.Batch, null, default))).Value;
        await scene.House.Look(db => db.Jobs.Where(j => j.Id == asked).ExecuteUpdateAsync(set => set.SetProperty(j => j.Kind, "orders.undo")));
        Assert.Equal(JobState.Done, (await scene.RunJob(asked)).State);
        Assert.Equal(0, await scene.House.Look(db => db.Set<Liuke.Trade.Order>().CountAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task a_folder_that_was_moved_keeps_its_uploads_and_results(bool isOfBefore)
    {
        await using var scene = await ImportScene.Open();
        var batch = (await scene.House.Do<ReceiveFile, Outcome<BatchId>>(receive => receive.Run("orders", "a.csv", new MemoryStream(Encoding.UTF8.GetBytes(ImportScene.Lines("1,A,B,1,2024-01-05,2,c,UK"))), null, default))).Value;
        await scene.House.Do<DecideImport, Outcome<BatchId>>(decide => decide.Run(batch, ImportSettings.Plain, null, null, default));
        var job = (await scene.House.Do<BeginImport, Outcome<JobId>>(begin => begin.Run(batch, null, default))).Value;
        Assert.Equal(JobState.Done, (await scene.RunJob(job)).State);
        var kept = await scene.House.Look(db => db.ImportBatches.SingleAsync());
        Assert.False(Path.IsPathRooted(kept.FilePath) || Path.IsPathRooted(kept.ResultPath!));

        // What was kept before was the whole path, as it was on a machine that is gone.
        if (isOfBefore) await scene.House.Look(db => db.ImportBatches.ExecuteUpdateAsync(set => set.SetProperty(b => b.FilePath, b => "/gone/imports/" + b.FilePath).SetProperty(b => b.ResultPath, b => "/gone/imports/" + b.ResultPath)));
        var moved = Path.Combine(scene.House.Folder, "moved");
        Directory.Move(Path.Combine(scene.House.Folder, "imports"), moved);
        var folder = new ImportFolder(moved);
        var now = await scene.House.Look(db => db.ImportBatches.SingleAsync());
        Assert.True(File.Exists(folder.Whole(now.FilePath)));
        Assert.Contains("inserted", await File.ReadAllTextAsync(folder.Whole(now.ResultPath)!), StringComparison.Ordinal);
        Assert.Equal("/elsewhere/own.csv", folder.Kept("/elsewhere/own.csv"));
    }
}
