using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Files;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive;

public sealed class CustomerFileTests
{
    private static readonly DepartmentId East = new(Guid.Parse("00000000-0000-0000-0000-00000000000a"));
    private static readonly PersonId Xiaoyu = new(Guid.Parse("00000000-0000-0000-0000-000000000001"));
    private static readonly PersonId Chen = new(Guid.Parse("00000000-0000-0000-0000-000000000002"));

    private static async Task<(CustomerId Id, string Code)> Enter(TestHouse house) => await house.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        var seats = await new CustomerRegister(new(), house.Services.GetRequiredService<CustomerMobile>()).Settle(db, [new("17850", "宁波海天灯饰", "13800138000", "浙江")], new(Xiaoyu, East), house.Clock.Now, default);
        await write.Commit(default);
        return (seats["17850"].Id, await db.Customers.Select(c => c.Code).SingleAsync());
    });

    private static Task<Outcome<Revealed>> Reveal(TestHouse house, string code, PersonId by, Reach? reach = null)
        => house.Do<RevealMobile, Outcome<Revealed>>(reveal => reveal.Run(code, by, Roles.Rep, default), reach);

    private static Task<TimelinePage> Timeline(TestHouse house, TimelineAsked asked, Reach? reach = null)
        => house.Do<ReadTimeline, TimelinePage>(read => read.Run(asked, default), reach);

    [Fact]
    public async Task only_who_may_see_the_customer_sees_file_timeline_and_mobile()
    {
        await using var house = await TestHouse.Open();
        var (id, code) = await Enter(house);
        _ = await Reveal(house, code, Xiaoyu, Reach.Own(Xiaoyu));

        Assert.Equal("138****8000", (await house.Do<ReadCustomer, CustomerFile?>(read => read.Run(code.ToLowerInvariant(), default), Reach.Own(Xiaoyu)))?.MaskedMobile);
        Assert.NotNull(await house.Do<ReadCustomer, CustomerFile?>(read => read.Run(code, default), Reach.Of(Chen, [East])));
        Assert.Null(await house.Do<ReadCustomer, CustomerFile?>(read => read.Run(code, default), Reach.Own(Chen)));
        Assert.Empty((await Timeline(house, new(id), Reach.Own(Chen))).Days);
        Assert.Equal(RefusalKind.Missing, (await Reveal(house, code, Chen, Reach.Own(Chen))).Refusal?.Kind);
    }

    [Fact]
    public async Task whoever_looks_at_a_whole_mobile_is_kept_in_the_timeline()
    {
        await using var house = await TestHouse.Open();
        var (id, code) = await Enter(house);

        Assert.Equal("+8613800138000", (await Reveal(house, code, Xiaoyu)).Value.Mobile);

        var line = Assert.Single(Assert.Single((await Timeline(house, new(id))).Days).Lines);
        Assert.Equal(FileWords.MobileRevealed, line.Wording.Sentence);
    }

    [Theory]
    [InlineData(0)] // all at one moment
    [InlineData(1)] // one an hour
    public async Task paging_through_a_timeline_shows_every_fact_once(int hoursApart)
    {
        await using var house = await TestHouse.Open();
        var (id, _) = await Enter(house);
        _ = await house.Look(async db =>
        {
            for (var i = 0; i < 53; i++) db.Record(new(id, house.Clock.Now - Duration.FromHours(i * hoursApart), null, FileTimeline.MobileRevealed));
            return await db.SaveChangesAsync();
        });

        var (seen, pages) = (0, 0);
        for (TimelineAsked? asked = new(id); asked is not null && pages < 10; pages++)
        {
            var page = await Timeline(house, asked);
            seen += page.Days.Sum(d => d.Lines.Count);
            asked = page.Next;
        }

        Assert.Equal((53, 3), (seen, pages));
    }

    [Fact]
    public async Task a_timeline_narrows_to_a_group_and_a_period()
    {
        await using var house = await TestHouse.Open();
        var (id, _) = await Enter(house);
        _ = await house.Look(async db =>
        {
            db.Record(new(id, house.Clock.Now, null, FileTimeline.MobileRevealed));
            db.Record(new(id, house.Clock.Now - Duration.FromDays(200), null, FileTimeline.MobileRevealed));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(2, (await Timeline(house, new(id))).Days.Count);
        Assert.Single((await Timeline(house, new(id, SinceDays: 90))).Days);
        Assert.Empty((await Timeline(house, new(id, Group: "work"))).Days);
    }
}
