using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Keys;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Access.Rights;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Archive.Keys;

public sealed class EnterCustomerTests
{
    private const string Credit = "91350100M000100Y43";

    private static async Task<Outcome<EnteredCustomer>> Enter(FirmScene scene, PersonId by, EnterWish wish)
    {
        var reach = await scene.Reach(by, ArchivePermissions.EnterCustomers);
        return await scene.House.Do<EnterCustomer, Outcome<EnteredCustomer>>(enter => enter.Run(wish, by, default), reach);
    }

    [Fact]
    public async Task a_customer_entered_by_hand_is_a_draft_of_its_owner_with_code_standing_and_keys()
    {
        await using var scene = await FirmScene.Open();
        var entered = (await Enter(scene, scene.Xiaoyu, new(" 宁波海天灯饰有限公司 ") { Kind = CustomerKind.Dealer, Owner = scene.Xiaoyu, Mobile = "138 0013 8000", CreditCode = Credit.ToLowerInvariant(), Country = "DE" })).Value;

        var customer = await scene.House.Look(db => db.Customers.SingleAsync(c => c.Id == entered.Id));
        Assert.Equal(("宁波海天灯饰有限公司", CustomerKind.Dealer, CustomerStage.Prospect, "DE", scene.Xiaoyu, scene.East), (customer.Name, customer.Kind, customer.Stage, customer.Country, customer.OwnerId!.Value, customer.DepartmentId));
        Assert.Equal(2, await scene.House.Look(db => db.Set<CustomerIdentity>().CountAsync(i => i.CustomerId == entered.Id)));
        Assert.Equal(ReviewState.Draft, (await scene.House.Look(db => db.FileReviews.SingleAsync(r => r.CustomerId == entered.Id))).State);
        Assert.Equal(Credit, (await scene.House.Look(db => db.Facts.SingleAsync(f => f.CustomerId == entered.Id))).Words);
        Assert.Equal(1, await scene.House.Look(db => db.Standings.CountAsync(s => s.CustomerId == entered.Id)));
    }

