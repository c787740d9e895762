using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Files;
using Liuke.Archive.Pins;
using Liuke.Archive.Prospects;
using Liuke.Archive.Tags;
using Liuke.Archive.Team;
using Liuke.Archive.Ties;
using Liuke.Basics;

namespace Liuke.Api.Ties;

/// <summary>Relations, tags, teams and pins for programs.</summary>
internal static class TieApi
{
    private const string Group = "Ties", Keep = ArchivePermissions.KeepTies, View = ArchivePermissions.ViewCustomers;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/ties", async (string code, ReadCustomer read, ReadRelations relations, ReadTags tags, ReadTeam team, CancellationToken stop) =>
            await read.Run(code, stop) is { } file && await relations.Run(file.Id, stop) is { } found && await team.Run(file.Id, stop) is { } members
                ? ApiDoors.Yes(TiesAnswer.Of(found, await tags.Run(file.Id, stop), members)) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("readTies", Group, TieApiWords.Read, 404)).Answers(TieExamples.Ties);

        api.MapPost("/customers/{code}/relations", async (string code, Body<RelateCall> body, Relate relate, CurrentPerson me, CancellationToken stop) =>
            !ApiJson.TryWord<RelationKind>(body.Value.Kind, out var kind) ? ApiDoors.No(Problem.Field("kind", BorderWords.UnknownWord))
                : (await relate.Run(code, new(body.Value.To, kind, body.Value.Note), me.Id, stop)).Or(_ => new CodeAnswer(code)))
            .Is(Keep, new("relate", Group, TieApiWords.Relate, 404, 409, 422)).Takes(new RelateCall("C2026-00002-5", "parentOf")).Answers(TieExamples.Code);

        api.MapDelete("/customers/{code}/relations/{to:guid}/{kind}", async (string code, Guid to, string kind, Unrelate unrelate, CurrentPerson me, CancellationToken stop) =>
            !ApiJson.TryWord<RelationKind>(kind, out var known) ? ApiDoors.Missing() : (await unrelate.Run(code, CustomerId.From(to), known, me.Id, stop)).Or(_ => new CodeAnswer(code)))
            .Is(Keep, new("unrelate", Group, TieApiWords.Unrelate, 404, 409)).Answers(TieExamples.Code);

        api.MapPost("/customers/{code}/team", async (string code, Body<JoinCall> body, JoinTeam join, CurrentPerson me, CancellationToken stop) =>
            !ApiJson.TryWord<TeamRole>(body.Value.Role, out var role) ? ApiDoors.No(Problem.Field("role", BorderWords.UnknownWord))
                : (await join.Run(code, new(body.Value.Person), role, me.Id, stop)).Or(_ => new CodeAnswer(code)))
            .Is(Keep, new("joinTeam", Group, TieApiWords.Join, 404, 409, 422)).Takes(TieExamples.Join).Answers(TieExamples.Code);

        api.MapDelete("/customers/{code}/team/{person:guid}", async (string code, Guid person, LeaveTeam leave, CurrentPerson me, CancellationToken stop) =>
            (await leave.Run(code, new(person), me.Id, stop)).Or(_ => new CodeAnswer(code)))
            .Is(Keep, new("leaveTeam", Group, TieApiWords.Leave, 404)).Answers(TieExamples.Code);

        Tags(api);
        Pins(api);
    }

    private static void Tags(RouteGroupBuilder api)
    {
        api.MapGet("/tags", async (FindTags read, CancellationToken stop) => ApiDoors.Yes(new TagsAnswer([.. (await read.Run(stop)).Select(t => new TagAnswer(t.Key, t.Word, t.Customers))])))
            .Is(View, new("listTags", Group, TieApiWords.Tags)).Answers(TieExamples.Tags);

        api.MapPut("/tags/{key}", async (string key, Body<RenameTagCall> body, RenameTag rename, CurrentPerson me, CancellationToken stop) =>
            (await rename.Run(key, body.Value.To, me.Id, stop)).Or(now => new TagKeyAnswer(now)))
            .Is(ArchivePermissions.ManageTags, new("renameTag", Group, TieApiWords.Rename, 404, 422)).Takes(new RenameTagCall("样板客户")).Answers(new TagKeyAnswer("样板客户"));

        api.MapPost("/customers/{code}/tags", async (string code, Body<TagCall> body, TagCustomer tag, CurrentPerson me, CancellationToken stop) =>
            (await tag.Run(code, body.Value.Wish, me.Id, stop)).Or(_ => new CodeAnswer(code)))
            .Is(Keep, new("tagCustomer", Group, TieApiWords.Tag, 404, 409, 422)).Takes(TieExamples.Tag).Answers(TieExamples.Code);

        api.MapPost("/customers/tags", async (Body<TagManyCall> body, CustomersByCode customers, TagCustomers tag, CurrentPerson me, CancellationToken stop) =>
        {
            if (body.Value.Codes.Count > TagCustomers.CustomersMax) return ApiDoors.No(Refusal.Invalid(TagWords.TooManyCustomers(TagCustomers.CustomersMax)));
            var found = await customers.Run(body.Value.Codes, stop);
            return (await tag.Run(found, new(body.Value.Add ?? [], body.Value.Remove ?? []), me.Id, stop)).Or(t => new TaggedAnswer(t.Changed, t.Unchanged, t.Skipped + body.Value.Codes.Count - found.Count));
        }).Is(Keep, new("tagCustomers", Group, TieApiWords.TagMany, 409, 422)).Takes(TieExamples.TagMany).Answers(new TaggedAnswer(1, 0, 0));
    }

    private static void Pins(RouteGroupBuilder api)
    {
        api.MapGet("/prospects", async (ReadProspects read, CancellationToken stop) => ApiDoors.Yes(ProspectsAnswer.Of(await read.Run(stop))))
            .Is(View, new("countProspects", Group, TieApiWords.Prospects)).Answers(new ProspectsAnswer(12, 5, [new("浙江", "灯具", 7, 3)]));

        api.MapGet("/me/pins", async (ReadPins read, CurrentPerson me, CancellationToken stop) => ApiDoors.Yes(new PinsAnswer([.. (await read.Run(me.Id, stop)).Select(PinAnswer.Of)])))
            .Is(View, new("listPins", Group, TieApiWords.Pins)).Answers(TieExamples.Pins);

        api.MapPost("/customers/{code}/pin", async (string code, PinCustomer pin, CurrentPerson me, CancellationToken stop) => (await pin.Run(code, me.Id, stop)).Or(_ => new CodeAnswer(code)))
            .Is(View, new("pinCustomer", Group, TieApiWords.Pin, 404, 409)).Answers(TieExamples.Code);

        api.MapDelete("/customers/{code}/pin", async (string code, UnpinCustomer unpin, CurrentPerson me, CancellationToken stop) => (await unpin.Run(code, me.Id, stop)).Or(_ => new CodeAnswer(code)))
            .Is(View, new("unpinCustomer", Group, TieApiWords.Unpin, 404)).Answers(TieExamples.Code);

        api.MapPost("/customers/{code}/pin/move", async (string code, Body<MovePinCall> body, MovePin move, CurrentPerson me, CancellationToken stop) =>
            body.Value.To is not ("up" or "down") ? ApiDoors.No(Problem.Field("to", BorderWords.UnknownWord)) : (await move.Run(code, body.Value.To == "up", me.Id, stop)).Or(_ => new CodeAnswer(code)))
            .Is(View, new("movePin", Group, TieApiWords.Move, 404, 422)).Takes(new MovePinCall("up")).Answers(TieExamples.Code);
    }
}
