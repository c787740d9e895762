using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Api.Customers;
using Liuke.Archive;
using Liuke.Archive.Dates;
using Liuke.Archive.Files;
using Liuke.Archive.People;
using Liuke.Basics;

namespace Liuke.Api.Contacts;

/// <summary>A customer's people for programs.</summary>
internal static class ContactApi
{
    private const string Group = "Contacts", Keep = ArchivePermissions.KeepPeople;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/people", async (string code, ReadCustomer read, ReadPeople people, CancellationToken stop) =>
            await read.Run(code, stop) is { } file && await people.Run(file.Id, stop) is { } found ? ApiDoors.Yes(PeopleAnswer.Of(found)) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(ArchivePermissions.ViewCustomers, new("readPeople", Group, ContactApiWords.People, 404)).Answers(ContactExamples.People);

        api.MapPost("/customers/{code}/contacts", async (string code, Body<ContactCall> body, AddContact add, CurrentPerson me, CancellationToken stop) =>
            Edit(body.Value).Refused(out var no, out var edit) ? ApiDoors.No(no) : (await add.Run(code, edit, me.Id, stop)).Or(id => new MadeAnswer(id.Value)))
            .Is(Keep, new("addContact", Group, ContactApiWords.Add, 404, 409, 422)).Takes(ContactExamples.Contact).Answers(ContactExamples.Made);

        api.MapPatch("/customers/{code}/contacts/{contact:guid}", async (string code, Guid contact, Body<ContactCall> body, ChangeContact change, CurrentPerson me, CancellationToken stop) =>
            Edit(body.Value).Refused(out var no, out var edit) ? ApiDoors.No(no) : (await change.Run(code, new(contact), edit, me.Id, stop)).Or(id => new MadeAnswer(id.Value)))
            .Is(Keep, new("changeContact", Group, ContactApiWords.Change, 404, 409, 422)).Takes(ContactExamples.Change).Answers(ContactExamples.Made);

        api.MapDelete("/customers/{code}/contacts/{contact:guid}", async (string code, Guid contact, RemoveContact remove, CurrentPerson me, CancellationToken stop) =>
            (await remove.Run(code, new(contact), me.Id, stop)).Or(id => new MadeAnswer(id.Value)))
            .Is(Keep, new("removeContact", Group, ContactApiWords.Remove, 404, 409)).Answers(ContactExamples.Made);

        api.MapPost("/customers/{code}/channels/{channel:guid}/reveal", async (string code, Guid channel, RevealChannel reveal, CurrentPerson me, CancellationToken stop) =>
            (await reveal.Run(code, new(channel), me.Id, me.Roles, stop)).Or(seen => new MobileAnswer(seen.Mobile, seen.Left)))
            .Is(ArchivePermissions.RevealMobile, new("revealChannel", Group, ContactApiWords.Reveal, 404, 409)).Answers(CustomerExamples.Mobile);

        api.MapPost("/customers/{code}/dates", async (string code, Body<DateCall> body, AddDate add, CurrentPerson me, CancellationToken stop) =>
        {
            if (!ApiJson.TryWord<YearlyCalendar>(body.Value.Calendar, out var calendar)) return ApiDoors.No(Problem.Field("calendar", BorderWords.UnknownWord));
            var day = new YearlyDay(calendar, body.Value.Year, body.Value.Month, body.Value.Day, body.Value.IsLeapMonth);
            return (await add.Run(code, body.Value.Contact is { } contact ? new ContactId(contact) : null, body.Value.Title, day, me.Id, stop)).Or(id => new MadeAnswer(id.Value));
        }).Is(Keep, new("addDate", Group, ContactApiWords.AddDate, 404, 409, 422)).Takes(ContactExamples.Date).Answers(ContactExamples.Made);

        api.MapDelete("/customers/{code}/dates/{date:guid}", async (string code, Guid date, RemoveDate remove, CurrentPerson me, CancellationToken stop) =>
            (await remove.Run(code, new(date), me.Id, stop)).Or(id => new MadeAnswer(id.Value)))
            .Is(Keep, new("removeDate", Group, ContactApiWords.RemoveDate, 404, 409)).Answers(ContactExamples.Made);
    }

    private static Outcome<ContactEdit> Edit(ContactCall call)
    {
        var adds = new List<NewChannel>();
        foreach (var channel in call.Add ?? [])
        {
            if (!ApiJson.TryWord<ChannelKind>(channel.Kind, out var kind)) return Refusal.Invalid(BorderWords.FieldWrong("add.kind", BorderWords.UnknownWord));
            adds.Add(new(kind, channel.Value));
        }

        return new ContactEdit(call.Fields) { Was = call.Was ?? new Dictionary<string, string?>(), Adds = adds, Drops = [.. (call.Drop ?? []).Select(id => new ContactChannelId(id))] };
    }
}
