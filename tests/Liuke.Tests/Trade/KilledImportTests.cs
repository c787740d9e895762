using System.Diagnostics;
using System.Globalization;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Trade;
using Liuke.Trade.Imports;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Trade;

/// <summary>The real program, killed without warning while it imports, as often as it takes.</summary>
/// <remarks>Three kills on a made file; with LIUKE_LONG=1, twenty-five on the whole of Online Retail. The seed is printed.</remarks>
public sealed class KilledImportTests(ITestOutputHelper output)
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LIUKE_LONG") is "1";

    [Fact]
    public async Task an_import_whose_program_is_killed_again_and_again_loses_nothing_and_doubles_nothing()
    {
        await using var scene = await ImportScene.Open();
        await using var straight = await ImportScene.Open();
        var (kills, path) = IsLong ? (25, OnlineRetailTests.Sample) : (3, scene.File(Made()));
        var expected = await straight.Import(path);
        var random = new Random(IsLong ? Environment.TickCount : 20260302);
        var started = (await scene.Start(path)).Value;
        var reached = new List<long>();
        for (var killed = 0; killed < kills;)
        {
            var before = await Read(scene, started);
            var died = await KillOnTheWay(scene, started, before, random);
            await LetTheLeaseRunOut(scene, started.Job);
            if (!died) break;
            reached.Add((await Read(scene, started)).Read);
            killed++;
        }

        output.WriteLine($"killed {reached.Count} times, at rows {string.Join(", ", reached)}");
        Assert.Equal(kills, reached.Count);
        scene.House.Clock.Now = SystemClock.Instance.GetCurrentInstant() + RunJob.Lease * 2;
        Assert.Equal(JobState.Done, (await scene.RunJob(started.Job)).State);

        var summary = await Read(scene, started);
        Assert.Equal(expected with { ResultFile = null, Seconds = 0 }, summary with { ResultFile = null, Seconds = 0 });
        Assert.Equal(await straight.House.Look(Sums), await scene.House.Look(Sums));
        Assert.Equal(await File.ReadAllBytesAsync(expected.ResultFile!), await File.ReadAllBytesAsync(summary.ResultFile!));
        Assert.Equal(0, (await scene.Import(path)).Inserted);
    }

    private static string Made() => "order,customer,date,product code,qty,price\n" + string.Concat(Enumerable.Range(0, 90_000)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{i / 7},{i / 7 % 3000},2024-01-05,P{i % 500},{1 + i % 3},2.5\n")));

    private static async Task<ImportSummary> Read(ImportScene scene, StartedImport started)
        => (await scene.House.Do<ReadImport, ImportSummary?>(read => read.Run(started.Batch, default)))!;

    // Killed at a random moment after its first step, so that every life gets further and the last is not too late.
    private static async Task<bool> KillOnTheWay(ImportScene scene, StartedImport started, ImportSummary before, Random random)
    {
        using var program = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "liuke"), ["serve", "--port", "0", "--database", scene.House.Database.Connection])
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = scene.House.Folder,
            Environment = { ["Liuke__MasterKey"] = Path.Combine(scene.House.Folder, "master.key") },
        })!;
        program.ErrorDataReceived += static (_, _) => { };
        program.BeginErrorReadLine();
        program.BeginOutputReadLine();
        var patience = Stopwatch.StartNew();
        while ((await Read(scene, started)).Read == before.Read && patience.Elapsed < TimeSpan.FromMinutes(2)) await Task.Delay(5);
        await Task.Delay(random.Next(0, IsLong ? 200 : 60));
        program.Kill();
        await program.WaitForExitAsync();
        return await scene.House.Look(db => db.Jobs.AnyAsync(j => j.Id == started.Job && j.State == JobState.Running));
    }

    // The dead process cannot hold its job; half a minute is not waited for, it is written.
    private static Task LetTheLeaseRunOut(ImportScene scene, JobId job) => scene.House.Look(db =>
    {
        var longAgo = SystemClock.Instance.GetCurrentInstant() - RunJob.Lease * 2;
        return db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.HeartbeatAt, longAgo));
    });

    private static async Task<(int, int, long, int, int)> Sums(Db db)
        => (await db.Orders.CountAsync(), await db.OrderLines.CountAsync(), await db.Orders.SumAsync(o => o.NetMinor), await db.Orders.SumAsync(o => o.LineCount), await db.Products.CountAsync());
}
