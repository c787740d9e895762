using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Access.Tokens;
using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.People;

/// <param name="Permissions">What the caller may do at this moment: with a token, what the token was made for and its owner may do.</param>
public sealed record MeAnswer(Guid Id, string Name, string DepartmentName, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions);

/// <summary>Who calls.</summary>
internal static class MeDoors
{
    private static readonly MeAnswer Example = new(Guid.Parse("0190a000-0000-7000-8000-000000000001"), "林晓雨", "华东一部", ["rep"], ["archive.customers.view"]);

    // Every token may ask who it is: the door needs no permission of its own, only that somebody is known.
    public static void Map(RouteGroupBuilder api)
        => api.MapGet("/me", (CurrentPerson me, IEnumerable<Permission> all) => me.IsKnown
            ? ApiDoors.Yes(new MeAnswer(me.Id.Value, me.Name, me.DepartmentName, [.. Role.Of(me.Roles).Select(r => r.ToString().ToLowerInvariant())], [.. all.Where(p => me.May(p.Name)).Select(p => p.Name).Order(StringComparer.Ordinal)]))
            : ApiDoors.No(Problem.Of(StatusCodes.Status401Unauthorized)))
            .Open("answers whoever calls what they may do, and strangers 401").WithMetadata(new ApiDoor("readMe", "Me", PeopleDoorWords.Me)).Answers(Example);
}
