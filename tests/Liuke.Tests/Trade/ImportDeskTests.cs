using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Trade;
using Liuke.Intake.Desk;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Trade;

/// <summary>The import desk over real HTTP, without any script.</summary>
public sealed class ImportDeskTests
{
    private const string Shop = "订单编号,买家昵称,实付金额,下单时间\n1,小鱼儿,¥59.80,2024年1月5日\n2,风铃,abc,2024-01-06\n3,,30元,2024-01-07\n4,云朵,12,05/01/2024\n";

    private static async Task<(ImportScene Scene, HttpClient Browser)> Open(string user = "lin", Roles roles = Roles.Manager)
    {
        var scene = await ImportScene.Open();
        await scene.House.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new(user, "林海峰", scene.Firm, roles, "a-good-password"), default));
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = await scene.House.Serve() };
        await Send(browser, "/sign-in", "form[action='/sign-in']", ("userName", user), ("password", "a-good-password"));
        return (scene, browser);
    }

    private static async Task<IHtmlDocument> See(HttpClient browser, string path)
    {
        var html = await browser.GetStringAsync(path);
        return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html));
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, string page, string form, params (string Name, string Value)[] typed)
    {
        var found = (await See(browser, page)).QuerySelector(form)!;
        var fields = found.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>().Where(i => i.Type != "file").ToDictionary(i => i.Name!, i => i.Value ?? "");
        foreach (var select in found.QuerySelectorAll("select").OfType<IHtmlSelectElement>()) fields[select.Name!] = select.Value ?? "";
        foreach (var (name, value) in typed) fields[name] = value;
        return await browser.PostAsync(found.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient browser, byte[] bytes, string name = "店铺订单.csv", bool withToken = true, string kind = "orders")
    {
        var form = (await See(browser, "/imports")).QuerySelector("form.drop")!;
        using var content = new MultipartFormDataContent("----liuke");
        if (withToken) content.Add(new StringContent(((IHtmlInputElement)form.QuerySelector("input[type=hidden]")!).Value), "__RequestVerificationToken");
        content.Add(new StringContent(kind), "kind");
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = name };
        content.Add(file);
        return await browser.PostAsync(form.GetAttribute("action"), content);
    }

    [Fact]
    public async Task a_manager_uploads_looks_imports_downloads_and_undoes()
    {
        var (scene, browser) = await Open();
        await using var _ = scene;
        var uploaded = await Upload(browser, Encoding.UTF8.GetBytes(Shop));
        var path = uploaded.RequestMessage!.RequestUri!.AbsolutePath;
        var preview = await See(browser, path);
        Assert.Equal("买家昵称", ((IHtmlSelectElement)preview.QuerySelector("#map-customer")!).Value);
        Assert.Contains("第 3 行", preview.QuerySelector(".import-faults")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第 5 行", preview.QuerySelector(".import-faults")!.TextContent, StringComparison.Ordinal);

        await Send(browser, path, "form[action$='/mapping']", ("dateOrder", nameof(DateOrder.DayFirst)), ("saveAs", "网店"), ("then", "look"));
        Assert.DoesNotContain("第 5 行", (await See(browser, path)).QuerySelector(".import-faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(DateOrder.DayFirst, (await scene.House.Look(db => db.MappingProfiles.SingleAsync(p => p.Name == "网店"))).DateOrder);

        await Send(browser, path, "form[action$='/mapping']", ("then", "start"));
        var result = await Wait(browser, path, ".import-tally");
        Assert.Equal(["4", "2", "0", "0", "1", "1"], result.QuerySelectorAll(".import-tally dd").Select(d => d.TextContent));
        Assert.Contains("abc", await browser.GetStringAsync(path + "/result"), StringComparison.Ordinal);

        await Send(browser, path, "form[action$='/undo']");
        Assert.Contains(DeskWords.UndoneSays.Zh, (await Wait(browser, path, ".import-done")).QuerySelector(".import-done")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await scene.House.Look(db => db.Orders.CountAsync()));
    }

    private static async Task<IHtmlDocument> Wait(HttpClient browser, string path, string until)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var page = await See(browser, path);
            if (page.QuerySelector(until) is not null) return page;
            await Task.Delay(100);
        }

        throw new TimeoutException($"{until} did not appear.");
    }

    [Fact]
    public async Task an_upload_without_the_forms_token_is_turned_away()
    {
        var (scene, browser) = await Open();
        await using var _ = scene;
        Assert.Equal(HttpStatusCode.BadRequest, (await Upload(browser, Encoding.UTF8.GetBytes(Shop), withToken: false)).StatusCode);
        Assert.Equal(0, await scene.House.Look(db => db.ImportBatches.CountAsync()));
    }

    [Fact]
    public async Task a_file_that_is_no_table_gets_a_sentence_and_can_be_discarded()
    {
        var (scene, browser) = await Open();
        await using var _ = scene;
        var path = (await Upload(browser, [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1], "photo.csv")).RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains(IntakeWords.NotATable.Zh, (await See(browser, path)).QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        await Send(browser, path, "form[action$='/discard']");
        Assert.Equal(0, await scene.House.Look(db => db.ImportBatches.CountAsync()));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(scene.House.Folder), "upload", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task an_empty_file_is_refused_on_the_list()
    {
        var (scene, browser) = await Open();
        await using var _ = scene;
        Assert.Contains(DeskWords.NoFileChosen.Zh, WebUtility.HtmlDecode(await (await Upload(browser, [])).Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_representative_is_offered_what_they_may_import_and_no_orders()
    {
        var (scene, browser) = await Open("xiaoyu", Roles.Rep);
        await using var _ = scene;
        Assert.Equal(["customers", "contacts", "interactions", "facts"], (await See(browser, "/imports")).QuerySelectorAll("form.drop input[type=radio]").OfType<IHtmlInputElement>().Select(i => i.Value));
        await Upload(browser, Encoding.UTF8.GetBytes(Shop), kind: "orders");
        Assert.Equal(0, await scene.House.Look(db => db.ImportBatches.CountAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/imports/template?kind=orders")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/imports/template?kind=contacts")).StatusCode);
        var path = (await Upload(browser, Encoding.UTF8.GetBytes("BEGIN:VCARD\nFN:王芳\nTEL:13800000001\nEND:VCARD\n"), "通讯录.vcf", kind: "customers")).RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains("王芳", (await See(browser, path)).QuerySelector(".import-table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_manager_does_not_see_what_others_imported()
    {
        var (scene, browser) = await Open();
        await using var _ = scene;
        var (batch, _) = await scene.ImportBatch(scene.File(ImportScene.Lines("1,A,B,1,2024-01-05,2,c,UK")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/imports/{batch}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/imports/{batch}/result")).StatusCode);
    }
}
