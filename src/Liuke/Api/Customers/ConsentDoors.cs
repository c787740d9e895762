using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.PeoplesData;
using Liuke.Basics;

namespace Liuke.Api.Customers;

public sealed record ConsentStateAnswer(string Purpose, string Channel, bool IsAllowed, DateTimeOffset? Since);

public sealed record ConsentAnswer(DateTimeOffset At, string Purpose, string Channel, bool IsGiven, string? Words, string? Source, string? ByName);

/// <param name="NoPersonalisation">Whether the customer is kept out of scores, segments and personal offers.</param>
public sealed record ConsentsAnswer(string Code, bool NoPersonalisation, IReadOnlyList<ConsentStateAnswer> States, IReadOnlyList<ConsentAnswer> History);

/// <param name="Purpose">service, marketing, profiling or research.</param>
/// <param name="Channel">sms, email, phone, weChat, post or every.</param>
/// <param name="IsGiven">False takes the consent back.</param>
/// <param name="Contact">The contact whose word it is; left out for the customer's own.</param>
public sealed record ConsentCall(string Purpose, bool IsGiven, string Channel = "every", string? Words = null, string? Source = null, Guid? Contact = null);

public sealed record ConsentKeptAnswer(Guid Id);

/// <summary>Consents of customers, for programs.</summary>
internal static class ConsentDoors
{
    private const string Group = "Customers";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/consents", async (string code, ReadConsents read, CancellationToken stop, Guid? contact = null) =>
            await read.Run(code, contact, stop) is { } view ? ApiDoors.Yes(Of(view)) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(ArchivePermissions.KeepConsents, new("readConsents", Group, PeoplesDataDoorWords.Consents, 404))
            .Answers(new ConsentsAnswer("C2026-00001-7", false, [new("marketing", "weChat", true, new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero))], []));

        api.MapPost("/customers/{code}/consents", async (string code, Body<ConsentCall> body, KeepConsent keep, CurrentPerson me, CancellationToken stop) =>
        {
            var purpose = Enum.TryParse<ConsentPurpose>(body.Value.Purpose, ignoreCase: true, out var p) ? p : default;
            var channel = Enum.TryParse<ConsentChannel>(body.Value.Channel, ignoreCase: true, out var c) ? c : (ConsentChannel)(-1);
            return (await keep.Run(code, new(purpose, channel, body.Value.IsGiven, body.Value.Words, body.Value.Source) { Contact = body.Value.Contact }, me.Id, stop)).Or(id => new ConsentKeptAnswer(id.Value));
        }).Is(ArchivePermissions.KeepConsents, new("keepConsent", Group, PeoplesDataDoorWords.KeepConsent, 404, 422))
            .Takes(new ConsentCall("marketing", true, "weChat", "同意每月收到新品消息", "展会")).Answers(new ConsentKeptAnswer(new("0190a000-0000-7000-8000-000000000000")));
    }

    private static ConsentsAnswer Of(ConsentView view) => new(view.Code, view.IsImpersonal,
        [.. view.States.Select(s => new ConsentStateAnswer(ApiJson.Word(s.Purpose), ApiJson.Word(s.Channel), s.IsAllowed, s.Since?.ToDateTimeOffset()))],
        [.. view.History.Select(h => new ConsentAnswer(h.At.ToDateTimeOffset(), ApiJson.Word(h.Purpose), ApiJson.Word(h.Channel), h.IsGiven, h.Words, h.Source, h.ByName))]);
}
