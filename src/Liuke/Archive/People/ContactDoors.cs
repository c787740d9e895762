using Liuke.Access;
using Liuke.Archive.Files;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.People;

internal static class ContactDoors
{
    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/contacts", async (string code, [FromForm] IFormCollection form, AddContact add, CurrentPerson me, CancellationToken stop) =>
            Answer(await add.Run(code, ContactTyped.Read(form), me.Id, stop), code, null, form)).Needs(ArchivePermissions.KeepPeople);

        doors.MapPost("/customers/{code}/contacts/{contact:guid}", async (string code, Guid contact, [FromForm] IFormCollection form, ChangeContact change, CurrentPerson me, CancellationToken stop) =>
            Answer(await change.Run(code, new(contact), ContactTyped.Read(form), me.Id, stop), code, new(contact), form)).Needs(ArchivePermissions.KeepPeople);

        doors.MapPost("/customers/{code}/contacts/{contact:guid}/remove", async (string code, Guid contact, [FromForm] IFormCollection form, RemoveContact remove, CurrentPerson me, CancellationToken stop) =>
            Answer(await remove.Run(code, new(contact), me.Id, stop), code, new(contact), null)).Needs(ArchivePermissions.KeepPeople);

        doors.MapPost("/customers/{code}/channels/{channel:guid}/reveal", async (string code, Guid channel, HttpContext http, [FromForm] IFormCollection form, RevealChannel reveal, CurrentPerson me, CancellationToken stop) =>
        {
            var isRefused = (await reveal.Run(code, new(channel), me.Id, me.Roles, stop)).Refused(out var refusal, out var seen);
            if (isRefused && refusal!.Kind == RefusalKind.Missing) return Results.NotFound();

            var shown = new Dictionary<string, object?> { ["Mobile"] = seen?.Mobile, ["Left"] = seen?.Left ?? 0, ["Refused"] = refusal?.Sentence ?? default };
            if (http.Request.Headers.ContainsKey("HX-Request")) return new RazorComponentResult<WholeMobile>(shown);
            return new RazorComponentResult<MobilePage>(new Dictionary<string, object?>(shown) { ["Back"] = FileOf(code) }) { StatusCode = refusal?.Status };
        }).Needs(ArchivePermissions.RevealMobile);
    }

    internal static string FileOf(string code, string part = "") => $"{CustomerFilter.Path}/{Uri.EscapeDataString(code)}{part}";

    private static IResult Answer(Outcome<ContactId> outcome, string code, ContactId? id, IFormCollection? typed)
    {
        if (!outcome.Refused(out var no, out _)) return Results.LocalRedirect(FileOf(code, "#contacts"));
        if (no.Kind == RefusalKind.Missing) return Results.NotFound();
        return new RazorComponentResult<ContactAgain>(new { Code = code, Id = id, Typed = typed is null ? null : ContactTyped.Read(typed), No = no }) { StatusCode = no.Status };
    }
}

/// <summary>What somebody typed into the form of a contact.</summary>
internal static class ContactTyped
{
    private static readonly string[] Fields = [Contact.NameField, Contact.RoleField, Contact.PositionField, Contact.FromField, Contact.ToField, Contact.MainField, Contact.NoteField];

    public static ContactEdit Read(IFormCollection form)
    {
        var (kinds, values) = (form["kind"], form["value"]);
        return new(Fields.Where(form.ContainsKey).ToDictionary(f => f, f => form[f].LastOrDefault(), StringComparer.Ordinal))
        {
            Was = ThreeWay.Unpack(form["was"]),
            Adds = [.. values.Zip(kinds).Where(p => !string.IsNullOrWhiteSpace(p.First)).Select(p => new NewChannel(Kind(p.Second), p.First!))],
            Drops = [.. form["drop"].Select(d => Guid.TryParse(d, out var id) ? new ContactChannelId(id) : default)],
        };
    }

    private static ChannelKind Kind(string? word) => Enum.TryParse<ChannelKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : default;
}
