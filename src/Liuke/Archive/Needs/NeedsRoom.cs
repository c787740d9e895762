using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Needs;

internal static class NeedsRoom
{
    private const string Path = "/settings/need-rules";

    public static IServiceCollection AddNeeds(this IServiceCollection services)
        => services.AddSingleton<IWhenOpen, SeedNeedRules>().AddScoped<ReadNeedRules>().AddScoped<SaveNeedRule>().AddAuditKinds(NeedAudit.Kind)
            .AddSingleton(new MenuEntry(NeedWords.Rules, Path, "bulb", ArchivePermissions.ChangeModules, 93));

    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost(Path + "/{event}", async (string @event, [FromForm] IFormCollection form, SaveNeedRule save, CurrentPerson me, CancellationToken stop) =>
        {
            var wish = new NeedRuleWish(form["needZh"], form["needEn"], form["products"], int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0, form["on"] == "yes");
            if (!(await save.Run(@event, wish, me.Id, stop)).Refused(out var no, out _)) return Results.LocalRedirect(Path);
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<NeedsAgain>(new { No = (Text?)no.Sentence, Event = @event, Typed = wish }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.ChangeModules);
}
