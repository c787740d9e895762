using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.FollowUp;

public sealed class WorkRegisterTests
{
    private static readonly DepartmentId East = new(Guid.Parse("0195f000-0000-7000-8000-000000000001"));

    private static RaisedWork AtRisk(TestHouse house, CustomerId customer, long value = 10_000, string facts = "{}")
        => new(customer, new(null, East), WorkKind.AtRisk, "retention", facts, value, new(2026, 3, 2));

    private static Task<bool> Raise(TestHouse house, params RaisedWork[] raised) => house.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        await house.Services.GetRequiredService<WorkRegister>().Raise(db, raised, house.Clock.Now, default);
        await write.Commit(default);
        return true;
    });

    private static Task<int> Settle(TestHouse house, params CustomerId[] customers) => house.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        var settled = await house.Services.GetRequiredService<WorkRegister>().Settle(db, WorkKind.AtRisk, "retention", customers, "bought-again", house.Clock.Now, default);
        await write.Commit(default);
        return settled;
    });

    [Fact]
    public async Task a_rule_that_fires_again_updates_the_open_item()
    {
        await using var house = await TestHouse.Open();
        var customer = house.Clock.New<CustomerId>();
        await Raise(house, AtRisk(house, customer, 10_000, """{"days":40}"""));
        house.Clock.Advance(Duration.FromDays(3));
        await Raise(house, AtRisk(house, customer, 12_000, """{"days":43}""") with { DueOn = new(2026, 3, 5) });

        var item = await house.Look(db => db.WorkItems.SingleAsync());
        Assert.Equal((12_000, """{"days":43}""", new LocalDate(2026, 3, 2)), (item.ValueMinor, item.Facts, item.DueOn));
    }

    [Fact]
    public async Task eight_rules_at_once_leave_one_item_for_each_customer()
    {
        await using var house = await TestHouse.Open();
        var customers = Enumerable.Range(0, 200).Select(_ => house.Clock.New<CustomerId>()).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() =>
        {
            var mine = customers.ToArray();
            new Random(seed).Shuffle(mine);
            return Raise(house, [.. mine.Select(c => AtRisk(house, c, seed))]);
        })));

        Assert.Equal(200, await house.Look(db => db.WorkItems.CountAsync()));
    }

    [Fact]
    public async Task settled_work_stays_in_the_history_with_its_reason_and_may_be_raised_anew()
    {
        await using var house = await TestHouse.Open();
        var (bought, silent) = (house.Clock.New<CustomerId>(), house.Clock.New<CustomerId>());
        await Raise(house, AtRisk(house, bought), AtRisk(house, silent));

        Assert.Equal(1, await Settle(house, bought));
        Assert.Equal(0, await Settle(house, bought));
        var finish = await house.Look(db => db.WorkFinishes.SingleAsync());
        Assert.Equal((bought, WorkOutcome.Settled, "bought-again", (PersonId?)null), (finish.CustomerId, finish.Outcome, finish.Why, finish.ById));
        Assert.Equal(silent, (await house.Look(db => db.WorkItems.SingleAsync(i => i.FinishedAt == null))).CustomerId);

        await Raise(house, AtRisk(house, bought));
        Assert.Equal(3, await house.Look(db => db.WorkItems.CountAsync()));
    }

    [Fact]
    public async Task thousands_of_items_are_raised_and_settled_at_once()
    {
        await using var house = await TestHouse.Open();
        var raised = Enumerable.Range(0, 5_000).Select(i => AtRisk(house, house.Clock.New<CustomerId>(), i)).ToArray();

        await Raise(house, raised);
        await Raise(house, raised);
        Assert.Equal(5_000, await house.Look(db => db.WorkItems.CountAsync(i => i.FinishedAt == null)));
        Assert.Equal(4_000, await Settle(house, [.. raised.Take(4_000).Select(r => r.CustomerId)]));
        Assert.Equal((1_000, 4_000), (await house.Look(db => db.WorkItems.CountAsync(i => i.FinishedAt == null)), await house.Look(db => db.WorkFinishes.CountAsync())));
    }
}
