using System.Net;
using System.Text.RegularExpressions;
using Liuke.Access;
using Liuke.Api.Webhooks;
using Liuke.FollowUp;
using Liuke.Tests.Access;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Api.Webhooks;

public sealed partial class WebhookDoorTests
{
    [Fact]
    public async Task an_administrator_adds_an_address_sees_the_secret_once_and_sends_a_dead_message_again()
    {
        await using var scene = await HookScene.Open();
        using var admin = await Doorstep.Enter(await scene.Firm.Address(), "admin", WorkScene.Password);
        var page = await Page(admin, "/webhooks");
        using var made = await admin.PostAsync(At("/webhooks"), Doorstep.Form(page, ("url", "https://erp.example.com/liuke"), ("event", WorkEvents.Finished), ("event", "customer.entered")));
        var shown = await made.Content.ReadAsStringAsync();
        var secret = Secret().Match(shown).Value;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var hook = await scene.House.Look(db => db.Webhooks.AsNoTracking().SingleAsync());
        foreach (var path in new[] { "/webhooks", $"/webhooks/{hook.Id}" }) Assert.DoesNotContain(secret, await Page(admin, path), StringComparison.Ordinal);

        var dead = await scene.House.Look(async db =>
        {
            var message = new WebhookMessage(hook.Id, new(WorkEvents.Finished, null), "[]", scene.House.Clock.Now);
            message.NotTaken("503", forGood: true, scene.House.Clock.Now);
            db.WebhookMessages.Add(message);
            await db.SaveChangesAsync();
            return message.Id;
        });
        page = await Page(admin, "/webhooks");
        Assert.Contains("重新发送", page, StringComparison.Ordinal);
        Assert.Contains("答复 503", page, StringComparison.Ordinal);
        // The receiver is nobody's: what matters is that it waits again.
        using var again = await admin.PostAsync(At($"/webhooks/messages/{dead}/resend"), Doorstep.Form(page));
        Assert.Equal($"/webhooks/{hook.Id}", again.Headers.Location?.ToString());
        Assert.NotEqual(MessageState.Dead, Assert.Single(await scene.Messages()).State);
        Assert.Contains("已重新排队发送", await Page(admin, $"/webhooks/{hook.Id}"), StringComparison.Ordinal);

        using var ended = await admin.PostAsync(At($"/webhooks/{hook.Id}/end"), Doorstep.Form(page));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Contains("已停止", await Page(admin, "/webhooks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_wrong_address_is_refused_on_the_page_with_what_to_do()
    {
        await using var scene = await HookScene.Open();
        using var admin = await Doorstep.Enter(await scene.Firm.Address(), "admin", WorkScene.Password);
        using var refused = await admin.PostAsync(At("/webhooks"), Doorstep.Form(await Page(admin, "/webhooks"), ("url", "https://192.168.0.1/x"), ("event", WorkEvents.Finished)));
        Assert.Equal("/webhooks", refused.Headers.Location?.ToString());
        Assert.Contains("也不能是内网地址", await Page(admin, "/webhooks"), StringComparison.Ordinal);
        Assert.Contains("https://", await Page(admin, "/webhooks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_program_makes_a_webhook_reads_its_messages_renews_its_secret_and_ends_it()
    {
        await using var scene = await ApiScene.Open();
        using var program = await scene.Program(scene.Zhou);
        Assert.Equal(422, (await program.Post("webhooks", new { url = "https://10.0.0.1/x", events = new[] { "work.finished" } })).Status);
        Assert.Equal(422, (await program.Post("webhooks", new { url = "https://erp.example.com/x", events = new[] { "no.such" } })).Status);
        var made = await program.Post("webhooks", new { url = "https://erp.example.com/x", events = new[] { "work.finished" } });
        Assert.Equal(200, made.Status);
        var id = made.Body.Text("id");
        var renewed = await program.Post($"webhooks/{id}/secret");
        Assert.NotEqual(made.Body.Text("secret"), renewed.Body.Text("secret"));

        Assert.Equal(200, (await program.Post($"webhooks/{id}/test")).Status);
        var item = Assert.Single((await program.Get($"webhooks/{id}/messages")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal("webhook.test", item.Text("event"));
        Assert.Equal(409, (await program.Post($"webhooks/messages/{item.Text("id")}/resend")).Status);
        Assert.Equal(422, (await program.Get($"webhooks/{id}/messages?after=x")).Status);
        Assert.Equal(404, (await program.Get($"webhooks/{Guid.Empty}/messages")).Status);

        using var ended = await program.DeleteAsync(new Uri($"webhooks/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.False(Assert.Single((await program.Get("webhooks")).Body.GetProperty("items").EnumerateArray()).GetProperty("isActive").GetBoolean());
        using var rep = await scene.Program(scene.Lin);
        Assert.Equal(403, (await rep.Get("webhooks")).Status);
    }

    private static Task<string> Page(HttpClient client, string path) => client.GetStringAsync(At(path));

    private static Uri At(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+")]
    private static partial Regex Secret();
}
