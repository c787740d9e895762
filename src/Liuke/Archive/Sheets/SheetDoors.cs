using System.Globalization;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liuke.Archive.Sheets;

internal static class SheetDoors
{
    public static IServiceCollection AddSheets(this IServiceCollection services)
    {
        services.AddScoped<ReadFile>().AddScoped<ReadHistory>().AddScoped<ReadForm>().AddScoped<ChangeFacts>().AddScoped<VerifyFacts>();
        services.AddScoped<ReadEntries>().AddScoped<SaveEntry>().AddScoped<RemoveEntry>();
        services.AddApprovalKind<FactChange>().AddTimelineWords<FactTimeline>();
        return services.AddCustomerPanel<FilePanel>(10, PanelPlace.Main);
    }

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/file/{module}", async (string code, string module, IFormCollection form, ChangeFacts change, CurrentPerson me, CancellationToken stop) =>
        {
            var typed = SheetTyped.Read(form);
            if ((await change.Run(code, module, typed.Facts, me.Id, stop)).Refused(out var no, out var saved)) return Again(code, module, null, typed, no);
            return Results.LocalRedirect(saved.Asked is { } id ? $"/approvals/{id}?did=asked" : Sheet(code, module));
        }).Needs(ArchivePermissions.ChangeFiles);

        doors.MapPost("/customers/{code}/file/{module}/verify", async (string code, string module, IFormCollection form, VerifyFacts verify, CurrentPerson me, CancellationToken stop) =>
        {
            var field = form["field"].ToString();
            return (await verify.Run(code, [field.Length > 0 ? field : module], me.Id, stop)).Refused(out var no, out _) && no.Kind == RefusalKind.Missing ? Results.NotFound() : Results.LocalRedirect(Sheet(code, module));
        }).Needs(ArchivePermissions.ChangeFiles);

        doors.MapPost("/customers/{code}/entries/{list}", (string code, string list, IFormCollection form, SaveEntry save, CurrentPerson me, CancellationToken stop)
            => Save(code, list, null, SheetTyped.Read(form), (save, me), stop)).Needs(ArchivePermissions.ChangeFiles);

        doors.MapPost("/customers/{code}/entries/{list}/{id:guid}", (string code, string list, Guid id, IFormCollection form, SaveEntry save, CurrentPerson me, CancellationToken stop)
            => Save(code, list, FileEntryId.From(id), SheetTyped.Read(form), (save, me), stop)).Needs(ArchivePermissions.ChangeFiles);

        doors.MapPost("/customers/{code}/entries/{list}/{id:guid}/remove", async (string code, string list, Guid id, IFormCollection form, RemoveEntry remove, CurrentPerson me, CancellationToken stop) =>
        {
            _ = form; // binding it asks for the form's token
            if (!(await remove.Run(code, FileEntryId.From(id), me.Id, stop)).Refused(out var no, out _)) return Results.LocalRedirect(Sheet(code, list));
            return Again(code, list, FileEntryId.From(id), null, no);
        }).Needs(ArchivePermissions.ChangeFiles);
    }

    private static async Task<IResult> Save(string code, string module, FileEntryId? id, SheetTyped typed, (SaveEntry Use, CurrentPerson Me) by, CancellationToken stop)
        => (await by.Use.Run(code, module, id, typed.Entry, by.Me.Id, stop)).Refused(out var no, out _) ? Again(code, module, id, typed, no) : Results.LocalRedirect(Sheet(code, module));

    // What clashes is shown field by field, and then the sentence goes without saying.
    private static IResult Again(string code, string module, FileEntryId? entry, SheetTyped? typed, Refusal no)
        => no.Kind == RefusalKind.Missing ? Results.NotFound()
            : new RazorComponentResult<SheetAgain>(new { Code = code, Module = module, Entry = entry, Typed = typed, no.Clashes, No = no.Clashes.Count > 0 ? (Text?)null : no.Sentence }) { StatusCode = no.Status };

    private static string Sheet(string code, string module) => string.Create(CultureInfo.InvariantCulture, $"/customers/{Uri.EscapeDataString(code)}/file?module={Uri.EscapeDataString(module)}");
}
