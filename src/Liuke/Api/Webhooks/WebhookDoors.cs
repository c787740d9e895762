using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Webhooks;

/// <summary>Webhooks for programs.</summary>
internal static class WebhookDoors
{
    private const string Needed = WebhookPermissions.Manage, Group = "Webhooks", One = "/webhooks/{id:guid}";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/webhooks", async (ReadWebhooks read, CancellationToken stop) => ApiDoors.Yes(WebhooksAnswer.Of(await read.Run(stop))))
            .Is(Needed, new("findWebhooks", Group, WebhookWords.Find)).Answers(WebhooksAnswer.Example);
        api.MapPost("/webhooks", async (Body<WebhookCall> body, MakeWebhook make, CurrentPerson me, CancellationToken stop) => Made(await make.Run(new(body.Value.Url, body.Value.Events), me.Id, stop)))
            .Is(Needed, new("makeWebhook", Group, WebhookWords.Make, 409, 422)).Takes(new WebhookCall("https://erp.example.com/liuke", ["work.finished"])).Answers(WebhookMadeAnswer.Example);
        api.MapGet(One + "/messages", async (Guid id, string? after, ReadMessages read, CancellationToken stop) =>
        {
            Guid last = default;
            if (after is not null && !Guid.TryParse(after, out last)) return ApiDoors.No(Problem.Field("after", BorderWords.UnknownWord));
            return (await read.Run(new(id), after is null ? null : new MessageId(last), stop)).Or(MessagesAnswer.Of);
        }).Is(Needed, new("findMessages", Group, WebhookWords.FindMessages, 404)).Asks(new ApiParameter("after", WebhookWords.After, "0190a000-0000-7000-8000-000000000008")).Answers(MessagesAnswer.Example);
        api.MapPost(One + "/secret", async (Guid id, RenewSecret renew, CurrentPerson me, CancellationToken stop) => Made(await renew.Run(new(id), me.Id, stop)))
            .Is(Needed, new("renewSecret", Group, WebhookWords.RenewOne, 404, 409)).Answers(WebhookMadeAnswer.Example);
        api.MapPost(One + "/test", async (Guid id, TestWebhook test, CurrentPerson me, CancellationToken stop) => (await test.Run(new(id), me.Id, stop)).Or(message => new WebhookKeptAnswer(message.Value)))
            .Is(Needed, new("testWebhook", Group, WebhookWords.TestOne, 404, 409)).Answers(WebhookKeptAnswer.Example);
        api.MapDelete(One, async (Guid id, EndWebhook end, CurrentPerson me, CancellationToken stop) => (await end.Run(new(id), me.Id, stop)).Or(_ => new WebhookKeptAnswer(id)))
            .Is(Needed, new("endWebhook", Group, WebhookWords.EndOne, 404, 409)).Answers(WebhookKeptAnswer.Example);
        api.MapPost("/webhooks/messages/{id:guid}/resend", async (Guid id, ResendMessage resend, CurrentPerson me, CancellationToken stop) => (await resend.Run(new(id), me.Id, stop)).Or(_ => new WebhookKeptAnswer(id)))
            .Is(Needed, new("resendMessage", Group, WebhookWords.ResendOne, 404, 409)).Answers(WebhookKeptAnswer.Example);
    }

    private static IResult Made(Outcome<MadeWebhook> making) => making.Or(made => new WebhookMadeAnswer(made.Id.Value, made.Secret));
}

public sealed record WebhookCall(string Url, IReadOnlyList<string> Events);

/// <param name="Secret">Answered once: signatures are checked with it.</param>
public sealed record WebhookMadeAnswer(Guid Id, string Secret)
{
    internal static readonly WebhookMadeAnswer Example = new(WebhooksAnswer.Id, "whsec_…");
}

public sealed record WebhookKeptAnswer(Guid Id)
{
    internal static readonly WebhookKeptAnswer Example = new(WebhooksAnswer.Id);
}

public sealed record WebhookAnswer(Guid Id, string Url, IReadOnlyList<string> Events, bool IsActive, int Waiting, int Sent, int Dead);

public sealed record DeadMessageAnswer(Guid Id, string Event, string Url, DateOnly On, int Attempts, string? LastAnswer);

public sealed record WebhooksAnswer(IReadOnlyList<WebhookAnswer> Items, IReadOnlyList<DeadMessageAnswer> Dead)
{
    internal static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000008");

    internal static readonly WebhooksAnswer Example = new([new(Id, "https://erp.example.com/liuke", ["work.finished"], true, 0, 12, 1)], [new(Id, "work.finished", "https://erp.example.com/liuke", new(2026, 11, 20), 9, "503")]);

    internal static WebhooksAnswer Of(WebhookList list) => new(
        [.. list.Rows.Select(r => new WebhookAnswer(r.Id.Value, r.Url, r.Events, r.IsActive, r.Waiting, r.Sent, r.Dead))],
        [.. list.Dead.Select(m => new DeadMessageAnswer(m.Id.Value, m.Event, m.Url, m.On.ToDateOnly(), m.Attempts, m.LastAnswer))]);
}

/// <param name="Answer">A status, or no-connection, not-in-time, not-public, no-secret; null where the program stopped meanwhile.</param>
public sealed record TryAnswer(int Number, DateTimeOffset At, string? Answer, int? Milliseconds);

/// <param name="State">waiting, sent or dead.</param>
public sealed record MessageAnswer(Guid Id, string Event, DateTimeOffset At, string State, DateTimeOffset? NextAt, IReadOnlyList<TryAnswer> Tries);

/// <param name="After">Send it as after to read what is older; null at the end.</param>
public sealed record MessagesAnswer(IReadOnlyList<MessageAnswer> Items, Guid? After)
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    internal static readonly MessagesAnswer Example = new([new(WebhooksAnswer.Id, "work.finished", At, "sent", null, [new(1, At, "503", 180), new(2, At.AddSeconds(5), "204", 35)])], null);

    internal static MessagesAnswer Of(MessagePage page) => new([.. page.Rows.Select(m => new MessageAnswer(m.Id.Value, m.Event, ApiJson.At(m.At), ApiJson.Word(m.State), m.NextAt is { } next ? ApiJson.At(next) : null,
        [.. m.Tries.Select(t => new TryAnswer(t.Number, ApiJson.At(t.At), t.Answer, t.Milliseconds))]))], page.After?.Value);
}
