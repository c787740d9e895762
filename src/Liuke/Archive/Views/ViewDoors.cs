using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Views;

internal static class ViewDoors
{
    public const string Share = "archive.views.share", Path = "/customers/views";

    public static IServiceCollection AddViews(this IServiceCollection services)
    {
        services.AddSingleton<ITables, ViewTables>();
        services.AddPermissions(new Permission(Share, ViewWords.Permission, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Manage });
        return services.AddScoped<ReadViews>().AddScoped<SaveView>().AddScoped<RemoveView>().AddScoped<ChooseView>();
    }

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Path, async ([FromForm] ViewTyped typed, SaveView save, CancellationToken stop)
            => (await save.Run(null, typed.Asked, stop)).Refused(out var no, out var view) ? Again(no, typed) : Results.LocalRedirect(view.Href)).Needs(ArchivePermissions.ViewCustomers);

        doors.MapPost(Path + "/{id:guid}", async (Guid id, [FromForm] ViewTyped typed, SaveView save, CancellationToken stop)
            => (await save.Run(SavedViewId.From(id), typed.Asked, stop)).Refused(out var no, out var view) ? Again(no, typed) : Results.LocalRedirect(typed.Query is null ? Path : view.Href)).Needs(ArchivePermissions.ViewCustomers);

        doors.MapPost(Path + "/{id:guid}/remove", async (Guid id, [FromForm] string? unused, RemoveView remove, CancellationToken stop)
            => (await remove.Run(SavedViewId.From(id), stop)).Refused(out var no, out _) ? Again(no, new()) : Results.LocalRedirect(Path)).Needs(ArchivePermissions.ViewCustomers);

        doors.MapPost(Path + "/default", async ([FromForm] string? view, ChooseView choose, CancellationToken stop)
            => (await choose.Run(Guid.TryParse(view, out var id) ? SavedViewId.From(id) : null, stop)).Refused(out var no, out _) ? Again(no, new()) : Results.LocalRedirect(Path)).Needs(ArchivePermissions.ViewCustomers);
    }

    private static IResult Again(Refusal no, ViewTyped typed)
        => no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<ViewsAgain>(new { No = (Text?)no.Sentence, Typed = typed }) { StatusCode = no.Status };
}

/// <summary>What somebody typed into the form of a view, as it was typed.</summary>
public sealed record ViewTyped
{
    public string? Name { get; init; }
    public string? Query { get; init; }
    public string? Share { get; init; }

    internal ViewAsked Asked => new(Name ?? "", Query, string.IsNullOrEmpty(Share) ? ViewShare.Mine : Enum.TryParse<ViewShare>(Share, ignoreCase: true, out var share) ? share : (ViewShare)(-1));
}
