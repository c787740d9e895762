using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Files;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Api.Contacts;

/// <summary>What was said with customers, for programs.</summary>
internal static class InteractionApi
{
    private const string Group = "Interactions", View = ArchivePermissions.ViewCustomers;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/interactions", async (string? q, string? channel, string? after, FindInteractions find, CancellationToken stop) =>
            Asked(q, channel, after, null).Refused(out var no, out var asked) ? ApiDoors.No(no) : ApiDoors.Yes(Of(await find.Run(asked, stop))))
            .Is(View, new("findInteractions", Group, ContactApiWords.Find, 422)).Asks(ContactApiWords.Parameters).Answers(ContactExamples.Many);

        api.MapGet("/customers/{code}/interactions", async (string code, string? q, string? channel, string? after, ReadCustomer read, FindInteractions find, CancellationToken stop) =>
        {
            if (await read.Run(code, stop) is null) return ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer));
            return Asked(q, channel, after, code).Refused(out var no, out var asked) ? ApiDoors.No(no) : ApiDoors.Yes(Of(await find.Run(asked, stop)));
        }).Is(View, new("readInteractions", Group, ContactApiWords.OfCustomer, 404, 422)).Asks(ContactApiWords.Parameters).Answers(ContactExamples.Many);

        api.MapGet("/customers/{code}/interactions/{interaction:guid}", async (string code, Guid interaction, ReadInteraction read, CancellationToken stop) =>
            await read.Run(code, new(interaction), stop) is { } file
                ? ApiDoors.Yes(new InteractionFileAnswer(InteractionAnswer.Of(file.Code, file.CustomerName, file.Now), [.. file.Earlier.Select(e => InteractionAnswer.Of(file.Code, file.CustomerName, e))]))
                : ApiDoors.No(Refusal.Missing(InteractionWords.NoSuchInteraction)))
            .Is(View, new("readInteraction", Group, ContactApiWords.Read, 404)).Answers(ContactExamples.File);

        api.MapPost("/customers/{code}/interactions", async (string code, Body<InteractionCall> body, LogInteraction log, CurrentPerson me, CancellationToken stop) =>
        {
            var call = body.Value;
            if (!ApiJson.TryWord<InteractionChannel>(call.Channel, out var channel)) return ApiDoors.No(Problem.Field("channel", BorderWords.UnknownWord));
            if (!ApiJson.TryWord<Direction>(call.Direction, out var direction)) return ApiDoors.No(Problem.Field("direction", BorderWords.UnknownWord));
            var said = new Said(channel, direction, call.Body)
            {
                At = call.At is { } at ? Instant.FromDateTimeOffset(at) : null, NextStep = call.NextStep, NextOn = call.NextOn is { } on ? LocalDate.FromDateOnly(on) : null,
                Contact = call.Contact is { } contact ? new ContactId(contact) : null, Corrects = call.Corrects is { } corrects ? new InteractionId(corrects) : null,
            };
            return (await log.Run(code, said, me.Id, stop)).Or(id => new MadeAnswer(id.Value));
        }).Is(ArchivePermissions.LogInteractions, new("logInteraction", Group, ContactApiWords.Log, 404, 409, 422)).Takes(ContactExamples.Said).Answers(ContactExamples.Made);
    }

    private static InteractionsAnswer Of(InteractionsFound found) => new([.. found.Rows.Select(r => InteractionAnswer.Of(r.Code, r.CustomerName, r.View))], found.After);

    private static Outcome<InteractionsAsked> Asked(string? q, string? channel, string? after, string? code)
    {
        if (q?.Length > InteractionsAsked.WordsMax) return Refusal.Invalid(BorderWords.FieldWrong("q", BorderWords.UnknownWord));
        InteractionChannel? wanted = null;
        if (channel is not null)
        {
            if (!ApiJson.TryWord<InteractionChannel>(channel, out var known)) return Refusal.Invalid(BorderWords.FieldWrong("channel", BorderWords.UnknownWord));
            wanted = known;
        }

        return new InteractionsAsked(string.IsNullOrWhiteSpace(q) ? null : q, code, wanted, after);
    }
}
