using System.Net;
using Liuke.Archive.Facts;
using Xunit;

namespace Liuke.Tests.Archive.Facts;

/// <summary>The file in a browser without script.</summary>
public sealed class FilePageTests
{
    [Fact]
    public async Task a_rep_fills_in_verifies_and_looks_back_without_script_in_both_languages()
    {
        await using var scene = await FileScene.Open();
        using var rep = await scene.Grants.SignIn("xiaoyu");
        var file = $"/customers/{scene.Code}/file";

        var form = await rep.Get($"{file}/firm/edit");
        var saved = await rep.Send(form, "form.sheet-form", ("firm.size", "small"), ("firm.creditcode", "91350100m000100y43"), ("source", "Public"), ("sourcenote", "营业执照"));
        Assert.Equal((HttpStatusCode.OK, file), (rep.LastStatus, rep.LastPath));
        Assert.Contains("小型", saved.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("公开信息", saved.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("91350100M000100Y43", (await scene.Fact("firm.creditcode"))!.Words);

        var verified = await rep.Send(saved, "form[action$='/file/firm/verify']");
        Assert.NotNull(verified.QuerySelector(".fact-verified"));
        var history = await rep.Get($"/customers/{scene.Code}/history");
        Assert.Contains("统一社会信用代码", history.Body!.TextContent, StringComparison.Ordinal);

        var page = await rep.Get($"/customers/{scene.Code}");
        Assert.Contains("小型", page.QuerySelector(".file-panel")!.TextContent, StringComparison.Ordinal);
        using var english = await scene.Grants.SignIn("lin", "en");
        var read = await english.Get(file);
        Assert.Contains("Social credit code", read.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("小型", read.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_wrong_value_keeps_everything_typed_and_says_what_is_wrong()
    {
        await using var scene = await FileScene.Open();
        using var rep = await scene.Grants.SignIn("xiaoyu");
        var again = await rep.Send(await rep.Get($"/customers/{scene.Code}/file/firm/edit"), "form.sheet-form", ("firm.creditcode", "91350100M000100Y44"), ("firm.scope", "灯具批发"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rep.LastStatus);
        Assert.Contains("校验码", again.QuerySelector(".alert-danger")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("灯具批发", again.QuerySelector("[name='firm.scope']")!.TextContent);
        Assert.Null(await scene.Fact("firm.scope"));
    }

    [Fact]
    public async Task the_second_of_two_chooses_between_theirs_and_mine_on_the_page()
    {
        await using var scene = await FileScene.Open();
        using var rep = await scene.Grants.SignIn("xiaoyu");
        using var manager = await scene.Grants.SignIn("lin");
        var (mine, theirs) = (await rep.Get($"/customers/{scene.Code}/file/firm/edit"), await manager.Get($"/customers/{scene.Code}/file/firm/edit"));
        _ = await manager.Send(theirs, "form.sheet-form", ("firm.stock", "high"));
        var clash = await rep.Send(mine, "form.sheet-form", ("firm.stock", "low"), ("firm.size", "small"));

        Assert.Equal(HttpStatusCode.Conflict, rep.LastStatus);
        Assert.Contains("偏高", clash.QuerySelector(".clash")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("偏低", clash.QuerySelector(".clash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("small", ((AngleSharp.Html.Dom.IHtmlSelectElement)clash.QuerySelector("[name='firm.size']")!).Value);
        _ = await rep.Send(clash, "form.sheet-form", ("firm.stock", "low"));
        Assert.Equal(HttpStatusCode.OK, rep.LastStatus);
        Assert.Equal(("low", "small"), ((await scene.Fact("firm.stock"))!.Words, (await scene.Fact("firm.size"))!.Words));
    }

    [Fact]
    public async Task entries_are_added_changed_and_removed_by_forms()
    {
        await using var scene = await FileScene.Open();
        using var rep = await scene.Grants.SignIn("xiaoyu");
        var list = await rep.Send(await rep.Get($"/customers/{scene.Code}/file/visits/edit"), "form.sheet-form", ("visits.purpose", "survey"), ("visits.findings", "门店陈列整齐"));
        Assert.Contains("市场调查", list.QuerySelector(".entry")!.TextContent, StringComparison.Ordinal);
        list = await rep.Send(await rep.Follow(list, ".entry-acts a"), "form.sheet-form", ("visits.stock", "约 30 件"));
        Assert.Contains("约 30 件", list.QuerySelector(".entry")!.TextContent, StringComparison.Ordinal);
        list = await rep.Send(list, ".entry form");
        Assert.Null(list.QuerySelector(".entry"));
    }

    [Fact]
    public async Task personal_facts_are_not_shown_to_marketing()
    {
        await using var scene = await FileScene.Open();
        _ = await scene.Grants.Firm.Person("mkt", Liuke.Access.Roles.Marketer);
        _ = (await scene.Change(scene.Xiaoyu, "firm.legal", "李大海")).Value;
        using var rep = await scene.Grants.SignIn("xiaoyu");
        Assert.Contains("李大海", (await rep.Get($"/customers/{scene.Code}/file")).Body!.TextContent, StringComparison.Ordinal);
        using var marketer = await scene.Grants.SignIn("mkt");
        Assert.DoesNotContain("李大海", (await marketer.Get($"/customers/{scene.Code}/file")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("李大海", (await marketer.Get($"/customers/{scene.Code}/history")).Body!.TextContent, StringComparison.Ordinal);
    }
}
