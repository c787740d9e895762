using System.Globalization;
using Liuke.Access;
using Liuke.Access.Granting;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Sharing;

internal static class SharingDoors
{
    public const string Elsewhere = "/customers/elsewhere";

    public static IServiceCollection AddSharing(this IServiceCollection services)
        => services.AddPermissions(new Permission(ArchivePermissions.SeeAccess, SharingWords.SeeAccess, Roles.Manager | Roles.GM | Roles.Admin) { ByGrant = ByGrant.Nothing }).AddScoped<ICustomerDirectory, CustomerDirectory>().AddScoped<CountLook>().AddScoped<ReadPlace>().AddScoped<ReadDepartments>().AddScoped<ReadFilePlace>().AddScoped<SearchElsewhere>().AddCustomerPanel<GrantedBadge>(5, PanelPlace.Head);

    // A search is counted, so it is sent and not linked to.
    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost(Elsewhere, async ([FromForm] ElsewhereTyped typed, SearchElsewhere search, CancellationToken stop) =>
        {
            var department = DepartmentId.TryParse(typed.Department, CultureInfo.InvariantCulture, out var chosen) ? chosen : (DepartmentId?)null;
            var found = await search.Run(typed.Q, department, stop);
            return found.Refused(out var no, out var rows)
                ? new RazorComponentResult<ElsewhereAgain>(new { Typed = typed, No = no }) { StatusCode = no.Status }
                : new RazorComponentResult<ElsewhereAgain>(new { Typed = typed, Found = rows });
        }).Needs(ArchivePermissions.ViewCustomers);
}

/// <summary>What somebody typed who searches other departments.</summary>
public sealed record ElsewhereTyped
{
    public string? Q { get; init; }
    public string? Department { get; init; }
}
