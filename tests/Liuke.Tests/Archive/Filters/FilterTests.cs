using System.Globalization;
using Liuke.Archive;
using Liuke.Archive.Filters;
using Liuke.Archive.Lists;
using Liuke.Archive.Regions;
using Liuke.Archive.Reviews;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Liuke.Tests.Archive.ListScene;

namespace Liuke.Tests.Archive.Filters;

public sealed class FilterTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);
    private static readonly string[] Regions = ["江苏", "江苏省", "江苏省苏州市", "杭州", "浙江省", "Ohio"], Sizes = ["micro", "small", "medium"], Scopes = ["灯饰 批发", "灯具零售", "家居用品", "LED Lighting"];

    // Enough for the list to be walked, with one kind that nearly all have and others that few have.
    private static List<Known> Crowd(int count, int seed)
    {
        var dice = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new Known(new($"客户{i:0000}")
        {
            AtRisk = dice.Next(4) == 0 ? null : dice.Next(50), Last = dice.Next(3) == 0 ? null : Today.PlusDays(-dice.Next(400)), State = (RetentionState)dice.Next(6), Quadrant = (Quadrant)dice.Next(5),
            Owner = dice.Next(2) == 0 ? Lin : Chen, Department = dice.Next(2) == 0 ? EastOne : North,
        })
        {
            Kind = dice.Next(30) == 0 ? CustomerKind.Supplier : CustomerKind.Dealer, Stage = dice.Next(3) == 0 ? CustomerStage.Prospect : CustomerStage.Customer, Step = (PresaleStep)dice.Next(5),
            Region = dice.Next(8) == 0 ? null : Regions[dice.Next(Regions.Length)], Country = dice.Next(10) == 0 ? "US" : null,
            Tags = [.. new[] { "重点", "展会", "VIP" }.Where(_ => dice.Next(4) == 0)],
            Touches = [.. Enumerable.Range(0, dice.Next(3)).Select(_ => Today.PlusDays(-dice.Next(300)))],
            Review = dice.Next(10) == 0 ? (ReviewState)dice.Next(2) : ReviewState.Reviewed, Complete = dice.Next(101), FreshUntil = dice.Next(3) == 0 ? null : Today.PlusDays(dice.Next(100) - 50), HasContact = dice.Next(2) == 0,
            Facts = new[]
            {
                ("firm.size", Sizes[dice.Next(3)]), ("firm.scope", Scopes[dice.Next(4)]), ("firm.employees", dice.Next(200).ToString(CultureInfo.InvariantCulture)),
                ("firm.founded", LocalDatePattern.Iso.Format(Today.PlusDays(-dice.Next(5000)))), ("firm.capital", dice.Next(100).ToString(CultureInfo.InvariantCulture)), (FilterScene.OwnField, dice.Next(5).ToString(CultureInfo.InvariantCulture)),
            }.Where(_ => dice.Next(5) > 0).ToDictionary(f => f.Item1, f => f.Item2),
        })];
    }

    private sealed record Asked(string Query, Func<Known, bool> Holds);

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static decimal? Number(Known k, string field) => k.Facts.TryGetValue(field, out var words) ? decimal.Parse(words, CultureInfo.InvariantCulture) : null;

    // Every condition there is, each with what it means of a customer in hand.
    private static readonly Func<Random, Asked>[] Conditions =
    [
        _ => new("kind=dealer", k => k.Kind == CustomerKind.Dealer),
        _ => new("kind=supplier&kind=person", k => k.Kind == CustomerKind.Supplier),
        _ => new("stage=prospect", k => k.Stage == CustomerStage.Prospect),
        _ => new("step=interest&step=none", k => k.Stage == CustomerStage.Prospect && k.Step is PresaleStep.Interest or PresaleStep.None && k.Stage == CustomerStage.Prospect),
        _ => new("region=" + Uri.EscapeDataString("江苏"), k => k.Region?.StartsWith("江苏", StringComparison.Ordinal) is true),
        _ => new("region=" + Uri.EscapeDataString("浙江省") + "&region=Ohio", k => k.Region is "杭州" or "浙江省" or "Ohio"),
        _ => new("country=CN", k => k.Country is null),
        _ => new("country=US", k => k.Country == "US"),
        _ => new("tag=" + Uri.EscapeDataString("重点"), k => k.Tags.Contains("重点")),
        _ => new("tag=vip&tag=" + Uri.EscapeDataString("展会"), k => k.Tags.Contains("VIP") && k.Tags.Contains("展会")),
        d => Touch(d, true), d => Touch(d, false),
        _ => new("touch=never", k => k.Touches.Length == 0),
        _ => new("review=draft", k => k.Review == ReviewState.Draft),
        _ => new("review=reviewed&review=submitted", k => k.Review != ReviewState.Draft),
        d => d.Next(80) is var least ? new($"completeFrom={least}&completeTo={least + 20}", k => k.Complete >= least && k.Complete <= least + 20) : null!,
        _ => new("fresh=no", k => k.FreshUntil <= Today), _ => new("fresh=yes", k => k.FreshUntil > Today),
        _ => new("contact=yes", k => k.HasContact), _ => new("contact=no", k => !k.HasContact),
        _ => new("f.firm.size=small&f.firm.size=medium", k => k.Facts.GetValueOrDefault("firm.size") is "small" or "medium"),
        _ => new("f.firm.scope.holds=" + Uri.EscapeDataString("灯"), k => k.Facts.GetValueOrDefault("firm.scope")?.Contains('灯', StringComparison.Ordinal) is true),
        _ => new("f.firm.scope=led+lighting", k => k.Facts.GetValueOrDefault("firm.scope") == "LED Lighting"),
        _ => new("f.firm.scope.has=no", k => !k.Facts.ContainsKey("firm.scope")), _ => new("f.firm.scope.has=yes", k => k.Facts.ContainsKey("firm.scope")),
        _ => new("f.firm.employees.from=50&f.firm.employees.to=150", k => Number(k, "firm.employees") is >= 50 and <= 150),
        _ => new("f.firm.founded.to=2020-01-01", k => k.Facts.TryGetValue("firm.founded", out var day) && string.CompareOrdinal(day, "2020-01-01") <= 0),
        _ => new("f.firm.capital.from=50.00", k => Number(k, "firm.capital") >= 50),
        _ => new($"f.{FilterScene.OwnField}=3", k => Number(k, FilterScene.OwnField) == 3), _ => new($"f.{FilterScene.OwnField}.from=1", k => Number(k, FilterScene.OwnField) >= 1),
        _ => new("state=lost&state=active", k => k.Is.State is RetentionState.Lost or RetentionState.Active), _ => new("quadrant=A", k => k.Is.Quadrant == Quadrant.A),
        _ => new($"owner={Lin}", k => k.Is.Owner == Lin), _ => new($"department={North}", k => k.Is.Department == North),
        _ => new("lastFrom=2025-09-01", k => k.Is.Last >= new LocalDate(2025, 9, 1)), _ => new("q=" + Uri.EscapeDataString("客户00"), k => k.Is.Name.StartsWith("客户00", StringComparison.Ordinal)),
    ];

    private static Asked Touch(Random dice, bool isFrom)
    {
        var day = Today.PlusDays(-dice.Next(200));
        return isFrom ? new("touchFrom=" + Day(day), k => k.Touches.Any(t => t >= day)) : new("touchTo=" + Day(day), k => k.Touches.Length > 0 && k.Touches.Max() <= day);
    }

    // Those that no index finds.
    private static readonly string[] Unindexed = ["touch=never", "contact=yes", "contact=no", "review=reviewed&review=submitted", "f.firm.scope.has=no", "country=CN"];

    private static readonly string[] Sorts = ["risk", "name", "code", "last", "alive", "value"];

    [Theory]
    [InlineData(150, 1)]
    [InlineData(2600, 2)]
    public async Task any_combination_of_filters_shows_what_the_model_says_no_row_lost_and_none_twice(int count, int seed)
    {
        await using var house = await TestHouse.Open();
        var scene = await FilterScene.Set(house, Crowd(count, seed));
        var dice = new Random(seed);
        var rounds = count > 1000 ? 10 : 60;
        for (var round = 0; round < rounds; round++)
        {
            // Of many, first each that nearly all meet, so that the order is walked.
            var asked = Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => Conditions[dice.Next(Conditions.Length)](dice)).ToList();
            if (count > 1000 && round % 2 == 0) asked = [Conditions[0](dice), .. Conditions.Select(c => c(dice)).Where(c => Unindexed.Contains(c.Query)).OrderBy(_ => dice.Next()).Take(2)];
            asked = [.. asked.DistinctBy(a => a.Query.Split('=')[0])];
            var query = string.Join('&', asked.Select(a => a.Query)) + $"&sort={Sorts[dice.Next(Sorts.Length)]}&order={(dice.Next(2) == 0 ? "asc" : "desc")}";

            var met = (await scene.Walk(query)).ConvertAll(r => r.Name);
            Assert.True(met.Count == met.Distinct().Count(), $"twice: {query}");
            var meant = scene.Everybody.Where(k => asked.All(a => a.Holds(k))).Select(k => k.Is.Name).Order(StringComparer.Ordinal);
            Assert.True(meant.SequenceEqual(met.Order(StringComparer.Ordinal)), $"{query}: {met.Count} instead of {scene.Everybody.Count(k => asked.All(a => a.Holds(k)))}");
        }
    }

    [Fact]
    public async Task pages_of_a_walk_stand_in_the_order_asked_for_and_lead_back_to_where_they_came_from()
    {
        await using var house = await TestHouse.Open();
        var scene = await FilterScene.Set(house, Crowd(2500, 3));
        var asked = CustomersAsked.Read(FilterScene.Query("kind=dealer&sort=last&order=desc"));
        var (first, second) = (await scene.List.Find(asked), (CustomersFound?)null);
        second = await scene.List.Find(asked with { After = first.After });

        Assert.Equal("30+", first.Count.ToString());
        Assert.Equal(first.Rows.Select(r => r.LastOrderOn).OrderDescending(), first.Rows.Select(r => r.LastOrderOn));
        Assert.True(first.Rows[^1].LastOrderOn >= second.Rows[0].LastOrderOn);
        Assert.Equal(first.Rows.Select(r => r.Id), (await scene.List.Find(asked with { Before = second.Before })).Rows.Select(r => r.Id));
        Assert.Equal(scene.Everybody.Count(k => k.Kind == CustomerKind.Dealer), (await scene.List.Find(asked with { CountsAll = true })).Count.Value);
    }

    [Fact]
    public async Task what_few_of_many_meet_together_is_found_by_going_on_and_no_request_looks_at_them_all()
    {
        await using var house = await TestHouse.Open();
        var rare = Enumerable.Range(0, 2200).Select(i => new Known(new($"客户{i:0000}") { AtRisk = i }) { Kind = CustomerKind.Dealer, HasContact = i == 5 }).ToList();
        var scene = await FilterScene.Set(house, rare);

        Assert.Equal(["客户0005"], (await scene.Walk("kind=dealer&contact=yes")).Select(r => r.Name));
        Assert.True(Stretches<long?>.MostLooked < 25_000);
    }

    [Fact]
    public async Task filters_narrow_within_the_reach_and_never_beyond_it()
    {
        await using var house = await TestHouse.Open();
        var scene = await FilterScene.Set(house, Crowd(300, 4));
        foreach (var query in new[] { "kind=dealer", "tag=vip", "f.firm.size=small", "contact=no", "region=" + Uri.EscapeDataString("江苏"), "touch=never", "review=draft" })
        {
            Assert.All(await scene.Walk(query, Reach.Own(Chen)), r => Assert.Equal(Chen, r.OwnerId));
            var norths = scene.Everybody.Where(k => k.Is.Department == North).Select(k => k.Number).ToHashSet();
            Assert.All(await scene.Walk(query, Reach.Of(Guo, [North])), r => Assert.Contains(r.Number, norths));
            Assert.Empty(await scene.Walk(query, Reach.Nothing));
        }
    }

    [Fact]
    public async Task a_field_that_is_unknown_or_retired_or_personal_is_left_out_and_said()
    {
        await using var house = await TestHouse.Open();
        var scene = await FilterScene.Set(house, Crowd(20, 5));
        await house.Look(db => db.FileFields.Where(f => f.Key == FilterScene.OwnField).ExecuteUpdateAsync(set => set.SetProperty(f => f.ArchivedAt, house.Clock.Now)));

        foreach (var query in new[] { "f.no.such=1", $"f.{FilterScene.OwnField}=3", "f.firm.size.from=1", "f.firm.employees=many", "f.needs.what=x" })
        {
            var found = await scene.List.Find(CustomersAsked.Read(FilterScene.Query(query)));
            Assert.Equal(20, found.Count.Value);
            Assert.Single(found.LeftOut);
        }

        // Who may see customers but not what is personal does not learn it by filtering.
        var blind = await scene.List.Find(CustomersAsked.Read(FilterScene.Query("f.firm.legal=x&cols=f.firm.legal")), Reach.Whole(new(Guid.Parse("00000000-0000-0000-0000-00000000f00d"))));
        Assert.Single(blind.LeftOut);
        Assert.Single((await scene.List.Find(CustomersAsked.Read(FilterScene.Query($"cols=state~f.{FilterScene.OwnField}")))).Columns);
    }

    [Theory]
    [InlineData("f.'%3B--=1&f.a=2&f.a.b.c=3&kind=nobody&region=&tag=%00&completeTo=1000&fresh=perhaps&cols=drop~f.x")]
    [InlineData("f.firm.scope.holds=%25_%27%22%3B&tag=%27%20OR%201%3D1&country=ZZZ&createdFrom=never&touchTo=9999-99-99")]
    [InlineData("f.firm.founded.from=0001-01-01&f.firm.employees.to=99999999999999999999&step=9")]
    public async Task an_address_that_makes_no_sense_harms_nothing(string query)
    {
        await using var house = await TestHouse.Open();
        var scene = await FilterScene.Set(house, Crowd(10, 6));
        Assert.True((await scene.Walk(query)).Count <= 10);
    }

    [Fact]
    public void filters_and_columns_survive_the_way_through_an_address()
    {
        const string Query = "?q=x&kind=dealer&stage=prospect&step=desire&region=%E6%B1%9F%E8%8B%8F&country=US&tag=vip&createdFrom=2026-01-01&touchTo=2026-02-01&touch=never&review=draft&completeFrom=10&completeTo=60&fresh=no&contact=yes&f.firm.scope.holds=%E7%81%AF&f.firm.size=large&f.firm.size=small&cols=state~f.firm.size";
        var asked = CustomersAsked.Read(FilterScene.Query(Query));
        Assert.Equal(18, asked.Filter.Parameters().Count());
        Assert.Equal(["state", "f.firm.size"], asked.Columns);
        Assert.Equal(asked.Href, CustomersAsked.Read(FilterScene.Query(new Uri("http://x" + asked.Href).Query)).Href);
    }

    [Theory]
    [InlineData("江苏", "江苏")]
    [InlineData(" 江苏省 ", "江苏")]
    [InlineData("江苏省苏州市", "江苏")]
    [InlineData("苏州", "江苏")]
    [InlineData("苏州市吴中区", "江苏")]
    [InlineData("中国江苏", "江苏")]
    [InlineData("内蒙古自治区呼和浩特", "内蒙古")]
    [InlineData("上海市", "上海")]
    [InlineData("吉林市", "吉林")]
    [InlineData("黑龙江省", "黑龙江")]
    [InlineData("广西壮族自治区", "广西")]
    [InlineData("Ohio", "Ohio")]
    [InlineData("中国", "中国")]
    public void a_region_has_one_name_however_it_is_written(string written, string name) => Assert.Equal(name, Province.Of(written));

    [Fact]
    public void there_are_34_provinces_and_none_is_within_another()
    {
        Assert.Equal(34, Province.All.Count);
        Assert.All(Province.All, p => Assert.Equal(p, Province.Of(p)));
        Assert.All(Province.All, p => Assert.All(Province.PlacesOf(p), place => Assert.Equal(p, Province.Of(place + "市"))));
        Assert.Null(Province.Of(" "));
    }
}
