using System.Text;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Trade;
using Liuke.Trade.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Trade;

/// <summary>A house with one department into which sales files are imported.</summary>
public sealed class ImportScene : IAsyncDisposable
{
    public const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private int files;

    private ImportScene(TestHouse house) => House = house;

    public TestHouse House { get; }
    public DepartmentId Firm { get; private set; }

    public static async Task<ImportScene> Open(Action<IServiceCollection>? also = null)
    {
        var scene = new ImportScene(await TestHouse.Open(also));
        scene.Firm = scene.House.Clock.New<DepartmentId>();
        await scene.House.Look(async db =>
        {
            db.Departments.Add(new Department(scene.Firm, "公司", null));
            return await db.SaveChangesAsync();
        });
        return scene;
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();

    public string File(string text, Encoding? encoding = null, string name = "orders.csv") => File((encoding ?? new UTF8Encoding(false)).GetBytes(text), name);

    public string File(byte[] bytes, string name = "orders.csv")
    {
        var folder = Directory.CreateDirectory(Path.Combine(House.Folder, (++files).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public static string Lines(params string[] rows) => string.Join('\n', [Header, .. rows]) + "\n";

    public Task<Outcome<StartedImport>> Start(string path, ImportSettings? settings = null, PersonId? by = null, string? profile = null)
        => Start(new(path, profile, settings, by) { Kind = "orders" });

    public Task<Outcome<StartedImport>> Start(FileToImport file) => House.Do<StartImport, Outcome<StartedImport>>(start => start.Run(file, default));

    /// <summary>Imports a whole file of some kind, which must not be refused.</summary>
    public async Task<(BatchId Batch, ImportSummary Summary)> ImportAs(string kind, string path, ImportSettings? settings = null, PersonId? by = null)
    {
        var started = await Start(new(path, null, settings, by) { Kind = kind });
        Assert.Null(started.Refusal?.Sentence.En);
        var job = await RunJob(started.Value.Job);
        Assert.Null(job.Error?.En);
        return (started.Value.Batch, (await House.Do<ReadImport, ImportSummary?>(read => read.Run(started.Value.Batch, default)))!);
    }

    public async Task TakeBack(BatchId batch)
    {
        var asked = await House.Do<TakeBackImport, Outcome<JobId>>(undo => undo.Run(batch, null, default));
        Assert.Null(asked.Refusal?.Sentence.En);
        var job = await RunJob(asked.Value);
        Assert.Null(job.Error?.En);
        Assert.Equal(JobState.Done, job.State);
    }

    public async Task<PersonId> Person(string userName, Roles roles, DepartmentId? department = null)
        => (await House.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new(userName, "名" + userName, department ?? Firm, roles, "a-good-password"), default))).Value;

    public async Task<JobView> RunJob(JobId job)
    {
        await House.Services.GetRequiredService<RunJob>().Run(job, null, default);
        return (await House.Do<ReadJob, JobView?>(read => read.Run(job, default)))!;
    }

    /// <summary>The house closes after the first step of the job; the job stays as a killed process would leave it.</summary>
    public async Task BreakOff(JobId job)
    {
        using var closing = new CancellationTokenSource();
        try
        {
            await House.Services.GetRequiredService<RunJob>().Run(job, (_, _) => closing.Cancel(), closing.Token);
        }
        catch (OperationCanceledException)
        {
            // As meant.
        }
    }

    /// <summary>A person cancels after the first step.</summary>
    public async Task CancelInTheMiddle(StartedImport started)
    {
        var asked = 0;
        await House.Services.GetRequiredService<RunJob>().Run(started.Job, (_, _) =>
        {
            if (Interlocked.Exchange(ref asked, 1) == 1) return;
            House.Do<CancelImport, Outcome<JobState>>(cancel => cancel.Run(started.Batch, default)).GetAwaiter().GetResult();
            Thread.Sleep(1500); // until the heartbeat has seen it
        }, default);
    }

    /// <summary>Imports a whole file, which must not be refused.</summary>
    public async Task<ImportSummary> Import(string path, ImportSettings? settings = null, PersonId? by = null, string? profile = null)
        => (await ImportBatch(path, settings, by, profile)).Summary;

    public async Task<(BatchId Batch, ImportSummary Summary)> ImportBatch(string path, ImportSettings? settings = null, PersonId? by = null, string? profile = null)
    {
        var started = await Start(path, settings, by, profile);
        Assert.Null(started.Refusal?.Sentence.En);
        var job = await RunJob(started.Value.Job);
        Assert.Null(job.Error?.En);
        return (started.Value.Batch, (await House.Do<ReadImport, ImportSummary?>(read => read.Run(started.Value.Batch, default)))!);
    }

    public Task<ImportSummary> ImportText(string text, ImportSettings? settings = null) => Import(File(text), settings);

    public Task<Order> Order(string number) => House.Look(db => db.Orders.AsNoTracking().SingleAsync(o => o.Number == number));

    public Task<List<OrderLine>> LinesOf(string number) => House.Look(async db =>
    {
        var order = await db.Orders.SingleAsync(o => o.Number == number);
        return await db.OrderLines.AsNoTracking().Where(l => l.OrderId == order.Id).OrderBy(l => l.LineNo).ToListAsync();
    });

    /// <summary>Everything that imports write, as text, to see whether two states are the same.</summary>
    public Task<string> Contents() => House.Look(async db =>
    {
        var text = new StringBuilder();
        foreach (var o in await db.Orders.AsNoTracking().OrderBy(o => o.Number).ToListAsync())
        {
            text.AppendLine($"{o.Number} {o.CustomerId} {o.Kind} {o.OrderedAt} {o.NetMinor} {o.LineCount} {o.CostedNetMinor} {o.CostMinor}");
            foreach (var l in await db.OrderLines.AsNoTracking().Where(l => l.OrderId == o.Id).OrderBy(l => l.LineNo).ToListAsync())
                text.AppendLine($"  {l.LineNo} {l.ProductId} {l.QuantityMicro} {l.UnitPriceMicro} {l.AmountMinor} {l.UnitCostMicro} {l.SourceLine}");
        }

        foreach (var p in await db.Products.AsNoTracking().OrderBy(p => p.Code).ToListAsync()) text.AppendLine($"{p.Code} {p.Name} {p.UnitCostMicro}");
        return text.ToString();
    });
}
