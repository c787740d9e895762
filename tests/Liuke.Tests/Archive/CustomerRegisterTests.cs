using Liuke.Archive;
using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Archive;

public sealed class CustomerRegisterTests
{
    private static readonly Ownership Ours = new(null, new(Guid.Parse("00000000-0000-0000-0000-00000000000a")));

    private static Task<IReadOnlyDictionary<string, CustomerSeat>> Settle(TestHouse house, params NewCustomer[] named)
        => house.Look(async db =>
        {
            var register = new CustomerRegister(new(), house.Services.GetRequiredService<CustomerMobile>());
            await using var write = await db.BeginWrite(default);
            var seats = await register.Settle(db, named, Ours, house.Clock.Now, default);
            await write.Commit(default);
            return seats;
        });

    private static NewCustomer Named(string key, string? name = null, string? mobile = null) => new(key, name, mobile, null);

    [Fact]
    public async Task a_named_customer_is_entered_once_with_a_code_and_a_standing()
    {
        await using var house = await TestHouse.Open();

        var first = await Settle(house, Named("17850", "宁波海天灯饰"));
        var again = await Settle(house, Named("17850", "别的名字"));

        Assert.True(first["17850"].IsNew);
        Assert.Equal(first["17850"] with { IsNew = false }, again["17850"]);
        var customer = await house.Look(db => db.Customers.SingleAsync());
        Assert.Equal("宁波海天灯饰", customer.Name);
        Assert.Equal(CustomerCode.Of(CustomerCode.Number(2026, 1)), customer.Code);
        Assert.Equal(RetentionState.None, (await house.Look(db => db.Standings.SingleAsync())).State);
    }

    [Fact]
    public async Task the_same_customer_written_in_several_ways_is_one()
    {
        await using var house = await TestHouse.Open();

        var seats = await Settle(house, Named("海天 Lighting"), Named("海天　ＬＩＧＨＴＩＮＧ "), Named("138-0013-8000"), Named("+86 13800138000"), Named("17850.0"), Named("17850"));

        Assert.Equal(6, seats.Count);
        Assert.Equal(3, seats.Values.Select(s => s.Id).Distinct().Count());
        Assert.Equal(3, await house.Look(db => db.Customers.CountAsync()));
        Assert.Equal("+8613800138000", await house.Look(async db => await db.Customers.SingleAsync(c => c.MobileSealed != null) is var c ? house.Services.GetRequiredService<CustomerMobile>().Open(c.Id, c.MobileSealed) : null));
    }

    [Fact]
    public async Task a_customer_without_a_name_is_called_by_its_key()
    {
        await using var house = await TestHouse.Open();
        _ = await Settle(house, Named(" 小海 "));
        Assert.Equal("小海", await house.Look(db => db.Customers.Select(c => c.Name).SingleAsync()));
    }

    [Fact]
    public async Task many_registrars_at_once_give_no_code_twice_and_enter_nobody_twice()
    {
        await using var house = await TestHouse.Open();

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(r => Task.Run(() => Settle(house,
            [.. Enumerable.Range(0, 40).Select(i => Named(i % 2 == 0 ? $"shared {i}" : $"own {r} {i}"))]))));

        var codes = await house.Look(db => db.Customers.Select(c => c.Code).ToListAsync());
        Assert.Equal(20 + (8 * 20), codes.Count);
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(all.Select(s => s["shared 0"].Id).Distinct());
    }

    [Fact]
    public async Task customers_taken_back_out_leave_nothing_and_their_codes_are_not_given_again()
    {
        await using var house = await TestHouse.Open();
        var seats = await Settle(house, Named("a"), Named("b"));
        await house.Look(async db =>
        {
            db.Record(new(seats["a"].Id, house.Clock.Now, null, "test.happened", new { Number = 1 }));
            return await db.SaveChangesAsync();
        });

        await house.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            await new CustomerRegister(new(), house.Services.GetRequiredService<CustomerMobile>()).Remove(db, [seats["a"].Id], default);
            await write.Commit(default);
            return true;
        });
        var back = await Settle(house, Named("a"));

        Assert.True(back["a"].IsNew);
        Assert.Equal([CustomerCode.Number(2026, 2), CustomerCode.Number(2026, 3)], await house.Look(db => db.Customers.Select(c => c.Number).OrderBy(n => n).ToListAsync()));
        Assert.Equal(0, await house.Look(db => db.Set<TimelineEntry>().CountAsync()));
        Assert.Equal(2, await house.Look(db => db.Standings.CountAsync()));
    }
}
