using System.Net;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Tests.Archive;
using Liuke.Ui;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Ui;

public sealed class StatusPageTests
{
    [Fact]
    public async Task an_address_that_is_not_there_answers_404_in_words()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient { BaseAddress = await house.Serve() };
        await SignIn(house, client, Roles.Admin);
        using var answer = await client.GetAsync(new Uri("/no/such/page", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(UiWords.NotFoundTitle.Zh, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_form_without_its_token_answers_400_in_words()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient { BaseAddress = await house.Serve() };
        using var form = new FormUrlEncodedContent([new("language", "en")]);
        using var answer = await client.PostAsync(new Uri("/language", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(UiWords.NotTakenTitle.Zh, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_breaks_answers_500_with_a_number_and_without_a_trace()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient { BaseAddress = await house.Serve() };
        await house.Look(db => db.Database.ExecuteSqlRawAsync("DROP TABLE \"OneTimeLinks\""));
        var page = await client.GetStringAsync(new Uri("/first-start?token=x", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("Secret", "x"), new("UserName", "a"), new("Name", "a"), new("Password", "long enough"), new("__RequestVerificationToken", Token(page))]);
        using var answer = await client.PostAsync(new Uri("/first-start", UriKind.Relative), form);
        var says = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(UiWords.FailedTitle.Zh, says, StringComparison.Ordinal);
        Assert.Contains("编号 ", says, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", says, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_page_that_needs_another_role_answers_403_in_words()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient { BaseAddress = await house.Serve() };
        await SignIn(house, client, Roles.Rep);
        using var answer = await client.GetAsync(new Uri("/settings", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(AccessWords.NotAllowedTitle.Zh, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_customer_beyond_the_reach_is_not_found_and_not_in_the_list()
    {
        await using var house = await TestHouse.Open();
        await ListScene.Set(house, new ListScene.Someone("别人的海天"));
        using var client = new HttpClient { BaseAddress = await house.Serve() };
        await SignIn(house, client, Roles.Rep);
        using var answer = await client.GetAsync(new Uri("/customers/" + CustomerCode.Of(CustomerCode.Number(2026, 1)), UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("海天", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("别人", await client.GetStringAsync(new Uri("/customers", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static async Task SignIn(TestHouse house, HttpClient client, Roles roles)
    {
        await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("someone", "沈知行", ListScene.North, roles, "long enough"), default));
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("userName", "someone"), new("password", "long enough"), new("__RequestVerificationToken", Token(page))]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
    }

    private static string Token(string page)
    {
        const string before = "name=\"__RequestVerificationToken\" value=\"";
        var start = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return page[start..page.IndexOf('"', start)];
    }
}
