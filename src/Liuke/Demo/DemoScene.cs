using Liuke.Basics;
using Liuke.Insight.Refresh;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Trade.Imports;
using NodaTime;

namespace Liuke.Demo;

/// <param name="Password">Everybody's.</param>
/// <param name="Folder">Where the sales file is written.</param>
/// <param name="OneIn">Takes every customer, or one in so many for a smaller scene.</param>
public sealed record DemoWish(string Password, string Folder, int OneIn = 1)
{
    public string Sample { get; init; } = Path.Combine(AppContext.BaseDirectory, "samples", "online_retail.csv.gz");
}

/// <summary>Sets the demo firm up through the same use cases that people use; started again, it goes on where it stopped.</summary>
public sealed class DemoScene(IServiceProvider scope, DemoStaff staff, DemoJobs jobs, Company company, IClock clock)
{
    private static readonly DemoRoster Roster = new(DemoPeople.Firm, new("Asia/Shanghai", "GBP", 30, 300), DemoPeople.Departments, [.. DemoPeople.All]);

    /// <param name="watch">Told which step is under way and how far it is.</param>
    /// <returns>Whether anything had to be done.</returns>
    public async Task<Outcome<bool>> Run(DemoWish wish, Action<Text, long, long> watch, CancellationToken stop)
    {
        if (!File.Exists(wish.Sample)) return Refusal.Missing(DemoWords.SampleMissing(wish.Sample));
        if (await staff.SetUp(Roster, wish.Password, stop) is { } refusal) return refusal;

        var isImported = await jobs.IsDone(RunImport.Kind, stop);
        if (!isImported && await Import(wish, watch, stop) is { } noImport) return noImport;
        if (isImported && await jobs.IsDone(RefreshInsight.Kind, stop)) return false;
        return await Refresh(watch, stop) is { } noRefresh ? noRefresh : true;
    }

    private async Task<Refusal?> Import(DemoWish wish, Action<Text, long, long> watch, CancellationToken stop)
    {
        if (await jobs.Unfinished(RunImport.Kind, stop) is { } interrupted) return await jobs.WorkOff(interrupted, Watched(DemoWords.Importing, watch), stop);

        var file = Path.Combine(wish.Folder, "demo-orders.csv");
        watch(DemoWords.Preparing, 0, 0);
        await new DemoSalesFile(wish.Sample, wish.OneIn).Write(file, company.Today(clock), stop);
        if ((await Ask<StartImport>().Run(new(file) { Kind = OrderFields.Kind }, stop)).Refused(out var refusal, out var started)) return refusal;
        if (await jobs.WorkOff(started.Job, Watched(DemoWords.Importing, watch), stop) is { } broken) return broken;
        File.Delete(file);
        return null;
    }

    private async Task<Refusal?> Refresh(Action<Text, long, long> watch, CancellationToken stop)
    {
        var job = await jobs.Unfinished(RefreshInsight.Kind, stop) ?? await Ask<AskForJob>().Run<RefreshInsight>(new RefreshArguments(), null, null, stop);
        return await jobs.WorkOff(job, Watched(DemoWords.Computing, watch), stop);
    }

    private static Action<long, long> Watched(Text step, Action<Text, long, long> watch) => (done, total) => watch(step, done, total);

    private T Ask<T>() where T : notnull => scope.GetRequiredService<T>();
}
