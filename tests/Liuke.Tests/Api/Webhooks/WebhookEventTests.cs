using System.Text.Json;
using Liuke.Access.Approving;
using Liuke.Access.Audit;
using Liuke.Api.Webhooks;
using Liuke.Archive;
using Liuke.FollowUp;
using Liuke.Insight;
using Liuke.Storage;
using Liuke.Tests.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Api.Webhooks;

/// <summary>What is told, and in how many messages.</summary>
public sealed class WebhookEventTests
{
    [Fact]
    public async Task customers_who_come_together_are_told_together_five_hundred_to_a_message()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook(CustomerRegister.Entered);
        await scene.Firm.Customers(scene.Lin, PostMessages.CustomersMost + 1);
        Assert.Equal(2, await scene.SendAll());
        var told = scene.Receiver.All.SelectMany(m => m.Json.GetProperty("data").GetProperty("customers").EnumerateArray()).Select(c => c.Text("code")).ToList();
        Assert.Equal(PostMessages.CustomersMost + 1, told.Distinct().Count());
        Assert.Equal(await scene.House.Look(db => db.Customers.Select(c => c.Code).OrderBy(c => c).ToListAsync()), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task a_refresh_tells_whose_state_changed_and_tells_it_once()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook(InsightRoom.StateChanged, WorkEvents.Raised, WorkEvents.Finished);
        var (shop, today) = (new Shop(scene.House), scene.Firm.Today);
        await shop.Sell([.. Enumerable.Range(0, 20).Select(i => new Sale("常客", today.PlusDays(-10 * i), 100)), new Sale("新客", today.PlusDays(-3), 100)]);
        await shop.Refresh();
        var first = await Told(scene);
        Assert.Equal(2, first.Count);
        Assert.All(first, c => Assert.Equal("none", c.Text("was")));
        Assert.Contains("active", first.Select(c => c.Text("is")));

        await shop.Refresh();
        Assert.Empty(await Told(scene));

        scene.House.Clock.Advance(Duration.FromDays(400));
        await shop.Refresh();
        var later = await Told(scene);
        Assert.Contains(("active", "lost"), later.Select(c => (c.Text("was"), c.Text("is"))));
        var codes = await scene.House.Look(db => db.Customers.Select(c => c.Code).ToListAsync());
        Assert.All(later, c => Assert.Contains(c.Text("code"), codes));
    }

    [Fact]
    public async Task work_that_is_open_already_is_no_news_and_work_that_settles_itself_is()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook(WorkEvents.Raised, WorkEvents.Finished);
        var customers = await scene.Firm.Customers(scene.Lin, 3);
        await scene.Firm.Raise(scene.Firm.AtRisk(customers[0], scene.Lin));
        await scene.Firm.Raise([.. customers.Select(c => scene.Firm.AtRisk(c, scene.Lin))]);
        await scene.Firm.Raise([.. customers.Select(c => scene.Firm.AtRisk(c, scene.Lin))]);
        Assert.Equal([1, 2], (await scene.Messages()).Select(m => JsonDocument.Parse(m.Customers).RootElement.GetArrayLength()).Order());

        await scene.Firm.Settle(customers[0], customers[1]);
        await scene.SendAll();
        var settled = scene.Receiver.All.Single(m => m.Type == WorkEvents.Finished).Json.GetProperty("data");
        Assert.Equal(("settled", 2), (settled.Text("became"), settled.GetProperty("customers").GetArrayLength()));
    }

    [Fact]
    public async Task every_audit_entry_that_an_event_is_told_from_is_of_a_kind_that_some_room_writes()
    {
        await using var house = await TestHouse.Open();
        var known = house.Services.GetServices<AuditKind>().Select(k => k.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(WebhookEvents.All.SelectMany(e => e.Sources).Select(s => s.Kind).Except(known));
        Assert.Equal(WebhookEvents.All.Count, WebhookEvents.All.Select(e => e.Name).Distinct().Count());
    }

    [Fact]
    public async Task an_approval_is_told_when_it_is_asked_for_and_when_it_is_decided()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook("approval.asked", "approval.decided");
        var id = Guid.CreateVersion7(scene.House.Clock.Now.ToDateTimeOffset()).ToString();
        foreach (var what in new[] { MoveKind.Asked, MoveKind.Approved, MoveKind.Finished })
        {
            scene.House.Clock.Advance(Duration.FromSeconds(1));
            await scene.House.Look(db =>
            {
                db.Audit(AuditEntry.Of("approval." + what.ToString().ToLowerInvariant(), scene.Lin, "approval", id));
                return db.SaveChangesAsync();
            });
        }

        await scene.SendAll();
        Assert.Equal([("approval.asked", "approval"), ("approval.decided", "approval")], scene.Receiver.All.Select(m => (m.Type, m.Json.GetProperty("data").GetProperty("subject").Text("kind"))));
        Assert.Equal("approved", scene.Receiver.All.Last().Json.GetProperty("data").Text("became"));
    }

    private static async Task<List<JsonElement>> Told(HookScene scene)
    {
        scene.Receiver.All.Clear();
        await scene.SendAll();
        return [.. scene.Receiver.All.Where(m => m.Type == InsightRoom.StateChanged).SelectMany(m => m.Json.GetProperty("data").GetProperty("customers").EnumerateArray())];
    }
}
