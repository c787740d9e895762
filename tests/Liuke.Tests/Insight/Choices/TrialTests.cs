using Liuke.Basics;
using Liuke.Insight.Explained;
using Liuke.Insight.Proofs;
using Liuke.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight.Choices;

public sealed class TrialTests
{
    private static readonly LocalDate From = new(2025, 1, 1);
    private static readonly LocalDate Until = new(2026, 3, 1);

    [Fact]
    public void a_cut_date_after_the_data_is_refused_in_words()
    {
        Assert.True(new TrialAsked("2026-03-05", 90).Check(From, Until).Refused(out var refusal, out _));

        Assert.Contains("数据到 2026-03-01 为止", refusal.Sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("Choose 2025-12-01 or an earlier day", refusal.Sentence.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-12-02", 90, "not over")]
    [InlineData("2025-01-20", 30, "Choose 2025-01-31 or a later day")]
    [InlineData("soon", 90, "not a day")]
    [InlineData(null, 90, "not a day")]
    [InlineData("2025-06-31", 90, "not a day")]
    [InlineData("2025-08-01", 0, "from 7 to 365")]
    [InlineData("2025-08-01", 366, "from 7 to 365")]
    public void what_cannot_be_tried_is_said_in_a_sentence(string? cut, int days, string says)
    {
        Assert.True(new TrialAsked(cut, days).Check(From, Until).Refused(out var refusal, out _));
        Assert.Contains(says, refusal.Sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void without_data_or_with_too_little_there_is_nothing_to_try_on()
    {
        Assert.True(new TrialAsked("2025-08-01", 90).Check(null, null).Refused(out var none, out _));
        Assert.True(new TrialAsked("2026-02-01", 90).Check(new(2026, 1, 1), Until).Refused(out var little, out _));

        Assert.Equal(TrialWords.NothingToTryOn, none.Sentence);
        Assert.Contains("too short", little.Sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_trial_is_kept_and_what_comes_after_its_day_changes_only_what_came()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var sales = Firm.Of(260);
        var cut = sales.Max(s => s.On).PlusDays(-100);
        await shop.Sell(sales);
        await shop.Refresh();
        await Try(house, cut);
        // A planted leak: from the day after the cut on, one in three buys every tenth day, whoever that was before.
        await shop.Sell([.. sales.Where(s => s.On <= cut).Select(s => s.Customer).Distinct().Order(StringComparer.Ordinal).Where((_, i) => i % 3 == 0)
            .SelectMany(c => Enumerable.Range(0, 6).Select(i => new Sale(c, cut.PlusDays(1 + 10 * i), 700, 400)))]);
        await shop.Refresh();
        house.Clock.Advance(Duration.FromMinutes(1));
        await Try(house, cut);

        var view = await house.Do<ReadModels, ModelsView>(read => read.Run(default));
        Assert.Equal(2, view.Trials.Count);
        var (now, was) = (view.Trials[0].Proof, view.Trials[1].Proof);
        Assert.Equal((cut, 60), (view.Trials[0].CutOn, view.Trials[0].Days));
        Assert.Equal(was.Figures.Select(f => (f.Model, f.Predicted)), now.Figures.Select(f => (f.Model, f.Predicted)));
        Assert.Equal(was.Reliability.Select(r => (r.Customers, r.Told)), now.Reliability.Select(r => (r.Customers, r.Told)));
        Assert.Equal(was.Parts, now.Parts);
        Assert.True(now.Bought > was.Bought);
    }

    [Fact]
    public async Task a_day_before_which_hardly_anybody_bought_is_refused_by_the_job()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(Firm.Of(50));
        await shop.Refresh();
        var job = await Try(house, Firm.Today.PlusDays(-120));

        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("100 位", job.Error!.Value.Zh, StringComparison.Ordinal);
        Assert.Equal(job.Error, (await house.Do<ReadModels, ModelsView>(read => read.Run(default))).TrialFailed);
    }

    private static async Task<JobView> Try(TestHouse house, LocalDate cut)
    {
        var asked = await house.Do<AskForTrial, Outcome<JobId>>(ask => ask.Run(new(ModelWords.Day(cut), 60), null, default));
        await house.Services.GetRequiredService<RunJob>().Run(asked.Value, null, default);
        return (await house.Do<ReadJob, JobView?>(read => read.Run(asked.Value, default)))!;
    }
}
