using Liuke.Archive;
using Liuke.Insight;
using Liuke.Insight.Models;
using Liuke.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight;

/// <summary>The real file: up to 2011-08-31 its maximum lies where nobody ever leaves.</summary>
public sealed class RetailTests
{
    [Fact]
    public async Task where_no_dropout_can_be_identified_it_says_so_and_takes_the_customers_own_rhythm()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(RetailFile.Sales);
        var job = await shop.Refresh(new LocalDate(2011, 8, 31));

        Assert.True(job.State == JobState.Done, job.Error?.En);
        var run = await house.Look(db => db.InsightRuns.SingleAsync());
        Assert.True(run.Fits.IsFallback);
        Assert.False(run.Fits.Tried!.DropoutIdentified);
        Assert.Equal(["Fallback", "NoDropout"], run.Fits.Warnings.Select(w => w.Kind).Where(k => k is "Fallback" or "NoDropout"));
        Assert.Contains("自己的购买节奏", RunWords.Warning(run.Fits.Warnings[0]).Zh, StringComparison.Ordinal);
        Assert.InRange(run.States[RetentionState.Lost] + run.States[RetentionState.Sleeping], 30, 500);
    }
}
