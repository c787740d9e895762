using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Liuke.Tests.Access.Rights;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Storage.Walls;

/// <summary>What a filter on queries does not see: rows made by hand with keys that somebody knows.</summary>
public sealed class WriteGuardTests
{
    private static async Task<(FirmScene, CustomerId Hers, CustomerId Others)> Open()
    {
        var scene = await FirmScene.Open();
        return (scene, await scene.Customer(scene.Xiaoyu, scene.East), await scene.Customer(scene.Tang, scene.West));
    }

    /// <summary>As somebody who knows the key would make it, with an owner and a department of their own choice.</summary>
    private static Customer Stub(FirmScene scene, CustomerId id) => new(id, 1, "冒名", scene.East, scene.House.Clock.Now);

    private static Order OrderOf(FirmScene scene, CustomerId customer, PersonId owner, DepartmentId department)
        => new(scene.House.Clock.New<OrderId>(), $"N{scene.House.Clock.New<OrderId>()}", new(customer, owner, department, scene.House.Clock.Now, new(2026, 3, 2), null), "CNY");

    private static Task<OutOfReach> Refused(FirmScene scene, Func<Db, Task> write, Reach? reach = null) => Assert.ThrowsAsync<OutOfReach>(() => scene.House.Look(async db =>
    {
        await write(db);
        return await db.SaveChangesAsync();
    }, reach ?? Reach.Own(scene.Xiaoyu)));

    [Theory, InlineData("update"), InlineData("attach"), InlineData("remove")]
    public async Task a_row_made_by_hand_with_a_known_key_is_neither_overwritten_nor_removed(string how)
    {
        var (scene, _, others) = await Open();
        await using var __ = scene;
        await Refused(scene, db =>
        {
            var stub = Stub(scene, others);
            db.Entry(stub).Property(c => c.OwnerId).CurrentValue = scene.Xiaoyu;
            if (how == "update") db.Update(stub);
            else db.Attach(stub).Property(c => c.Name).CurrentValue = "改名";
            if (how == "remove") db.Remove(stub);
            return Task.CompletedTask;
        });
        Assert.Equal(scene.Tang, await scene.House.Look(db => db.Customers.Where(c => c.Id == others).Select(c => c.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task a_row_is_not_moved_out_of_reach_and_none_is_added_there()
    {
        var (scene, hers, _) = await Open();
        await using var __ = scene;
        await Refused(scene, async db => db.Entry(await db.Customers.SingleAsync(c => c.Id == hers)).Property(c => c.OwnerId).CurrentValue = scene.Tang);
        await Refused(scene, async db => db.Entry(await db.Customers.SingleAsync(c => c.Id == hers)).Property(c => c.DepartmentId).CurrentValue = scene.West, Reach.Of(scene.Xiaoyu, [scene.East]));
        await Refused(scene, db =>
        {
            db.Add(OrderOf(scene, hers, scene.Tang, scene.West));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task a_key_of_somebody_elses_row_is_not_taken_into_a_field()
    {
        var (scene, hers, others) = await Open();
        await using var __ = scene;
        await Refused(scene, db =>
        {
            db.Add(OrderOf(scene, others, scene.Xiaoyu, scene.East));
            return Task.CompletedTask;
        });
        await Refused(scene, db =>
        {
            db.Record(new(others, scene.House.Clock.Now, scene.Xiaoyu, "archive.mobile.revealed"));
            return Task.CompletedTask;
        });
        await scene.House.Look(async db =>
        {
            db.Add(OrderOf(scene, hers, scene.Xiaoyu, scene.East));
            db.Record(new(hers, scene.House.Clock.Now, scene.Xiaoyu, "archive.mobile.revealed"));
            return await db.SaveChangesAsync();
        }, Reach.Own(scene.Xiaoyu));
    }

    [Fact]
    public async Task a_child_is_not_put_under_a_hidden_parent_nor_read_or_removed_from_there()
    {
        var (scene, hers, others) = await Open();
        await using var __ = scene;
        var (own, hidden) = (OrderOf(scene, hers, scene.Xiaoyu, scene.East), OrderOf(scene, others, scene.Tang, scene.West));
        var content = new LineContent(null, null, 1_000_000, 1_000_000, 100, null);
        await scene.House.Look(async db =>
        {
            db.AddRange(own, hidden, new OrderLine(own.Id, 1, content, null), new OrderLine(hidden.Id, 1, content, null));
            return await db.SaveChangesAsync();
        });

        var hersAlone = Reach.Own(scene.Xiaoyu);
        Assert.Equal([own.Id], await scene.House.Look(db => db.OrderLines.Select(l => l.OrderId).ToListAsync(), hersAlone));
        await Refused(scene, db =>
        {
            db.Add(new OrderLine(hidden.Id, 2, content, null));
            return Task.CompletedTask;
        });
        await Refused(scene, db =>
        {
            db.Remove(new OrderLine(hidden.Id, 1, content, null));
            return Task.CompletedTask;
        });
        Assert.Equal(1, await scene.House.Look(db => db.OrderLines.ExecuteDeleteAsync(), hersAlone));
        Assert.Equal(1, await scene.House.Look(db => db.OrderLines.CountAsync()));
        Assert.Equal(0, await scene.House.Look(db => db.Customers.Where(c => c.Id == others).ExecuteUpdateAsync(set => set.SetProperty(c => c.Region, "x")), hersAlone));
    }

    [Fact]
    public async Task whoever_was_given_work_may_finish_it_though_the_customer_stays_hidden()
    {
        var (scene, _, others) = await Open();
        await using var __ = scene;
        var work = scene.House.Services.GetRequiredService<WorkRegister>();
        await scene.House.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            await work.Raise(db, [new(others, new(scene.Xiaoyu, scene.East), WorkKind.AtRisk, "retention", "{}", 100, new(2026, 3, 2))], scene.House.Clock.Now, default);
            await write.Commit(default);
            return true;
        });
        var item = await scene.House.Look(db => db.WorkItems.SingleAsync(), Reach.Own(scene.Xiaoyu));

        var done = await scene.House.Do<FinishWork, Outcome<WorkFinish>>(finish => finish.Run(item.Id, new(WorkOutcome.Reached, null, new(2026, 3, 9)), scene.Xiaoyu, default), Reach.Own(scene.Xiaoyu));
        Assert.Null(done.Refusal);
        Assert.Empty(await scene.House.Look(db => db.Customers.Where(c => c.Id == others).ToListAsync(), Reach.Own(scene.Xiaoyu)));
    }
}
