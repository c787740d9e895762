using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Changing;
using Liuke.Archive.Sharing;
using Liuke.Basics;

namespace Liuke.Api.Customers;

/// <param name="Version">Send it with the change: a file that was changed meanwhile refuses it.</param>
public sealed record HeadAnswer(string Code, string Name, string? Region, Guid? Owner, int Version);

public sealed record ChangeCall(string Name, int Version, string? Region = null, Guid? Owner = null, string Reason = "");

/// <param name="Approval">The request that somebody else decides; null where the change was made at once.</param>
public sealed record ChangedAnswer(string Code, Guid? Approval);

public sealed record ElsewhereCall(string Q, Guid? Department = null);

public sealed record ElsewhereRowAnswer(string Code, string Name, string DepartmentName, string? OwnerName);

public sealed record ElsewhereAnswer(IReadOnlyList<ElsewhereRowAnswer> Items, bool HasMore, int UsesLeft);

/// <summary>Changing a file, and searching other departments under a grant.</summary>
internal static class ChangeDoors
{
    private const string Group = "Customers", Code = "C2026-00001-7";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/head", async (string code, ReadHead read, CancellationToken stop) =>
            await read.Run(code, stop) is { } head ? ApiDoors.Yes(new HeadAnswer(head.Code, head.Name, head.Region, head.Owner?.Value, head.Version)) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(ArchivePermissions.ChangeFiles, new("readHead", Group, ChangeDoorWords.Head, 404)).Answers(new HeadAnswer(Code, "杭州明德家居", "浙江", null, 3));

        api.MapPut("/customers/{code}", async (string code, Body<ChangeCall> body, ChangeFile change, CurrentPerson me, CancellationToken stop) =>
        {
            var wish = new ChangeWish(body.Value.Name, body.Value.Region, body.Value.Owner is { } owner ? new PersonId(owner) : null);
            return (await change.Run(code, new(wish, body.Value.Version, body.Value.Reason), me.Id, stop)).Or(answer => new ChangedAnswer(code, answer.Asked?.Value));
        }).Is(ArchivePermissions.ChangeFiles, new("changeCustomer", Group, ChangeDoorWords.Change, 404, 409, 422)).Takes(new ChangeCall("杭州明德家居", 3, "浙江", null, "更名")).Answers(new ChangedAnswer(Code, null));

        api.MapPost("/customers/elsewhere", async (Body<ElsewhereCall> body, SearchElsewhere search, CancellationToken stop) =>
            (await search.Run(body.Value.Q, body.Value.Department is { } department ? new DepartmentId(department) : null, stop)).Or(found => new ElsewhereAnswer(
                [.. found.Rows.Select(r => new ElsewhereRowAnswer(r.Code, r.Name, r.Department, r.Owner))], found.HasMore, found.UsesLeft)))
            .Is(ArchivePermissions.ViewCustomers, new("searchElsewhere", Group, ChangeDoorWords.Elsewhere, 422)).Takes(new ElsewhereCall("明德")).Answers(new ElsewhereAnswer([new(Code, "杭州**", "华北区", null)], false, 9));
    }
}
