using Liuke.Access;
using Liuke.Archive.Merging;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.MergeDesk;

internal static class MergeDoors
{
    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/merge", async (string code, [FromForm] MergeTyped typed, MergeCustomers merge, CurrentPerson me, CancellationToken stop) =>
            (await merge.Run(code, typed.With ?? "", new(typed.Take ?? [], typed.Version, typed.WithVersion, typed.Reason), me.Id, stop)).Refused(out var no, out var answer)
                ? Again(code, typed, no) : Results.LocalRedirect(answer.Asked is { } id ? $"/approvals/{id}?did=asked" : $"{CustomerFilter.Path}/{Uri.EscapeDataString(code)}")).Needs(ArchivePermissions.Merge);

        doors.MapPost("/customers/{code}/merges/{id:guid}/undo", async (string code, Guid id, [FromForm] UndoTyped typed, UndoMerge undo, CurrentPerson me, CancellationToken stop) =>
        {
            if (!(await undo.Run(MergeId.From(id), typed.Reason, me.Id, stop)).Refused(out var no, out var answer))
                return Results.LocalRedirect(answer.Asked is { } asked ? $"/approvals/{asked}?did=asked" : $"{CustomerFilter.Path}/{Uri.EscapeDataString(code)}");
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<UndoAgain>(new { Code = code, Id = MergeId.From(id), No = no.Sentence, typed.Reason }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.Merge);
    }

    private static IResult Again(string code, MergeTyped typed, Refusal no)
        => no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<MergeAgain>(new { Code = code, Typed = typed, No = no.Sentence }) { StatusCode = no.Status };
}

/// <summary>What somebody chose on the page of a merge.</summary>
public sealed record MergeTyped
{
    public string? With { get; init; }

    /// <summary>The fields for which the other file's words were chosen.</summary>
    public string[]? Take { get; init; }

    public int? Version { get; init; }
    public int? WithVersion { get; init; }
    public string? Reason { get; init; }
}

public sealed record UndoTyped
{
    public string? Reason { get; init; }
}

