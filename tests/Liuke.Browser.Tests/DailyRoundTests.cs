using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Liuke.Browser.Tests;

/// <summary>What people do each morning, in both languages, on a desk and on a phone.</summary>
public sealed class DailyRoundTests(OpenHouse house)
{
    public static TheoryData<string, int> Eyes => new() { { "zh-CN", 1280 }, { "zh-CN", 390 }, { "en", 1280 }, { "en", 390 } };

    [Theory, MemberData(nameof(Eyes))]
    public async Task a_manager_opens_today_and_sees_the_team(string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        await visit.SignIn("lin");

        Assert.True(await visit.Page.Locator("[data-row]").CountAsync() > 0, "the team has work");
        await visit.MustBeClean();
    }

    [Theory, MemberData(nameof(Eyes))]
    public async Task a_representative_finishes_an_item_and_finds_the_note_on_the_customer(string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        await visit.SignIn("zhou");
        var row = visit.Page.Locator("[data-row]").First;
        var customer = await row.Locator("[data-open]").GetAttributeAsync("href");
        var note = $"打了电话 {language} {width}";

        await row.Locator("[data-do=e]").ClickAsync();
        await visit.Page.Locator(".work-act form").WaitForAsync();
        await visit.MustBeClean();
        await visit.Page.FillAsync(".work-act [name=note]", note);
        await visit.Page.ClickAsync(".work-act form button[type=submit]");
        await visit.Page.Locator("[data-row] [data-do=e] >> nth=0").WaitForAsync();
        await Assertions.Expect(visit.Page.Locator(".work-act form")).ToHaveCountAsync(0);

        await visit.Open(customer!);
        await Assertions.Expect(visit.Page.Locator("#timeline")).ToContainTextAsync(note);
        await visit.MustBeClean();
    }

    [Theory, MemberData(nameof(Eyes))]
    public async Task an_item_that_is_put_off_leaves_today_and_waits_under_later(string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        await visit.SignIn("zhou");
        var row = visit.Page.Locator("[data-row]").Last;
        var customer = await row.Locator("[data-open]").GetAttributeAsync("href");

        await row.Locator("[data-do=s]").ClickAsync();
        await visit.Page.FillAsync(".work-act [name=reason]", visit.Say("客户出差", "Customer is travelling"));
        await visit.MustBeClean();
        await visit.Page.ClickAsync(".work-act form button[type=submit]");
        await Assertions.Expect(visit.Page.Locator(".work-act form")).ToHaveCountAsync(0);

        await visit.Open("/?queue=later");
        await Assertions.Expect(visit.Page.Locator($"[data-open][href='{customer}']")).ToHaveCountAsync(1);
        await visit.MustBeClean();
    }

    [Theory, MemberData(nameof(Eyes))]
    public async Task a_file_with_a_bad_line_is_imported_through_the_page_and_the_bad_line_is_named(string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        var mark = string.Create(CultureInfo.InvariantCulture, $"{(visit.IsChinese ? "Z" : "E")}{width}");
        var csv = $"订单编号,买家会员名,数量,单价,订单付款时间\n{mark}-1,{mark}甲,2,£3.50,2026-11-02 10:00\n{mark}-2,{mark}甲,1,abc,2026-11-03\n{mark}-3,{mark}乙,1,8,2026-11-04\n";
        await visit.SignIn("lin");
        await visit.Open("/imports");
        await visit.MustBeClean();

        await visit.Page.SetInputFilesAsync("#file", new FilePayload { Name = $"{mark}.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await visit.Page.ClickAsync("form.drop button[type=submit]");
        await visit.Page.Locator("button[value=start]").WaitForAsync();
        await visit.MustBeClean();
        await visit.Page.ClickAsync("button[value=start]");
        await visit.Page.Locator(".import-tally").WaitForAsync(new() { Timeout = 60_000 });

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("a[download]"));
        var result = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains(result.Split('\n'), line => line.Contains($"{mark}-2", StringComparison.Ordinal) && line.Contains("abc", StringComparison.Ordinal) && line.Contains(visit.Say("单价", "Unit price"), StringComparison.Ordinal));
        await visit.MustBeClean();
    }

    [Theory, MemberData(nameof(Eyes))]
    public async Task every_mark_of_the_dashboard_has_its_table(string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        await visit.SignIn("zhou");
        await visit.Open("/insight");

        await visit.Page.Locator("[data-chart] canvas").First.WaitForAsync();
        var charts = await visit.Page.Locator("[data-chart]").CountAsync();
        Assert.True(charts >= 5, $"{charts} charts");
        await visit.MustBeClean();
    }

    [Theory, MemberData(nameof(Eyes))]
    public async Task the_models_are_explained_and_another_day_can_be_tried(string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        await visit.SignIn("lin");
        await visit.Open("/insight/models");

        await visit.Page.Locator("[data-chart] canvas").First.WaitForAsync();
        await Assertions.Expect(visit.Page.Locator("[data-chart]")).ToHaveCountAsync(3);
        await Assertions.Expect(visit.Page.Locator("#in-use")).ToBeVisibleAsync();
        await visit.MustBeClean();

        await visit.Page.FillAsync("#cut", "2099-01-01");
        await visit.Page.ClickAsync(".try-form button");
        await Assertions.Expect(visit.Page.Locator("#try-refused")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#cut")).ToHaveValueAsync("2099-01-01");
        await visit.MustBeClean();
    }

    [Theory, MemberData(nameof(Eyes))]
    public async Task customers_are_found_by_two_characters_of_their_name(string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        await visit.SignIn("lin");
        await visit.Open("/customers");
        await visit.MustBeClean();

        await visit.Open("/customers?q=" + Uri.EscapeDataString("宁波"));

        var names = await visit.Page.Locator("#content a[href^='/customers/C']").AllInnerTextsAsync();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains("宁波", name, StringComparison.Ordinal));
        await visit.MustBeClean();
    }
}
