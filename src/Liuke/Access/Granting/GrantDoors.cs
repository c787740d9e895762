using System.Globalization;
using Liuke.Access.ApprovalDesk;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Access.Granting;

/// <summary>Ask for a grant where one is refused, and end one.</summary>
internal static class GrantDoors
{
    public const string Path = "/grants";

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Path + "/ask", async ([FromForm] GrantTyped typed, AskForGrant ask, CurrentPerson me, HttpContext http, CancellationToken stop) =>
        {
            var isInPlace = http.Request.Headers.ContainsKey("HX-Request");
            if ((await ask.Run(typed.Wish, typed.Reason ?? "", me.Id, stop)).Refused(out var no, out var id))
                return isInPlace ? new RazorComponentResult<AskForm>(new { Typed = typed, No = no.Sentence, InPlace = true })
                    : new RazorComponentResult<AskAgain>(new { Typed = typed, No = no.Sentence }) { StatusCode = no.Status };
            return isInPlace ? new RazorComponentResult<ApprovalDone>(new { Says = GrantWords.Asked }) : Results.LocalRedirect($"{DeskDoors.Path}/{id}?did=asked");
        }).Needs(GrantPermissions.Use);

        doors.MapPost(Path + "/{id}/revoke", async (GrantId id, RevokeGrant revoke, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            (await revoke.Run(id, me.Id, stop)).Refused(out var no, out _)
                ? no.Kind == RefusalKind.Missing ? Results.NotFound() : Results.LocalRedirect($"{Path}?no=ended")
                : Results.LocalRedirect($"{Path}?did=revoked"))
            .Needs(GrantPermissions.Use);
    }
}

/// <summary>What somebody typed who asks for a grant, as it was typed.</summary>
public sealed record GrantTyped
{
    public const int DefaultHours = 4;

    public GrantKind Kind { get; init; }

    /// <summary>Codes, separated by spaces or commas.</summary>
    public string? Customers { get; init; }
    public string? Department { get; init; }
    public string? Search { get; init; }
    public int? Hours { get; init; }
    public int? Uses { get; init; }
    public string? Reason { get; init; }
    public string? Back { get; init; }

    public GrantWish Wish => new(Kind, [.. (Customers ?? "").Split([' ', ',', '，', '、', ';', '；', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(AskForGrant.CodesMax + 1)],
        DepartmentId.TryParse(Department, CultureInfo.InvariantCulture, out var department) ? department : null,
        string.IsNullOrWhiteSpace(Search) ? null : Search, Hours ?? DefaultHours, Uses ?? UsualUses(Kind));

    public static int UsualUses(GrantKind kind) => kind switch
    {
        GrantKind.View => 20,
        GrantKind.Edit => 3,
        GrantKind.CrossSearch => 10,
        _ => 1,
    };
}
