using Microsoft.Playwright;
using Xunit;

namespace Liuke.Browser.Tests;

/// <summary>A grant from the refusal to its end, by two people in two browsers.</summary>
public sealed class GrantTests(OpenHouse house)
{
    public static TheoryData<string, int> Eyes => new() { { "zh-CN", 1280 }, { "zh-CN", 390 }, { "en", 1280 }, { "en", 390 } };

    [Theory, MemberData(nameof(Eyes))]
    public async Task a_refusal_is_asked_approved_used_and_taken_back(string language, int width)
    {
        await using var gm = await Visit.Begin(house, language, width);
        await gm.SignIn("zhou");
        var file = await SomebodyElses(gm);
        await using var rep = await Visit.Begin(house, language, width);
        await rep.SignIn("madong");

        await rep.Open(file, 404);
        await rep.Page.ClickAsync(".ask summary");
        await rep.MustBeClean();
        await rep.Page.FillAsync(".ask-form input[name=reason]", rep.Say("客户要转到华北", "The customer is moving to the north"));
        await rep.Page.ClickAsync(".ask-form button[type=submit]");
        await rep.Page.Locator(".approval-done").WaitForAsync();

        await gm.Open("/approvals");
        await gm.MustBeClean();
        await gm.Page.ClickAsync(".approval-card .approval-title a");
        await gm.Page.Locator("form.decide").WaitForAsync();
        await gm.MustBeClean();
        await gm.Page.ClickAsync("form.decide button[value=Approve]");
        await gm.Page.Locator("[role=status]").WaitForAsync();

        await rep.Open(file);
        await Assertions.Expect(rep.Page.Locator(".file-head .badge-warn")).ToContainTextAsync(rep.Say("授权至", "Granted until"));
        await rep.MustBeClean();
        await rep.Open("/grants");
        await rep.MustBeClean();
        await rep.Page.ClickAsync("form[action$='/revoke'] button");
        await rep.Page.Locator("[role=status]").WaitForAsync();
        await rep.Open(file, 404);
    }

    [Theory, MemberData(nameof(Eyes))]
    public async Task a_change_is_asked_on_the_desk_and_decided_with_one_hand(string language, int width)
    {
        await using var rep = await Visit.Begin(house, language, width);
        await rep.SignIn("xiaoyu");
        await rep.Open("/customers");
        var file = await rep.Page.Locator("#content a[href^='/customers/C']").First.GetAttributeAsync("href");
        await rep.Open(file + "/change");
        await rep.MustBeClean();
        await rep.Page.FillAsync("[name=region]", $"浙江 {language} {width}");
        await rep.Page.FillAsync("[name=reason]", rep.Say("客户搬家", "The customer has moved"));
        await rep.Page.ClickAsync("form[action$='/change'] button[type=submit]");
        await rep.Page.Locator("[role=status]").WaitForAsync();
        await rep.MustBeClean();

        await using var manager = await Visit.Begin(house, language, width);
        await manager.SignIn("lin");
        await manager.Page.Locator(".waiting-for-me .approval-card").First.WaitForAsync();
        await manager.MustBeClean();
        await manager.Page.ClickAsync(".waiting-for-me .approval-no summary");
        await manager.Page.FillAsync(".waiting-for-me .approval-no textarea", manager.Say("请附证明", "Please add a proof"));
        await manager.MustBeClean();
        await manager.Page.ClickAsync(".waiting-for-me .approval-no button");
        await manager.Page.Locator(".approval-done").WaitForAsync();

        await rep.Open("/approvals?tab=asked");
        await rep.MustBeClean();
        await rep.Page.ClickAsync(".approval-title a >> nth=0");
        await Assertions.Expect(rep.Page.Locator("#content")).ToContainTextAsync(rep.Say("请附证明", "Please add a proof"));
        await rep.MustBeClean();
        await rep.Page.ClickAsync("form.decide button[formaction$='/withdraw']");
        await rep.Page.Locator("[role=status]").WaitForAsync();
    }

    [Theory, MemberData(nameof(Eyes))]
    public async Task the_settings_of_approvals_are_clean(string language, int width)
    {
        await using var gm = await Visit.Begin(house, language, width);
        await gm.SignIn("zhou");
        foreach (var page in new[] { "/settings/approvals", "/settings/approvals/archive.change", "/approvals/absence", "/approvals?tab=decided", "/grants", "/grants/ask", "/customers/elsewhere" })
        {
            await gm.Open(page);
            await gm.MustBeClean();
        }
    }

    // The first customer of the east: nobody of the north sees it.
    private static async Task<string> SomebodyElses(Visit gm)
    {
        await gm.Open("/customers?q=" + Uri.EscapeDataString("宁波"));
        foreach (var row in await gm.Page.Locator("table.customers tbody tr").AllAsync())
            if (!(await row.Locator(".customers-owner").TextContentAsync())!.Contains("马东", StringComparison.Ordinal)) return (await row.Locator("a").First.GetAttributeAsync("href"))!;
        throw new InvalidOperationException("Every customer is one person's.");
    }
}
