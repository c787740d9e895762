using Liuke.Basics;
using Liuke.Insight.Customers;
using Liuke.Insight.Refresh;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Storage;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class OutlookTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    [Fact]
    public void the_parts_of_the_score_add_up_to_it_exactly()
    {
        IAliveModel[] models = [new MbgNbd(new(0.52, 6.2, 0.89, 1.6)), new OwnRhythm(new(0.8, 4.6, 2, new()))];
        foreach (var model in models)
            for (var x = 0; x < 40; x++)
                for (var silence = 0; silence < 400; silence += 7)
                {
                    var score = RiskScore.Of(model, x, x * 19, x * 19 + silence);
                    Assert.Equal(score.Total, score.Parts.Sum(p => p.Points));
                    Assert.Equal(RiskScore.Of(model.PAlive(x, x * 19, x * 19 + silence)), score.Total);
                    Assert.InRange(score.Total, 0, 100);
                    Assert.True(score.AfterOrder <= score.Total);
                }
    }

    [Fact]
    public async Task a_customer_s_outlook_tells_the_year_the_next_order_and_twelve_weeks()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell([.. RefreshTests.Firm(), .. Enumerable.Range(0, 30).Select(i => new Sale("steady", Today.PlusDays(-40 - 15 * i), 700, 400) { Owner = Shop.Lin })]);
        await shop.Refresh();
        var outlook = (await house.Do<ReadOutlook, Outlook?>(read => read.Run(ids["steady"], default)))!;

        Assert.Equal((Today.PlusDays(-364), Today), (outlook.Curve.Past[0].On, outlook.Curve.Past[^1].On));
        Assert.Equal((Today, Today.PlusDays(91)), (outlook.Curve.Ahead[0].On, outlook.Curve.Ahead[^1].On));
        Assert.Equal(22, outlook.Curve.Past.Count(p => p.BoughtMinor == 70_000));
        Assert.Equal(12, outlook.Curve.Weeks.Count);
        Assert.Equal(outlook.Score.Total, outlook.Curve.Weeks[^1].Risk);
        Assert.Equal(outlook.LastWeek, outlook.Curve.Weeks[^2].Risk);
        Assert.True(outlook.Early <= outlook.Due && outlook.Due <= outlook.Late && outlook.Due > Today.PlusDays(-40));
        Assert.Equal((await shop.Standing(ids["steady"])).NextDueOn, outlook.Due);
    }

    [Fact]
    public async Task an_outlook_is_shown_to_nobody_beyond_whose_reach_the_customer_lies()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell(new Sale("A", Today.PlusDays(-10), 100) { Owner = Shop.Lin });
        await shop.Refresh();

        Assert.NotNull(await house.Do<ReadOutlook, Outlook?>(read => read.Run(ids["A"], default), Reach.Own(Shop.Lin)));
        Assert.Null(await house.Do<ReadOutlook, Outlook?>(read => read.Run(ids["A"], default), Reach.Own(Shop.Chen)));
    }
}
