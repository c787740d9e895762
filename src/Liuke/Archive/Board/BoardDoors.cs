using Liuke.Access;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Board;

internal static class BoardDoors
{
    public const string Path = "/customers/board";

    /// <summary>The word for those that are customers, beside the steps.</summary>
    public const string Won = "customer";

    public static IServiceCollection AddBoard(this IServiceCollection services) => services.AddScoped<ReadBoard>().AddScoped<MoveCustomer>();

    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost("/customers/{code}/step", async (string code, [FromForm] string? step, [FromForm] int? version, [FromForm] string? mine, MoveCustomer move, CurrentPerson me, CancellationToken stop) =>
        {
            if (!(await move.Run(code, new(Read(step), version), me.Id, stop)).Refused(out var no, out _)) return Results.LocalRedirect(Path + (mine is "yes" ? "?mine=yes" : ""));
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<BoardAgain>(new { No = (Text?)no.Sentence, Mine = mine is "yes" }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.ChangeFiles);

    /// <summary>The step of a column's word, null for the customers; a word that is none is a step that there is not.</summary>
    internal static PresaleStep? Read(string? word)
        => word == Won ? null : Enum.GetValues<PresaleStep>().Cast<PresaleStep?>().FirstOrDefault(s => Filters.FileFilter.Word(s!.Value) == word, (PresaleStep)(-1));

    internal static string Word(PresaleStep? step) => step is { } known ? Filters.FileFilter.Word(known) : Won;
}
