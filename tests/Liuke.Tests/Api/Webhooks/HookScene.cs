using Liuke.Access;
using Liuke.Api.Webhooks;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Liuke.Tests.Api.Webhooks;

/// <summary>A firm that tells a receiver on the loopback; nothing is sent until the test says so.</summary>
internal sealed class HookScene : IAsyncDisposable
{
    public static readonly WebhookBorders Loopback = new(System.Net.IPNetwork.Parse("127.0.0.0/8"));

    public WorkScene Firm { get; private init; } = null!;
    public Receiver Receiver { get; private init; } = null!;
    public PersonId Admin { get; private set; }
    public PersonId Lin { get; private set; }

    public TestHouse House => Firm.House;

    public static async Task<HookScene> Open()
    {
        var scene = new HookScene { Firm = await WorkScene.Open(services => services.AddSingleton(Loopback)), Receiver = await Receiver.Open() };
        scene.Admin = await scene.Firm.Person("admin", scene.Firm.Firm, Roles.Admin);
        scene.Lin = await scene.Firm.Rep("lin");
        return scene;
    }

    public Task<Outcome<MadeWebhook>> Make(string url, params string[] events) => House.Do<MakeWebhook, Outcome<MadeWebhook>>(make => make.Run(new(url, events), Admin, default));

    public async Task<MadeWebhook> Hook(params string[] events) => (await Make(Receiver.Url, events)).Value;

    public Task<int> Send() => House.Do<SendMessages, int>(send => send.Run(default));

    public async Task<int> SendAll()
    {
        var all = 0;
        for (var sent = await Send(); sent > 0 && all < 1000; sent = await Send()) all += sent;
        return all;
    }

    /// <summary>A piece of work that Lin finished.</summary>
    public async Task<WorkItem> FinishOne()
    {
        var item = await Firm.OneAtRisk(Lin);
        await Firm.Finish(item.Id, Lin, reach: Liuke.Storage.Reach.Own(Lin));
        return item;
    }

    public Task<List<WebhookMessage>> Messages() => House.Look(db => db.WebhookMessages.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    public Task<List<WebhookTry>> Tries() => House.Look(db => db.WebhookTries.AsNoTracking().OrderBy(t => t.MessageId).ThenBy(t => t.Number).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await Firm.DisposeAsync();
    }
}
