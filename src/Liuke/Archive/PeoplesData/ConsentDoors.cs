using Liuke.Access;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.PeoplesData;

internal static class ConsentDoors
{
    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost("/customers/{code}/consents", async (string code, [FromForm] ConsentTyped typed, KeepConsent keep, CurrentPerson me, CancellationToken stop) =>
        {
            var back = $"/customers/{Uri.EscapeDataString(code)}/consents" + (Guid.TryParse(typed.Contact, out var contact) ? $"?contact={contact}" : "");
            if (!(await keep.Run(code, typed.Wish(), me.Id, stop)).Refused(out var no, out _)) return Results.LocalRedirect(back);
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<RefusedPage>(new { Title = ConsentWords.Title, Says = no.Sentence, Back = back }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.KeepConsents);
}

/// <summary>What somebody typed into the form of a consent, as it was typed.</summary>
internal sealed record ConsentTyped
{
    public string? Purpose { get; init; }
    public string? Channel { get; init; }
    public string? Given { get; init; }
    public string? Words { get; init; }
    public string? Source { get; init; }

    /// <summary>The contact whose word it is; empty for the customer's.</summary>
    public string? Contact { get; init; }

    public ConsentWish Wish() => new(
        Enum.TryParse<ConsentPurpose>(Purpose, ignoreCase: true, out var purpose) ? purpose : default,
        string.IsNullOrEmpty(Channel) ? ConsentChannel.Every : Enum.TryParse<ConsentChannel>(Channel, ignoreCase: true, out var channel) ? channel : (ConsentChannel)(-1),
        Given == "yes", Words, Source)
    { Contact = string.IsNullOrEmpty(Contact) ? null : Guid.TryParse(Contact, out var contact) ? contact : Guid.Empty };
}
