using Liuke.Access;
using Liuke.Archive.People;
using Liuke.Archive.Tags;
using Liuke.Archive.Team;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Ties;

internal static class TieDoors
{
    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/relations", async (string code, [FromForm] string? to, [FromForm] string? kind, [FromForm] string? note, Relate relate, CurrentPerson me, CancellationToken stop) =>
            Answer((await relate.Run(code, new(to, Word<RelationKind>(kind), note), me.Id, stop)).Refusal, code, "?tab=ties#relations", TieWords.Title)).Needs(ArchivePermissions.KeepTies);

        doors.MapPost("/customers/{code}/relations/{to:guid}/{kind}/remove", async (string code, Guid to, string kind, [FromForm] string? unused, Unrelate unrelate, CurrentPerson me, CancellationToken stop) =>
            Answer((await unrelate.Run(code, CustomerId.From(to), Word<RelationKind>(kind), me.Id, stop)).Refusal, code, "?tab=ties#relations", TieWords.Title)).Needs(ArchivePermissions.KeepTies);

        doors.MapPost("/customers/{code}/tags", async (string code, [FromForm] string? words, TagCustomer tag, CurrentPerson me, CancellationToken stop) =>
            Answer((await tag.Run(code, TagWish.Adding(words), me.Id, stop)).Refusal, code, "#tags", TagWords.Title)).Needs(ArchivePermissions.KeepTies);

        doors.MapPost("/customers/{code}/tags/remove", async (string code, [FromForm] string? word, TagCustomer tag, CurrentPerson me, CancellationToken stop) =>
            Answer((await tag.Run(code, TagWish.Removing(word), me.Id, stop)).Refusal, code, "#tags", TagWords.Title)).Needs(ArchivePermissions.KeepTies);

        doors.MapPost("/customers/{code}/team", async (string code, [FromForm] string? person, [FromForm] string? role, JoinTeam join, CurrentPerson me, CancellationToken stop) =>
            Answer((await join.Run(code, Guid.TryParse(person, out var id) ? new PersonId(id) : default, Word<TeamRole>(role), me.Id, stop)).Refusal, code, "?tab=ties#team", TeamWords.Title)).Needs(ArchivePermissions.KeepTies);

        doors.MapPost("/customers/{code}/team/{person:guid}/remove", async (string code, Guid person, [FromForm] string? unused, LeaveTeam leave, CurrentPerson me, CancellationToken stop) =>
            Answer((await leave.Run(code, new(person), me.Id, stop)).Refusal, code, "?tab=ties#team", TeamWords.Title)).Needs(ArchivePermissions.KeepTies);
    }

    internal static T Word<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;

    internal static IResult Answer(Refusal? no, string code, string part, Text title)
    {
        if (no is null) return Results.LocalRedirect(ContactDoors.FileOf(code, part));
        return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<RefusedPage>(new { Title = title, Says = no.Sentence, Back = ContactDoors.FileOf(code, part) }) { StatusCode = no.Status };
    }
}
