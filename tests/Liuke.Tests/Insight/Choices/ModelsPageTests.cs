using System.Net;
using System.Text.RegularExpressions;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Insight.Explained;
using Liuke.Insight.Proofs;
using Liuke.Jobs;
using Liuke.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Insight.Choices;

/// <summary>The page of the models over real HTTP, without any script.</summary>
public sealed partial class ModelsPageTests
{
    private const string Page = "/insight/models";

    [Fact]
    public async Task the_page_says_when_there_is_nothing_yet_and_when_a_firm_is_too_small_to_choose()
    {
        await using var house = await TestHouse.Open();
        using var manager = await Enter(house, "lin", Roles.Manager);
        Assert.Contains(ModelWords.None.Zh, await See(manager, Page), StringComparison.Ordinal);

        var shop = new Shop(house);
        await shop.Sell(Firm.Of(30));
        await shop.Refresh();
        Assert.Contains(ModelWords.TooFewSays.Zh, await See(manager, Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_day_after_the_data_comes_back_with_the_sentence_and_what_was_typed()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(Firm.Of(30));
        await shop.Refresh();
        using var manager = await Enter(house, "lin", Roles.Manager);
        using var answer = await Post(manager, Page + "/try", Page, ("cut", "2027-01-01"), ("days", "45"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await See(manager, answer.Headers.Location!.ToString());
        Assert.Contains("数据到", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2027-01-01\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"45\"", page, StringComparison.Ordinal);
        Assert.False(await house.Look(db => db.Jobs.AnyAsync(j => j.Kind == TryCutDate.Kind)));
    }

    [Fact]
    public async Task a_representative_neither_sees_the_page_nor_tries_another_day()
    {
        await using var house = await TestHouse.Open();
        using var rep = await Enter(house, "he", Roles.Rep);
        using var page = await rep.GetAsync(new Uri(Page, UriKind.Relative));
        using var tried = await Post(rep, Page + "/try", "/", ("cut", "2026-01-01"), ("days", "30"));
        using var chosen = await Post(rep, Page + "/choose", "/");

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], new[] { page.StatusCode, tried.StatusCode, chosen.StatusCode });
        Assert.False(await house.Look(db => db.Jobs.AnyAsync(j => j.Kind == TryCutDate.Kind)));
    }

    private static async Task<HttpClient> Enter(TestHouse house, string user, Roles roles)
    {
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new(user, "林", Shop.East, roles, "a-good-password"), default));
        return await Doorstep.Enter(await house.Serve(), user, "a-good-password");
    }

    private static async Task<string> See(HttpClient browser, string path)
        => WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(path.Split('#')[0], UriKind.Relative)));

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string path, string form, params (string Name, string Value)[] typed)
    {
        var token = Token().Match(await browser.GetStringAsync(new Uri(form, UriKind.Relative))).Groups[1].Value;
        return await browser.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([.. typed.Select(t => new KeyValuePair<string, string>(t.Name, t.Value)), new("__RequestVerificationToken", token)]));
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