    [Theory]
    [InlineData("+86 138-0013-8000", null, null)]
    [InlineData(null, "9135 0100 M000 100Y 43", null)]
    [InlineData(null, null, " ｔｂ小海 ")]
    public async Task whoever_enters_a_known_key_is_told_who_has_it(string? mobile, string? credit, string? external)
    {
        await using var scene = await FirmScene.Open();
        var known = (await Enter(scene, scene.Xiaoyu, new("宁波海天灯饰") { Owner = scene.Xiaoyu, Mobile = "13800138000", CreditCode = Credit, ExternalKey = "TB小海" })).Value;

        var again = await Enter(scene, scene.Xiaoyu, new("另一个名字") { Owner = scene.Xiaoyu, Mobile = mobile, CreditCode = credit, ExternalKey = external });
        Assert.Equal(RefusalKind.Conflict, again.Refusal!.Kind);
        Assert.Contains(known.Code, again.Refusal.Sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("宁波海天灯饰", again.Refusal.Sentence.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_holder_beyond_reach_is_named_by_a_mask_and_its_department()
    {
        await using var scene = await FirmScene.Open();
        await Enter(scene, scene.Tang, new("成都红星食品贸易") { Owner = scene.Tang, Mobile = "13800138000" });

        var said = (await Enter(scene, scene.Xiaoyu, new("红星") { Owner = scene.Xiaoyu, Mobile = "13800138000" })).Refusal!.Sentence.Zh;
        Assert.DoesNotContain("红星", said, StringComparison.Ordinal);
        Assert.Contains("西南区", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_many_who_enter_one_mobile_at_once_one_wins_and_the_others_are_told_who_has_it()
    {
        await using var scene = await FirmScene.Open();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Enter(scene, scene.Xiaoyu, new($"名字{i}号") { Owner = scene.Xiaoyu, Mobile = "13800138000" }))));

        var won = Assert.Single(outcomes, o => o.Refusal is null).Value;
        Assert.All(outcomes.Where(o => o.Refusal is not null), o => Assert.Contains(won.Code, o.Refusal!.Sentence.Zh, StringComparison.Ordinal));
        Assert.Equal(1, await scene.House.Look(db => db.Customers.CountAsync()));
        Assert.Equal(1, await scene.House.Look(db => db.FileReviews.CountAsync()));
    }

    [Fact]
    public async Task the_index_itself_keeps_a_key_from_two_customers()
    {
        await using var scene = await FirmScene.Open();
        var (one, other) = (await scene.Customer(scene.Xiaoyu, scene.East), await scene.Customer(scene.Chen, scene.East));
        await Assert.ThrowsAsync<DbUpdateException>(() => scene.House.Look(async db =>
        {
            var hash = await db.Set<CustomerIdentity>().Where(i => i.CustomerId == one && i.Kind == IdentityKind.Mobile).Select(i => i.KeyHash).SingleAsync();
            db.Add(new CustomerIdentity(IdentityKind.Mobile, hash, other, null, scene.House.Clock.Now));
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task an_import_recognises_what_was_entered_by_hand_and_the_other_way_round()
    {
        await using var scene = await FirmScene.Open();
        var entered = (await Enter(scene, scene.Xiaoyu, new("宁波海天灯饰") { Owner = scene.Xiaoyu, Mobile = "13800138000" })).Value;
        var seats = await Settle(scene, new("taobao-nick", "海天", "+86 13800138000", null), new("13800138000", null, null, null));
        Assert.All(seats.Values, seat => Assert.Equal((entered.Id, false), (seat.Id, seat.IsNew)));

        // Its nickname leads there by itself from now on.
        Assert.Equal(entered.Id, (await Settle(scene, new NewCustomer("Taobao-Nick", null, null, null))).Values.Single().Id);
        Assert.Equal(RefusalKind.Conflict, (await Enter(scene, scene.Xiaoyu, new("甲乙丙") { Owner = scene.Xiaoyu, ExternalKey = "TAOBAO-NICK" })).Refusal!.Kind);
    }

    [Fact]
    public async Task a_very_similar_name_is_asked_about_before_it_is_entered()
    {
        await using var scene = await FirmScene.Open();
        await Enter(scene, scene.Xiaoyu, new("宁波海天灯饰有限公司") { Owner = scene.Xiaoyu });
        var wish = new EnterWish("宁波市海添灯饰") { Owner = scene.Xiaoyu };

        Assert.Contains("读音相同", (await Enter(scene, scene.Xiaoyu, wish)).Refusal!.Sentence.Zh, StringComparison.Ordinal);
        Assert.Null((await Enter(scene, scene.Xiaoyu, wish with { EvenIfSimilar = true })).Refusal);
    }

    [Theory]
    [InlineData("", null, null, "CN")]
    [InlineData("海天", "12345", null, "CN")]
    [InlineData("海天", null, "91350100M000100Y44", "CN")]
    [InlineData("海天", null, null, "XX")]
    public async Task what_is_wrong_is_said_and_nothing_is_entered(string name, string? mobile, string? credit, string country)
    {
        await using var scene = await FirmScene.Open();
        Assert.Equal(RefusalKind.Invalid, (await Enter(scene, scene.Xiaoyu, new(name) { Owner = scene.Xiaoyu, Mobile = mobile, CreditCode = credit, Country = country })).Refusal!.Kind);
        Assert.Equal(0, await scene.House.Look(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task nobody_enters_a_customer_for_somebody_or_some_department_beyond_their_reach()
    {
        await using var scene = await FirmScene.Open();
        var manager = await scene.Person("lin", Roles.Manager);
        Assert.NotNull((await Enter(scene, scene.Xiaoyu, new("甲公司") { Owner = scene.Chen })).Refusal);
        Assert.NotNull((await Enter(scene, scene.Xiaoyu, new("甲公司") { Department = scene.East })).Refusal);
        Assert.NotNull((await Enter(scene, manager, new("甲公司") { Owner = scene.Tang })).Refusal);
        Assert.NotNull((await Enter(scene, manager, new("甲公司") { Department = scene.West })).Refusal);
        Assert.Null((await Enter(scene, manager, new("甲公司") { Owner = scene.Below })).Refusal);
        Assert.Null((await Enter(scene, manager, new("乙公司") { Department = scene.EastOne })).Refusal);
    }

    [Fact]
    public async Task customers_of_an_older_version_get_their_keys_when_the_database_opens()
    {
        await using var scene = await FirmScene.Open();
        var known = await scene.Customer(scene.Xiaoyu, scene.East, "老客户");
        await scene.House.Look(db => db.Set<CustomerIdentity>().ExecuteDeleteAsync());
        await scene.House.Look(db => db.Set<KeyMark>().ExecuteDeleteAsync());

        await scene.House.Look(async db =>
        {
            await new FillIdentities(scene.House.Clock).Run(db, default);
            return true;
        });
        Assert.Equal(2, await scene.House.Look(db => db.Set<CustomerIdentity>().CountAsync(i => i.CustomerId == known)));
        Assert.Equal(known, (await Settle(scene, new NewCustomer("老客户", null, null, null))).Values.Single().Id);
    }

    private static Task<IReadOnlyDictionary<string, CustomerSeat>> Settle(FirmScene scene, params NewCustomer[] named) => scene.House.Do<CustomerRegister, IReadOnlyDictionary<string, CustomerSeat>>(register => scene.House.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        var seats = await register.Settle(db, named, new(scene.Chen, scene.East), scene.House.Clock.Now, default);
        await write.Commit(default);
        return seats;
    }));
}
