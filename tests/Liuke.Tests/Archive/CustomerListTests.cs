using Liuke.Archive;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;
using Xunit;
using static Liuke.Tests.Archive.ListScene;

namespace Liuke.Tests.Archive;

public sealed class CustomerListTests
{
    private static readonly CustomerFilter All = new();

    // Values repeat and are missing, as they do in life; more than a thousand, so that the database does the walking.
    private static Someone[] Crowd(int count) => [.. Enumerable.Range(0, count).Select(i => new Someone($"客户{i % 7}")
    {
        AtRisk = i % 5 == 0 ? null : i % 3, Worth = i % 4 == 0 ? null : 7, Alive = i % 6 == 0 ? null : i % 2 / 2d, Last = i % 8 == 0 ? null : new LocalDate(2026, 1, 1 + (i % 3)),
    })];

    [Theory]
    [InlineData(95)]
    [InlineData(1100)]
    public async Task turning_pages_to_the_end_and_back_meets_everybody_once_in_every_order(int count)
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, Crowd(count));
        foreach (var sort in Enum.GetValues<CustomerSort>())
        {
            var asked = new CustomersAsked(All) { Sort = sort, IsDescending = sort is CustomerSort.ValueAtRisk or CustomerSort.Name or CustomerSort.Alive };
            var (forwards, last) = await Walk(scene, asked, page => page.After, (a, place) => a with { After = place, Before = null });
            var (backwards, first) = await Walk(scene, last, page => page.Before, (a, place) => a with { Before = place, After = null });

            Assert.Equal(count, forwards.Distinct().Count());
            Assert.Equal(count, forwards.Count);
            Assert.Equal(forwards.AsEnumerable().Reverse(), backwards);
            Assert.Null((await scene.Find(first)).Before);
        }
    }

    [Fact]
    public async Task who_has_no_value_stands_last_in_both_directions()
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, new("无数据"), new("大") { AtRisk = 900 }, new("小") { AtRisk = 1 });

        Assert.Equal(["大", "小", "无数据"], (await scene.Find(new CustomersAsked(All))).Rows.Select(r => r.Name));
        Assert.Equal(["小", "大", "无数据"], (await scene.Find(new CustomersAsked(All) { IsDescending = false })).Rows.Select(r => r.Name));
    }

    [Fact]
    public async Task names_stand_in_the_order_of_pinyin()
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, new("张三"), new("阿里"), new("重庆"), new("波司登"));

        Assert.Equal(["阿里", "波司登", "重庆", "张三"], (await scene.Find(new CustomersAsked(All) { Sort = CustomerSort.Name, IsDescending = false })).Rows.Select(r => r.Name));
    }

    [Fact]
    public async Task counts_stop_at_a_thousand_until_somebody_asks_for_all()
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, Crowd(1100));

        Assert.Equal("1,000+", (await scene.Find(All)).Count.ToString());
        Assert.Equal("1,100", (await scene.Find(new CustomersAsked(All) { CountsAll = true })).Count.ToString());
        Assert.Equal("1,100", (await scene.Find(new CustomersAsked(All) { CountsAll = true, Sort = CustomerSort.Name })).Count.ToString());
    }

    [Fact]
    public async Task a_filter_shows_exactly_the_customers_behind_a_mark()
    {
        await using var house = await TestHouse.Open();
        var march = new LocalDate(2025, 3, 1);
        var scene = await Set(house,
            new("流失一月") { State = RetentionState.Lost, Since = new(2026, 1, 31), First = march },
            new("流失二月") { State = RetentionState.Lost, Since = new(2026, 2, 1), First = march },
            new("流失别批") { State = RetentionState.Lost, Since = new(2026, 1, 1), First = march.PlusMonths(1) },
            new("活跃") { State = RetentionState.Active, Since = new(2026, 1, 5), First = march, Quadrant = Quadrant.A });

        var january = new DaySpan(new(2026, 1, 1), new(2026, 1, 31));
        Assert.Equal(["流失一月"], await scene.Names(new() { States = [RetentionState.Lost], Since = january, Cohort = new(2025, 3) }));
        Assert.Equal(["流失一月", "流失别批"], (await scene.Names(new() { States = [RetentionState.Lost], Since = january })).Order(StringComparer.Ordinal));
        Assert.Equal(["活跃"], await scene.Names(new() { Quadrants = [Quadrant.A] }));
        Assert.Equal(3, (await scene.Find(new CustomerFilter { First = new(march, march) })).Count.Value);
    }

    [Fact]
    public void a_filter_survives_the_way_through_an_address()
    {
        var filter = new CustomerFilter
        {
            Search = "海天 & 灯饰", States = [RetentionState.Lost, RetentionState.WonBack], Quadrants = [Quadrant.D], Owner = Lin, Department = East, Cohort = new(2025, 3),
            First = new(new(2025, 1, 1), null), Since = new(new(2026, 1, 1), new(2026, 1, 31)), Set = "bucket", SetArguments = new(new(2026, 3, 2), null, "in"),
        };
        var asked = new CustomersAsked(filter) { Sort = CustomerSort.Alive, IsDescending = true, After = "20260000000001_0.5" };

        var query = new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + asked.Href).Query));
        Assert.Equal(asked.Href, CustomersAsked.Read(query).Href);
    }

    [Theory]
    [InlineData("?state=gone&quadrant=Z&owner=me&cohort=2025-13&sinceFrom=yesterday&sort=drop&order=up&after='; --")]
    [InlineData("?after=1_x&sort=alive")]
    [InlineData("?before=_&sort=last")]
    [InlineData("?after=99999999999999999999_1")]
    [InlineData("?quadrant=9&state=7&count=-1&set=nothing&from=x")]
    public async Task an_address_that_makes_no_sense_shows_the_whole_list(string address)
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, new Someone("海天") { Alive = .5 });

        var query = new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address));
        Assert.Single((await scene.Find(CustomersAsked.Read(query))).Rows);
    }

    [Fact]
    public async Task a_representative_sees_and_counts_only_their_own_a_manager_the_department_and_below()
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house,
            new("林的海天"),
            new("陈的海天") { Owner = Chen, Department = North },
            new("无主海天") { Owner = null, Department = East });
        Reach lin = Reach.Own(Lin), guo = Reach.Of(Guo, [East, EastOne]);

        foreach (var sort in Enum.GetValues<CustomerSort>())
            foreach (var filter in new[] { All, new() { Search = "海天" }, new() { Search = "海" }, new() { Search = "C2026" } })
            {
                Assert.Equal(["林的海天"], (await scene.Find(new CustomersAsked(filter) { Sort = sort }, lin)).Rows.Select(r => r.Name));
                Assert.Equal(1, (await scene.Find(new CustomersAsked(filter) { Sort = sort, CountsAll = true }, lin)).Count.Value);
                Assert.Equal(["无主海天", "林的海天"], (await scene.Find(new CustomersAsked(filter) { Sort = sort }, guo)).Rows.Select(r => r.Name).Order(StringComparer.Ordinal));
            }

        Assert.Empty(await scene.Names(new() { Owner = Chen }, lin));
        Assert.Empty(await scene.Names(new() { Department = North }, guo));
        Assert.Empty(await scene.Names(All, Reach.Nothing));
    }

    [Fact]
    public async Task a_department_means_those_below_it_too()
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, new("一部"), new("区") { Department = East }, new("北") { Department = North });

        Assert.Equal(["一部", "区"], (await scene.Names(new() { Department = East })).Order(StringComparer.Ordinal));
        Assert.Equal(["一部"], await scene.Names(new() { Department = EastOne }));
    }

    private static async Task<(List<CustomerId> Met, CustomersAsked Last)> Walk(ListScene scene, CustomersAsked asked, Func<CustomersFound, string?> next, Func<CustomersAsked, string, CustomersAsked> turn)
    {
        var met = new List<CustomerId>();
        for (var turns = 0; turns < 100; turns++)
        {
            var page = await scene.Find(asked);
            var isBackwards = asked.Before is not null || (turns == 0 && asked.After is not null);
            met.AddRange(isBackwards ? page.Rows.Reverse().Select(r => r.Id) : page.Rows.Select(r => r.Id));
            if (next(page) is not { } place) break;
            asked = turn(asked, place);
        }

        return (met, asked);
    }
}
