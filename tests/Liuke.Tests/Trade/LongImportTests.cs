using System.Globalization;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Trade;
using Liuke.Trade.Imports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Trade;

/// <summary>Imports of many steps: cancelled, broken off, gone on with; and whose rows one may touch.</summary>
public sealed class LongImportTests
{
    private const int Rows = 3 * FileImport.StepRows + 17;

    private static string Many(int price = 1) => "order,customer,date,product code,qty,price\n" + string.Concat(Enumerable.Range(0, Rows)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 7919 % 5000},{i * 7919 % 5000 % 600},2024-01-05,P{i % 30},{1 + i % 3},{price}\n")));

    private static (long, long, long, long, long, long) Counts(ImportSummary s) => (s.Read, s.Inserted, s.Updated, s.Unchanged, s.Refused, s.WithoutCustomer);

    private static async Task<ImportSummary> Read(ImportScene scene, BatchId batch) => (await scene.House.Do<ReadImport, ImportSummary?>(read => read.Run(batch, default)))!;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task an_import_that_broke_off_goes_on_where_it_stopped_and_nothing_is_lost_or_doubled(bool isRepeated)
    {
        await using var straight = await ImportScene.Open();
        await using var broken = await ImportScene.Open();
        if (isRepeated)
        {
            // Half of the lines are there already, so that some rows change nothing and some bring new lines.
            var half = string.Join('\n', Many().Split('\n').Where((_, i) => i == 0 || i % 2 == 0)) + "\n";
            await straight.Import(straight.File(half));
            await broken.Import(broken.File(half));
        }

        var expected = await straight.Import(straight.File(Many()));
        var started = (await broken.Start(broken.File(Many()))).Value;
        for (var i = 0; i < 2; i++)
        {
            await broken.BreakOff(started.Job);
            broken.House.Clock.Advance(RunJob.Lease * 2);
        }

        Assert.InRange((await Read(broken, started.Batch)).Read, FileImport.StepRows, Rows - 1);
        Assert.Equal(JobState.Done, (await broken.RunJob(started.Job)).State);
        var summary = await Read(broken, started.Batch);
        Assert.Equal((Counts(expected), expected.Amount), (Counts(summary), summary.Amount));
        Assert.Equal(await straight.House.Look(Sums), await broken.House.Look(Sums));
        Assert.Equal(await File.ReadAllBytesAsync(expected.ResultFile!), await File.ReadAllBytesAsync(summary.ResultFile!));
    }

    private static async Task<(int, int, long, int)> Sums(Liuke.Storage.Db db)
        => (await db.Orders.CountAsync(), await db.OrderLines.CountAsync(), await db.Orders.SumAsync(o => o.NetMinor), await db.Orders.SumAsync(o => o.LineCount));

    [Fact]
    public async Task a_cancelled_import_keeps_what_was_done_and_can_be_undone()
    {
        await using var scene = await ImportScene.Open();
        var started = (await scene.Start(scene.File(Many()))).Value;
        await scene.CancelInTheMiddle(started);

        var batch = await scene.House.Look(db => db.ImportBatches.SingleAsync());
        Assert.Equal((BatchState.Cancelled, JobState.Cancelled), (batch.State, (await scene.House.Do<ReadJob, JobView?>(r => r.Run(started.Job, default)))!.State));
        Assert.InRange(batch.Counts.Inserted, FileImport.StepRows, Rows - 1);
        Assert.Equal(batch.Counts.Inserted, await scene.House.Look(db => db.OrderLines.CountAsync()));

        var undo = await scene.House.Do<TakeBackImport, Outcome<JobId>>(u => u.Run(started.Batch, null, default));
        await scene.RunJob(undo.Value);
        Assert.Equal(0, await scene.House.Look(db => db.Orders.CountAsync()));
    }

