using Liuke.Access;
using Liuke.Access.Granting;
using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Approvals;

public sealed record GrantAnswer(Guid Id, string Kind, string Holder, string GivenBy, string Reason, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Used, int UsesMax, string State, IReadOnlyList<string> Customers)
{
    internal static GrantAnswer Of(GrantLine line) => new(line.Id.Value, ApiJson.Word(line.Kind), line.Holder, line.GivenBy, line.Reason, ApiJson.At(line.StartsAt), ApiJson.At(line.EndsAt), line.Used, line.UsesMax, ApiJson.Word(line.State), line.Codes);
}

public sealed record GrantsAnswer(IReadOnlyList<GrantAnswer> Mine, IReadOnlyList<GrantAnswer> Given);

/// <param name="Kind">view, edit, copy, export or crossSearch.</param>
/// <param name="Customers">Codes; or else a department, or the address of a customer list.</param>
public sealed record GrantCall(string Kind, string Reason, IReadOnlyList<string>? Customers = null, Guid? Department = null, string? Search = null, int? Hours = null, int? Uses = null);

/// <param name="Approval">The request that somebody else decides.</param>
public sealed record AskedAnswer(Guid Approval);

/// <summary>Grants for programs.</summary>
internal static class GrantDoors
{
    private const string Group = "Grants", Use = GrantPermissions.Use;

    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000006");

    private static readonly GrantAnswer Example = new(Id, "view", "林晓雨", "陈总", "回访需要", new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero), 1, 20, "active", ["C2026-00001-7"]);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/grants", async (ReadGrants read, CurrentPerson me, CancellationToken stop) =>
        {
            var lists = await read.Run(me.Id, me.Is(Roles.GM), stop);
            return ApiDoors.Yes(new GrantsAnswer([.. lists.Mine.Select(GrantAnswer.Of)], [.. lists.Given.Select(GrantAnswer.Of)]));
        }).Is(Use, new("findGrants", Group, ApprovalDoorWords.Grants)).Answers(new GrantsAnswer([Example], []));

        api.MapPost("/grants", async (Body<GrantCall> body, AskForGrant ask, CurrentPerson me, CancellationToken stop) =>
        {
            var asked = body.Value;
            if (!ApiJson.TryWord<GrantKind>(asked.Kind, out var kind)) return ApiDoors.No(Problem.Field("kind", BorderWords.UnknownWord));
            var department = asked.Department is { } id ? new DepartmentId(id) : (DepartmentId?)null;
            return (await ask.Run(new(kind, asked.Customers ?? [], department, asked.Search, asked.Hours ?? GrantTyped.DefaultHours, asked.Uses ?? GrantTyped.UsualUses(kind)), asked.Reason, me.Id, stop)).Or(approval => new AskedAnswer(approval.Value));
        }).Is(Use, new("askForGrant", Group, ApprovalDoorWords.AskGrant, 404, 409, 422)).Takes(new GrantCall("view", "回访需要", ["C2026-00001-7"], Hours: 4)).Answers(new AskedAnswer(Id));

        api.MapPost("/grants/{id:guid}/revoke", async (Guid id, RevokeGrant revoke, CurrentPerson me, CancellationToken stop) => (await revoke.Run(new(id), me.Id, stop)).Or(_ => new KeptAnswer(id)))
            .Is(Use, new("revokeGrant", Group, ApprovalDoorWords.RevokeGrant, 404, 409)).Answers(new KeptAnswer(Id));
    }
}
