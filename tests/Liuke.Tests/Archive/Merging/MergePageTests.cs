using System.Net;
using System.Net.Http.Json;
using Liuke.Archive;
using Liuke.Archive.Duplicates;
using Liuke.Basics;
using Liuke.Tests.Api;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Archive.Merging;

/// <summary>Duplicates and merges as people and programs meet them.</summary>
public sealed class MergePageTests
{
    [Fact]
    public async Task somebody_compares_merges_finds_the_file_by_its_old_code_and_takes_it_back()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        await scene.Say(a, "firm.scope", "灯具");
        await scene.Say(b, "firm.scope", "家具");
        var (into, from) = (await scene.Code(a), await scene.Code(b));
        using var lin = await Visitor.SignIn(scene.Firm, "lin");

        var page = await lin.Get($"/customers/{into}/merge?with={from}");
        Assert.Contains("家具", page.QuerySelector(".merge-choices")!.TextContent, StringComparison.Ordinal);
        page = await lin.Send(page, ".merge", ("take", "fact:firm.scope"));
        Assert.Equal((HttpStatusCode.OK, $"/customers/{into}"), (lin.LastStatus, lin.LastPath));
        Assert.NotNull(page.QuerySelector("#merges"));
        Assert.Equal("家具", await scene.Fact(a, "firm.scope"));

        await lin.Get($"/customers/{from.ToLowerInvariant()}/file?x=1");
        Assert.Equal((HttpStatusCode.OK, $"/customers/{into}/file"), (lin.LastStatus, lin.LastPath));
        Assert.Contains(into, (await lin.Get($"/customers?q={from}")).Body!.TextContent, StringComparison.Ordinal);

        await lin.Send(page, ".merge-undo form");
        Assert.Equal((HttpStatusCode.OK, "灯具"), (lin.LastStatus, (await scene.Fact(a, "firm.scope"))!));
        await lin.Get($"/customers/{from}/file");
        Assert.Equal($"/customers/{from}/file", lin.LastPath);
    }

    [Fact]
    public async Task a_program_is_led_on_by_308_with_the_same_address_and_a_stranger_learns_nothing()
    {
        await using var api = await ApiScene.Open();
        var (a, b) = (await api.Firm.Customer(api.Lin), await api.Firm.Customer(api.Lin));
        await api.House.Look(async db =>
        {
            await db.FileReviews.ExecuteDeleteAsync();
            foreach (var customer in await db.Customers.ToListAsync()) db.FileReviews.Add(new(customer, api.Lin, api.House.Clock.Now));
            return await db.SaveChangesAsync();
        });
        var codes = await api.House.Look(db => db.Customers.ToDictionaryAsync(c => c.Id, c => c.Code));
        using var lin = await api.Program(api.Lin);
        using var guo = await api.Program(api.Guo);

        using var previewed = await lin.GetAsync(new Uri($"customers/{codes[a]}/merge?with={codes[b]}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, previewed.StatusCode);
        using var merged = await lin.PostAsJsonAsync(new Uri($"customers/{codes[a]}/merge", UriKind.Relative), new { with = codes[b] });
        Assert.Equal(HttpStatusCode.OK, merged.StatusCode);

        using var old = await lin.GetAsync(new Uri($"customers/{codes[b]}/timeline?days=7", UriKind.Relative));
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/api/v1/customers/{codes[a]}/timeline?days=7", true), (old.StatusCode, old.Headers.Location!.ToString(), old.Headers.CacheControl!.NoStore));
        using var posted = await lin.PostAsJsonAsync(new Uri($"customers/{codes[b]}/interactions", UriKind.Relative), new { channel = "call", direction = "in", body = "x" });
        Assert.Equal(HttpStatusCode.PermanentRedirect, posted.StatusCode);
        using var stranger = await guo.GetAsync(new Uri($"customers/{codes[b]}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Fact]
    public async Task the_worklist_shows_pairs_and_forgets_those_judged_different()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        await scene.Say(a, "firm.creditcode", "91330200XX");
        await scene.Say(b, "firm.creditcode", "91330200XX");
        using var lin = await Visitor.SignIn(scene.Firm, "lin");
        await lin.Send(await lin.Get("/duplicates"), "form[action='/duplicates/look']");
        Assert.Equal((HttpStatusCode.OK, "/duplicates"), (lin.LastStatus, lin.LastPath));
        for (var i = 0; i < 200 && !await scene.House.Look(db => db.DuplicatePairs.AnyAsync()); i++) await Task.Delay(100);

        var page = await lin.Get("/duplicates?state=open&why=samecredit");
        Assert.Contains("统一社会信用代码相同", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        page = await lin.Send(page, "form[action='/duplicates/different']");
        Assert.Null(page.QuerySelector("tbody"));
        Assert.Contains("名lin", (await lin.Get("/duplicates?state=different")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await lin.Get("/duplicates?state=merged");
        Assert.Equal(HttpStatusCode.OK, lin.LastStatus);
        Assert.Equal(LikeReason.SameCredit, await scene.House.Look(db => db.DuplicatePairs.Select(p => p.Reason).SingleAsync()));
    }
}