    [Fact]
    public async Task an_import_cancelled_before_it_began_never_begins()
    {
        await using var scene = await ImportScene.Open();
        var started = (await scene.Start(scene.File(Many()))).Value;
        await scene.House.Look(async db =>
        {
            (await db.ImportBatches.SingleAsync()).IsWorkedOnBy(started.Job);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(JobState.Cancelled, (await scene.House.Do<CancelImport, Outcome<JobState>>(c => c.Run(started.Batch, default))).Value);
        await scene.RunJob(started.Job);
        Assert.Equal(0, await scene.House.Look(db => db.Orders.CountAsync()));
    }

    [Fact]
    public async Task a_file_that_was_changed_in_between_is_not_gone_on_with()
    {
        await using var scene = await ImportScene.Open();
        var file = scene.File(Many());
        var started = (await scene.Start(file)).Value;
        await scene.BreakOff(started.Job);
        await File.AppendAllTextAsync(file, "9,9,2024-01-05,P,1,1\n");
        scene.House.Clock.Advance(RunJob.Lease * 2);
        Assert.Equal(IntakeWords.FileChanged("orders.csv"), (await scene.RunJob(started.Job)).Error);
    }

    [Fact]
    public async Task a_file_that_is_damaged_in_the_middle_keeps_its_first_rows_and_says_where_it_broke()
    {
        await using var scene = await ImportScene.Open();
        using var memory = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(memory, System.IO.Compression.CompressionLevel.Fastest, true)) await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Many()));
        var started = (await scene.Start(scene.File(memory.ToArray()[..(int)(memory.Length * 3 / 4)], "orders.csv.gz"))).Value;
        var job = await scene.RunJob(started.Job);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("损坏", job.Error!.Value.Zh, StringComparison.Ordinal);
        Assert.Equal((BatchState.Broken, true), await scene.House.Look(async db => ((await db.ImportBatches.SingleAsync()).State, await db.OrderLines.CountAsync() > 1000)));
        Assert.Equal(Rows, (await scene.Import(scene.File(Many()))) is var again ? again.Inserted + again.Unchanged : 0);
    }

    [Fact]
    public async Task a_managers_file_cannot_touch_another_departments_customers()
    {
        await using var scene = await ImportScene.Open();
        var (east, west) = (scene.House.Clock.New<DepartmentId>(), scene.House.Clock.New<DepartmentId>());
        await scene.House.Look(async db =>
        {
            db.Departments.AddRange(new Department(east, "华东", scene.Firm), new Department(west, "华南", scene.Firm));
            return await db.SaveChangesAsync();
        });
        var manager = await Add(scene, "lin", "林海峰", east, Roles.Manager);
        var rep = await Add(scene, "xiaoyu", "林晓雨", east, Roles.Rep);
        var other = await Add(scene, "lihua", "李华", west, Roles.Rep);
        await scene.ImportText("order,customer,date,amount,业务员\n1,a,2024-01-05,10,lihua\n2,b,2024-01-05,10,林晓雨\n");
        Assert.Equal((other, west), await OwnerOf(scene, "A"));
        Assert.Equal((rep, east), await OwnerOf(scene, "B"));

        var summary = await scene.Import(scene.File("order,customer,date,amount,业务员\n1,a,2024-01-05,99,\n3,a,2024-01-06,5,\n4,b,2024-01-06,5,\n5,c,2024-01-06,5,lihua\n"), by: manager);
        Assert.Equal((2, 2), (summary.Inserted, summary.Refused));
        Assert.Equal(1000, (await scene.Order("1")).NetMinor);
        Assert.Equal((null, east), await OwnerOf(scene, "C"));
        var order = await scene.Order("4");
        Assert.Equal((rep, east), (order.OwnerId, order.DepartmentId));
    }

    private static async Task<PersonId> Add(ImportScene scene, string user, string name, DepartmentId department, Roles roles)
        => (await scene.House.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new(user, name, department, roles, "a-good-password"), default))).Value;

    private static Task<(PersonId?, DepartmentId)> OwnerOf(ImportScene scene, string key) => scene.House.Look(async db =>
    {
        var customer = await db.Customers.SingleAsync(c => c.ExternalKey == key);
        return (customer.OwnerId, customer.DepartmentId);
    });
}
