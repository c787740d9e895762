using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight;
using Liuke.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.Rights;

/// <summary>On whose customers a person may do what.</summary>
public sealed class ReachTests
{
    private const string View = ArchivePermissions.ViewCustomers;

    private static async Task<(CustomerId Hers, CustomerId Mates, CustomerId Under, CustomerId Others)> Customers(FirmScene scene) => (
        await scene.Customer(scene.Xiaoyu, scene.East), await scene.Customer(scene.Chen, scene.East),
        await scene.Customer(scene.Below, scene.EastOne), await scene.Customer(scene.Tang, scene.West));

    [Fact]
    public async Task each_scope_sees_its_own_team_department_or_all()
    {
        await using var scene = await FirmScene.Open();
        var (hers, mates, under, others) = await Customers(scene);
        (DataScope, CustomerId[])[] expected =
        [
            (DataScope.Nothing, []), (DataScope.Own, [hers]), (DataScope.Team, [hers, mates]),
            (DataScope.Department, [hers, mates, under]), (DataScope.All, [hers, mates, under, others]),
        ];
        foreach (var (scope, seen) in expected)
        {
            await scene.Set(View, Roles.Rep, scope);
            Assert.Equal(seen.ToHashSet(), await scene.Seen(await scene.Reach(scene.Xiaoyu)));
            Assert.Equal(scope != DataScope.Nothing, (await scene.Rights(scene.Xiaoyu)).May(View));
        }
    }

    [Fact]
    public async Task roles_add_up_and_what_one_owns_elsewhere_stays_visible()
    {
        await using var scene = await FirmScene.Open();
        var both = await scene.Person("both", Roles.Rep | Roles.Manager);
        var manager = await scene.Person("manager", Roles.Manager);
        var (hers, mates, under, others) = await Customers(scene);
        var moved = await scene.Customer(both, scene.West);

        Assert.Equal([hers, mates, under, moved], await scene.Seen(await scene.Reach(both)));
        Assert.Equal([hers, mates, under], await scene.Seen(await scene.Reach(manager)));
        Assert.DoesNotContain(others, await scene.Seen(await scene.Reach(both)));
    }

    [Fact]
    public async Task somebody_may_view_wider_than_they_may_change()
    {
        await using var scene = await FirmScene.Open();
        var agent = await scene.Person("agent", Roles.Agent);
        var (hers, _, _, _) = await Customers(scene);

        Assert.Contains(hers, await scene.Seen(await scene.Reach(agent, View)));
        Assert.DoesNotContain(hers, await scene.Seen(await scene.Reach(agent, FollowUpPermissions.DoWork)));
        Assert.False((await scene.Rights(agent)).May(InsightPermissions.Refresh));
    }

    private static readonly Permission Copies = new("test.copy", new("复制", "Copy"), Roles.GM) { Act = Act.Copy };

    [Fact]
    public async Task a_grant_widens_by_customers_and_departments_until_it_ends()
    {
        var handed = new HandedOut();
        await using var scene = await FirmScene.Open(services => services.AddSingleton<IWidenReach>(handed).AddPermissions(Copies));
        var (hers, mates, under, others) = await Customers(scene);
        void Give(Beside to, Act act = Act.View) => handed.To[scene.Xiaoyu] = new(new("授权", "Grant"), new HashSet<Act> { act }, to, scene.House.Clock.Now + Duration.FromHours(1));

        Give(Beside.Of([], [others]));
        Assert.Equal([hers, others], await scene.Seen(await scene.Reach(scene.Xiaoyu)));
        Give(Beside.Of([scene.EastOne], [mates]));
        Assert.Equal([hers, mates, under], await scene.Seen(await scene.Reach(scene.Xiaoyu)));
        Assert.Equal([hers], await scene.Seen(await scene.Reach(scene.Xiaoyu, FollowUpPermissions.DoWork)));

        Give(Beside.Of([], [others]), Act.Edit);
        Assert.Equal([hers], await scene.Seen(await scene.Reach(scene.Xiaoyu)));
        Assert.False((await scene.Rights(scene.Xiaoyu)).May(FollowUpPermissions.AssignWork));
        Give(Beside.Of([], [others]), Act.Copy);
        Assert.True((await scene.Rights(scene.Xiaoyu)).May(Copies.Name));
        Assert.Equal([others], await scene.Seen(await scene.Reach(scene.Xiaoyu, Copies.Name)));
        Assert.False((await scene.Rights(scene.Xiaoyu)).May(AccessPermissions.ChangeSettings));

        scene.House.Clock.Advance(Duration.FromHours(2));
        Assert.Equal([hers], await scene.Seen(await scene.Reach(scene.Xiaoyu)));
        Assert.False((await scene.Rights(scene.Xiaoyu)).May(Copies.Name));
    }

    [Fact]
    public async Task whoever_was_disabled_may_do_nothing()
    {
        await using var scene = await FirmScene.Open();
        await Customers(scene);
        await scene.House.Look(async db =>
        {
            (await db.People.FindAsync(scene.Xiaoyu.Value))!.Disable(scene.House.Clock.Now);
            return await db.SaveChangesAsync();
        });

        Assert.False((await scene.Rights(scene.Xiaoyu)).May(View));
        Assert.Empty(await scene.Seen(await scene.Reach(scene.Xiaoyu)));
    }
}
