using Liuke.Archive;
using Liuke.Insight;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class ResumeTests
{
    private const int Customers = 9_000;
    private static readonly LocalDate Today = new(2026, 3, 2);

    private static async Task<(TestHouse House, JobId Job)> Open()
    {
        var house = await TestHouse.Open();
        await new Shop(house).Sell([.. RefreshTests.Firm(), .. Enumerable.Range(0, Customers).Select(c => new Sale($"M{c:00000}", Today.PlusDays(-(c % 300)), 50 + c % 900))]);
        return (house, await house.Do<AskForJob, JobId>(ask => ask.Run<RefreshInsight>(new RefreshArguments(), null, null, default)));
    }

    [Fact]
    public async Task a_refresh_whose_house_closed_in_the_middle_is_gone_on_with_and_ends_whole()
    {
        var (house, job) = await Open();
        await using var closing = house;
        using var closed = new CancellationTokenSource();
        await house.Services.GetRequiredService<RunJob>().Run(job, (done, _) =>
        {
            // All are read and the first stretch is assessed.
            if (done > Customers + 100) closed.Cancel();
        }, closed.Token);
        Assert.Equal((JobState.Running, true), await house.Look(db => db.Jobs.Select(j => new ValueTuple<JobState, bool>(j.State, j.Checkpoint != null)).SingleAsync()));
        Assert.Equal(0, await house.Look(db => db.InsightRuns.CountAsync()));

        house.Clock.Advance(RunJob.Lease + Duration.FromSeconds(1));
        await house.Services.GetRequiredService<RunJob>().Run(job, null, default);

        var view = (await house.Do<ReadJob, JobView?>(read => read.Run(job, default)))!;
        Assert.True(view.State == JobState.Done, view.Error?.En);
        var run = await house.Look(db => db.InsightRuns.SingleAsync());
        Assert.Equal(Customers + 100, run.States.Values.Sum());
        Assert.Equal(Customers + 100, await house.Look(db => db.Standings.CountAsync(s => s.State != RetentionState.None && s.AsOf == Today)));
    }

    [Fact]
    public async Task a_refresh_that_is_cancelled_stops_and_leaves_no_run_behind()
    {
        var (house, job) = await Open();
        await using var closing = house;
        await house.Do<CancelJob, Outcome>(async cancel => new((await cancel.Run(job, default)).Value));
        await house.Services.GetRequiredService<RunJob>().Run(job, null, default);

        Assert.Equal(JobState.Cancelled, (await house.Do<ReadJob, JobView?>(read => read.Run(job, default)))!.State);
        Assert.Equal(0, await house.Look(db => db.InsightRuns.CountAsync()));
    }

    private sealed record Outcome(JobState State);
}
