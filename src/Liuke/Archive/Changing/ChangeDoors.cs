using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Approving;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Changing;

internal static class ChangeDoors
{
    public static IServiceCollection AddChanging(this IServiceCollection services)
    {
        services.AddPermissions(new Permission(ArchivePermissions.ChangeFiles, ChangeWords.Permission, Roles.Rep | Roles.Manager | Roles.GM) { Act = Act.Edit });
        services.AddAuditKinds(new AuditKind(ChangeTimeline.Changed, ChangeWords.AuditTitle) { Icon = "edit", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["field"] = ChangeWords.Field } });
        services.AddScoped<CustomerHeads>().AddScoped<ReadHead>().AddScoped<ChangeFile>();
        services.AddApprovalKind<FileChange>().AddApprovalWitness<ApprovalsOnTimeline>().AddTimelineWords<ChangeTimeline>();
        return services.AddCustomerPanel<ChangeButton>(90, PanelPlace.Head);
    }

    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost("/customers/{code}/change", async (string code, [FromForm] ChangeTyped typed, ChangeFile change, CurrentPerson me, CancellationToken stop) =>
        {
            var wish = new ChangeWish(typed.Name ?? "", typed.Region, PersonId.TryParse(typed.Owner, CultureInfo.InvariantCulture, out var owner) ? owner : null);
            if (!(await change.Run(code, new(wish, typed.Version, typed.Reason ?? ""), me.Id, stop)).Refused(out var no, out var answer))
                return Results.LocalRedirect(answer.Asked is { } id ? $"/approvals/{id}?did=asked" : $"/customers/{Uri.EscapeDataString(code)}");
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<ChangeAgain>(new { Code = code, Typed = typed, No = no.Sentence }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.ChangeFiles);
}

/// <summary>What somebody typed into the form of a file's head, as it was typed.</summary>
public sealed record ChangeTyped
{
    public string? Name { get; init; }
    public string? Region { get; init; }
    public string? Owner { get; init; }
    public int Version { get; init; }
    public string? Reason { get; init; }
}
