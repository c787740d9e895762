using Liuke.Access;
using Liuke.Access.Firm;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Trade.Imports;
using Microsoft.EntityFrameworkCore;
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
public sealed class DemoScene(IServiceProvider scope, IDbContextFactory<Db> store, Company company, IClock clock)
{
    private static readonly CompanySettings Firm = new("Asia/Shanghai", "GBP", 30, 300);

    /// <param name="watch">Told which step is under way and how far it is.</param>
    /// <returns>Whether anything had to be done.</returns>
    public async Task<Outcome<bool>> Run(DemoWish wish, Action<Text, long, long> watch, CancellationToken stop)
    {
        if (!File.Exists(wish.Sample)) return Refusal.Missing(DemoWords.SampleMissing(wish.Sample));
        if (await StaffIfMissing(wish.Password, stop) is { } refusal) return refusal;

        var isImported = await IsDone(RunImport.Kind, stop);
        if (!isImported && await Import(wish, watch, stop) is { } noImport) return noImport;
        if (isImported && await IsDone(RefreshInsight.Kind, stop)) return false;
        return await Refresh(watch, stop) is { } noRefresh ? noRefresh : true;
    }

    private async Task<Refusal?> StaffIfMissing(string password, CancellationToken stop)
    {
        await using (var db = await store.CreateDbContextAsync(stop))
        {
            var known = await db.People.Select(p => p.UserName).ToListAsync(stop);
            if (DemoPeople.All.All(p => known.Contains(p.UserName))) return null;
            if (known.Exists(name => DemoPeople.All.All(p => p.UserName != name))) return Refusal.Conflict(DemoWords.OtherData);
        }

        if ((await Ask<SetUpCompany>().Run(Firm, stop)).Refused(out var refusal, out _)) return refusal;
        var departments = await Departments(stop);
        foreach (var someone in DemoPeople.All)
        {
            var added = await Ask<AddPerson>().Run(new(someone.UserName, someone.Name, departments[someone.Department], someone.Roles, password) { IsDemo = true }, stop);
            if (added.Refused(out refusal, out _) && refusal.Kind != RefusalKind.Conflict) return refusal;
        }

        return null;
    }

    private async Task<Dictionary<string, DepartmentId>> Departments(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var known = await db.Departments.ToDictionaryAsync(d => d.Name, d => d.Id, stop);
        if (!known.TryGetValue(DemoPeople.Firm, out var firm)) known[DemoPeople.Firm] = firm = (await Ask<AddDepartment>().Run(DemoPeople.Firm, null, stop)).Value;
        foreach (var name in DemoPeople.Departments)
            if (!known.ContainsKey(name)) known[name] = (await Ask<AddDepartment>().Run(name, firm, stop)).Value;
        return known;
    }

    private async Task<Refusal?> Import(DemoWish wish, Action<Text, long, long> watch, CancellationToken stop)
    {
        if (await Unfinished(RunImport.Kind, stop) is { } interrupted) return await WorkOff(interrupted, DemoWords.Importing, watch, stop);

        var file = Path.Combine(wish.Folder, "demo-orders.csv");
        watch(DemoWords.Preparing, 0, 0);
        await new DemoSalesFile(wish.Sample, wish.OneIn).Write(file, company.Today(clock), stop);
        if ((await Ask<StartImport>().Run(new(file) { Kind = OrderFields.Kind }, stop)).Refused(out var refusal, out var started)) return refusal;
        if (await WorkOff(started.Job, DemoWords.Importing, watch, stop) is { } broken) return broken;
        File.Delete(file);
        return null;
    }

    private async Task<Refusal?> Refresh(Action<Text, long, long> watch, CancellationToken stop)
    {
        var job = await Unfinished(RefreshInsight.Kind, stop) ?? await Ask<AskForJob>().Run<RefreshInsight>(new RefreshArguments(), null, null, stop);
        return await WorkOff(job, DemoWords.Computing, watch, stop);
    }

    // A job whose process was killed is taken over when its lease has run out.
    private async Task<Refusal?> WorkOff(JobId id, Text step, Action<Text, long, long> watch, CancellationToken stop)
    {
        while (true)
        {
            var isMine = await Ask<RunJob>().Run(id, (done, total) => watch(step, done, total), stop);
            var job = await Ask<ReadJob>().Run(id, stop) ?? throw new InvalidOperationException($"Job {id} is gone.");
            if (job.IsOver) return job.State == JobState.Done ? null : Refusal.Conflict(job.Error ?? DemoWords.Stopped);
            if (!isMine) await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
        }
    }

    private async Task<bool> IsDone(string kind, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Jobs.AnyAsync(j => j.Kind == kind && j.State == JobState.Done, stop);
    }

    private async Task<JobId?> Unfinished(string kind, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Jobs.Where(j => j.Kind == kind && (j.State == JobState.Waiting || j.State == JobState.Running))
            .OrderBy(j => j.RequestedAt).Select(j => (JobId?)j.Id).FirstOrDefaultAsync(stop);
    }

    private T Ask<T>() where T : notnull => scope.GetRequiredService<T>();
}
