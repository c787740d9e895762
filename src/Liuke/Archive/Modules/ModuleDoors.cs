using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Modules;

internal static class ModuleDoors
{
    private const string Home = "/settings/file-modules";

    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        services.AddPermissions(new Permission(ArchivePermissions.ChangeModules, ModuleWords.Permission, Roles.Admin | Roles.GM) { Act = Act.Manage });
        services.AddAuditKinds(ModuleAudit.Kind);
        services.AddScoped<ReadModules>().AddScoped<SaveModule>().AddScoped<SaveField>();
        return services.AddSingleton(new MenuEntry(ModuleWords.Title, Home, "forms", ArchivePermissions.ChangeModules, 92));
    }

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Home, async ([FromForm] ModuleTyped typed, SaveModule save, CurrentPerson me, CancellationToken stop) =>
            (await save.Run(null, typed.Asked, me.Id, stop)).Refused(out var no, out var key) ? Again(no, null, typed) : Results.LocalRedirect($"{Home}/{key}?saved=true")).Needs(ArchivePermissions.ChangeModules);

        doors.MapPost(Home + "/{key}", async (string key, [FromForm] ModuleTyped typed, SaveModule save, CurrentPerson me, CancellationToken stop) =>
            (await save.Run(key, typed.Asked, me.Id, stop)).Refused(out var no, out _) ? Again(no, key, typed) : Results.LocalRedirect($"{Home}/{Uri.EscapeDataString(key)}?saved=true")).Needs(ArchivePermissions.ChangeModules);

        doors.MapPost(Home + "/{key}/fields", async (string key, [FromForm] FieldTyped typed, SaveField save, CurrentPerson me, CancellationToken stop) =>
            (await save.Run(null, key, typed.Asked([]), me.Id, stop)).Refused(out var no, out _) ? Again(no, key, null, null, typed) : Results.LocalRedirect($"{Home}/{Uri.EscapeDataString(key)}?saved=true")).Needs(ArchivePermissions.ChangeModules);

        doors.MapPost(Home + "/{key}/fields/{field}", async (string key, string field, [FromForm] FieldTyped typed, ReadModules read, SaveField save, CurrentPerson me, CancellationToken stop) =>
        {
            var known = (await read.Run(stop)).Field(field)?.Choices ?? [];
            return (await save.Run(field, key, typed.Asked(known), me.Id, stop)).Refused(out var no, out _) ? Again(no, key, null, field, typed) : Results.LocalRedirect($"{Home}/{Uri.EscapeDataString(key)}?saved=true");
        }).Needs(ArchivePermissions.ChangeModules);
    }

    private static IResult Again(Refusal no, string? key, ModuleTyped? typed, string? field = null, FieldTyped? fieldTyped = null)
        => no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<ModulesAgain>(new { Key = key, Field = field, Typed = typed, FieldTyped = fieldTyped, No = no.Sentence }) { StatusCode = no.Status };
}
