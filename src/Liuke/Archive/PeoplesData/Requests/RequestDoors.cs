using Liuke.Access;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;

namespace Liuke.Archive.PeoplesData.Requests;

internal static class RequestDoors
{
    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/requests", async (string code, [FromForm] RequestTyped typed, TakeRequest take, CurrentPerson me, CancellationToken stop) =>
            Then(code, (await take.Run(code, typed.Wish(), me.Id, stop)).Refusal)).Needs(ArchivePermissions.TakeRequests);

        doors.MapPost("/customers/{code}/requests/{request:guid}/answer", async (string code, Guid request, [FromForm] RequestMoveTyped typed, SettleRequest settle, CurrentPerson me, CancellationToken stop) =>
            Then(code, (await settle.Run(code, request, typed.Move(), (me.Id, true), stop)).Refusal)).Needs(ArchivePermissions.TakeRequests);

        doors.MapPost("/customers/{code}/requests/{request:guid}", async (string code, Guid request, [FromForm] RequestMoveTyped typed, SettleRequest settle, CurrentPerson me, CancellationToken stop) =>
            Then(code, (await settle.Run(code, request, typed.Move(), (me.Id, false), stop)).Refusal)).Needs(ArchivePermissions.SettleRequests);
    }

    private static IResult Then(string code, Refusal? refusal)
    {
        var back = $"/customers/{Uri.EscapeDataString(code)}/data";
        if (refusal is not { } no) return Results.LocalRedirect(back);
        return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<RefusedPage>(new { Title = RequestWords.Desk, Says = no.Sentence, Back = back }) { StatusCode = no.Status };
    }
}

/// <summary>A new request as it was typed.</summary>
internal sealed record RequestTyped
{
    public string? Kind { get; init; }
    public string? Asker { get; init; }
    public string? Grounds { get; init; }
    public string? Proof { get; init; }
    public string? Words { get; init; }
    public string? Contact { get; init; }

    public RequestWish Wish() => new(Word<RequestKind>(Kind), Word<Asker>(Asker), Word<Grounds>(Grounds), Proof, Words,
        string.IsNullOrEmpty(Contact) ? null : Guid.TryParse(Contact, out var contact) ? contact : Guid.Empty);

    internal static T Word<T>(string? typed) where T : struct, Enum => Enum.TryParse<T>(typed, ignoreCase: true, out var word) ? word : default;
}

/// <summary>A step of a request as it was typed.</summary>
internal sealed record RequestMoveTyped
{
    public string? Step { get; init; }
    public string? Hold { get; init; }
    public string? Until { get; init; }
    public string? Words { get; init; }

    public RequestMove Move() => new(RequestTyped.Word<RequestStep>(Step), RequestTyped.Word<LegalHold>(Hold), LocalDatePattern.Iso.Parse(Until ?? "") is { Success: true, Value: var day } ? day : null, Words);
}
