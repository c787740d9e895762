using Liuke.Archive;
using Liuke.Archive.PeoplesData;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Risk;
using Liuke.Storage;
using Liuke.Tests.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.PeoplesData;

public sealed class ConsentTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    private static async Task<(CustomerId Id, string Code)> Buyer(TestHouse house, Shop? known = null)
    {
        var shop = known ?? new Shop(house);
        var ids = await shop.Sell([.. from i in Enumerable.Range(1, 12) select new Sale("K1", Today.PlusDays(-20 * i), 500, 300) { Owner = Shop.Lin }]);
        return (ids["K1"], await house.Look(db => db.Customers.Where(c => c.ExternalKey == "K1").Select(c => c.Code).SingleAsync()));
    }

    private static Task<Outcome<ConsentId>> Keep(TestHouse house, string code, ConsentWish wish, Reach? reach = null)
        => house.Do<KeepConsent, Outcome<ConsentId>>(keep => keep.Run(code, wish, Shop.Lin, default), reach);

    private static Task<bool> Allows(TestHouse house, CustomerId id, ConsentPurpose purpose, ConsentChannel channel) => house.Look(db => Consents.Allows(db, id, purpose, channel, default));

    [Fact]
    public async Task marketing_is_allowed_only_while_consent_stands()
    {
        await using var house = await TestHouse.Open();
        var (id, code) = await Buyer(house);
        Assert.False(await Allows(house, id, ConsentPurpose.Marketing, ConsentChannel.WeChat));
        Assert.True(await Allows(house, id, ConsentPurpose.Service, ConsentChannel.Phone));

        Assert.Null((await Keep(house, code, new(ConsentPurpose.Marketing, ConsentChannel.WeChat, true, "可以发新品", "电话"))).Refusal);
        Assert.True(await Allows(house, id, ConsentPurpose.Marketing, ConsentChannel.WeChat));
        Assert.False(await Allows(house, id, ConsentPurpose.Marketing, ConsentChannel.Sms));

        house.Clock.Advance(Duration.FromMinutes(1));
        Assert.Null((await Keep(house, code, new(ConsentPurpose.Marketing, ConsentChannel.Every, false))).Refusal);
        Assert.False(await Allows(house, id, ConsentPurpose.Marketing, ConsentChannel.WeChat));

        var view = await house.Do<ReadConsents, ConsentView?>(read => read.Run(code, null, default));
        Assert.Equal([(false, null), (true, "可以发新品")], view!.History.Select(h => (h.IsGiven, h.Words)));
    }

    [Fact]
    public async Task consent_needs_proof_and_its_withdrawal_needs_none()
    {
        await using var house = await TestHouse.Open();
        var (_, code) = await Buyer(house);
        Assert.Equal(RefusalKind.Invalid, (await Keep(house, code, new(ConsentPurpose.Marketing, ConsentChannel.Sms, true))).Refusal?.Kind);
        Assert.Null((await Keep(house, code, new(ConsentPurpose.Marketing, ConsentChannel.Sms, false))).Refusal);
        Assert.Equal(RefusalKind.Missing, (await Keep(house, code, new(ConsentPurpose.Marketing, ConsentChannel.Sms, false), Reach.Own(Shop.Chen))).Refusal?.Kind);
    }

    [Fact]
    public async Task who_asks_for_no_personalisation_is_in_no_score_at_once_and_after_the_night()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var (id, code) = await Buyer(house, shop);
        await shop.Sell(RefreshTests.Firm(40));
        await shop.Refresh();
        Assert.NotNull(await house.Look(db => db.Standings.Where(s => s.CustomerId == id).Select(s => s.Alive).SingleAsync()));

        Assert.Null((await Keep(house, code, new(ConsentPurpose.Profiling, ConsentChannel.Every, false))).Refusal);
        Assert.False(await Allows(house, id, ConsentPurpose.Profiling, ConsentChannel.Every));
        await NothingWorkedOut(house, id);
        await shop.Refresh();
        await NothingWorkedOut(house, id);

        house.Clock.Advance(Duration.FromMinutes(1));
        Assert.Null((await Keep(house, code, new(ConsentPurpose.Profiling, ConsentChannel.Every, true, "客户要求恢复"))).Refusal);
        await shop.Refresh();
        Assert.NotNull(await house.Look(db => db.Standings.Where(s => s.CustomerId == id).Select(s => s.Alive).SingleAsync()));
    }

    [Fact]
    public async Task work_that_a_score_raised_is_settled_by_the_next_refresh_after_the_refusal()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var (id, code) = await Buyer(house, shop);
        await shop.Sell(RefreshTests.Firm(40));
        await shop.Refresh();
        await house.Look(async db =>
        {
            var owner = await db.Customers.Where(c => c.Id == id).Select(c => new Seat(c.OwnerId, c.DepartmentId)).SingleAsync();
            await using var write = await db.BeginWrite(default);
            await house.Services.GetRequiredService<WorkRegister>().Raise(db, [new(id, owner, WorkKind.AtRisk, RiskWords.Retention, "{}", 100, Today)], house.Clock.Now, default);
            await write.Commit(default);
            return true;
        });

        Assert.Null((await Keep(house, code, new(ConsentPurpose.Profiling, ConsentChannel.Every, false))).Refusal);
        await shop.Refresh();
        Assert.False(await house.Look(db => db.WorkItems.Open.AnyAsync(i => i.CustomerId == id && i.Kind == WorkKind.AtRisk)));
    }

    private static async Task NothingWorkedOut(TestHouse house, CustomerId id)
    {
        var standing = await house.Look(db => db.Standings.AsNoTracking().SingleAsync(s => s.CustomerId == id));
        Assert.Equal((RetentionState.None, Quadrant.None), (standing.State, standing.Quadrant));
        Assert.Null(standing.Alive ?? standing.Expected365 ?? standing.ValueAtRiskMinor ?? standing.LifetimeValueMinor);
        Assert.Null(standing.RiskSinceOn);
    }
}
