using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liuke.Archive.Entries;

internal static class SuggestionDoors
{
    public static IServiceCollection AddSuggestions(this IServiceCollection services)
    {
        services.AddPermissions(new Permission(ArchivePermissions.AnswerSuggestions, EntryWords.AnswerSuggestions, Roles.Everyone) { Act = Act.Manage });
        services.AddScoped<FindSuggestions>().AddScoped<SettleSuggestion>();
        services.AddTimelineSource<EntryTimeline>().AddTimelineWords<EntryTimelineWords>();
        return services.AddSingleton(new MenuEntry(EntryWords.Suggestions, "/suggestions", "bulb", ArchivePermissions.AnswerSuggestions, 26));
    }

    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost("/suggestions/{id:guid}", async (Guid id, IFormCollection form, SettleSuggestion settle, CancellationToken stop) =>
        {
            if (!(await settle.Run(FileEntryId.From(id), form["status"].ToString(), form["answer"].ToString(), stop)).Refused(out var no, out _)) return Results.LocalRedirect("/suggestions");
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<SuggestionsAgain>(new { No = (Text?)no.Sentence }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.AnswerSuggestions);
}
