using System.Net;
using Liuke.Api.Webhooks;
using Liuke.Basics;
using Liuke.FollowUp;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Api.Webhooks;

/// <summary>Messages go to the public internet and nowhere inside, unless the firm says so.</summary>
public sealed class WebhookBorderTests
{
    [Theory]
    [InlineData("10.1.2.3"), InlineData("127.0.0.1"), InlineData("169.254.169.254"), InlineData("172.16.0.1"), InlineData("192.168.1.1"), InlineData("100.64.0.1"), InlineData("0.0.0.0"), InlineData("224.0.0.1")]
    [InlineData("::1"), InlineData("::ffff:10.0.0.1"), InlineData("fd00::1"), InlineData("fe80::1"), InlineData("64:ff9b::a00:1"), InlineData("2002:a00:1::"), InlineData("::")]
    public void an_address_inside_some_network_is_not_public(string address) => Assert.False(PublicOnly.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8"), InlineData("223.5.5.5"), InlineData("2400:3200::1"), InlineData("::ffff:8.8.8.8")]
    public void an_address_of_the_internet_is_public(string address) => Assert.True(PublicOnly.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://example.com/x"), InlineData("https://127.0.0.1/x"), InlineData("https://localhost/x"), InlineData("https://10.0.0.8/x"), InlineData("https://[::1]/x"), InlineData("https://2130706433/x")]
    [InlineData("https://a:b@example.com/x"), InlineData("ftp://example.com/x"), InlineData("file:///etc/passwd"), InlineData("/x"), InlineData(""), InlineData("https://example.com/#x")]
    public async Task an_address_that_is_not_https_or_not_public_is_refused_with_a_sentence(string url)
    {
        await using var house = await TestHouse.Open();
        var made = await house.Do<MakeWebhook, Outcome<MadeWebhook>>(make => make.Run(new(url, [WorkEvents.Finished]), default, default));
        Assert.Equal(RefusalKind.Invalid, made.Refusal?.Kind);
        Assert.Contains("https://", made.Refusal!.Sentence.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_name_that_leads_inside_is_found_when_it_is_resolved_and_nothing_is_sent()
    {
        await using var receiver = await Receiver.Open();
        var port = new Uri(receiver.Url).Port;
        foreach (var address in new[] { $"http://127.0.0.1:{port}/", $"http://localhost:{port}/", $"https://localhost:{port}/" })
        {
            using var client = new HttpClient(new PublicOnly(new()).Handler());
            var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(new Uri(address), null));
            Assert.True(refused.InnerException is NotPublic || refused.GetBaseException() is NotPublic, refused.ToString());
        }

        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task a_redirect_leads_nowhere()
    {
        await using var scene = await HookScene.Open();
        await using var inside = await Receiver.Open();
        (scene.Receiver.Answers, scene.Receiver.RedirectsTo) = (HttpStatusCode.TemporaryRedirect, inside.Url);
        await scene.Hook(WorkEvents.Finished);
        await scene.FinishOne();
        await scene.SendAll();
        Assert.Empty(inside.All);
        Assert.Equal((MessageState.Waiting, "307"), (Assert.Single(await scene.Messages()).State, Assert.Single(await scene.Tries()).Answer));
    }

    [Fact]
    public async Task the_setting_names_networks_and_says_so_when_it_does_not()
    {
        await using var house = await TestHouse.Open();
        Assert.Empty(house.Services.GetRequiredService<WebhookBorders>().Allowed);
        Assert.False(new WebhookBorders().Lets(IPAddress.Loopback));
        Assert.True(HookScene.Loopback.Lets(IPAddress.Parse("::ffff:127.0.0.1")));

        using var services = Named("10.0.0.0/8, 127.0.0.0/8");
        Assert.Equal(2, WebhookBorders.Of(services).Allowed.Count);
        using var wrong = Named("inside");
        Assert.Throws<Liuke.Storage.CannotOpen>(() => WebhookBorders.Of(wrong));

        static ServiceProvider Named(string value)
        {
            var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { [WebhookBorders.Setting] = value };
            return new ServiceCollection().AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(configuration).BuildServiceProvider();
        }
    }
}
