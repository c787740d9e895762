using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Keys;

internal static class KeyDoors
{
    public const string New = "/customers/new", Like = "/customers/like";

    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddPermissions(new Permission(ArchivePermissions.EnterCustomers, KeyWords.Permission, Roles.Rep | Roles.Manager | Roles.GM | Roles.Agent) { Act = Act.Edit, ByGrant = ByGrant.Nothing });
        services.AddAuditKinds(new AuditKind(KeyTimeline.Entered, KeyWords.Entered) { Icon = "user-plus", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["kind"] = KeyWords.Kind, ["stage"] = KeyWords.Stage } });
        services.AddSingleton<ITables, KeyTables>().AddSingleton<Identities>().AddSingleton<IWhenOpen, FillIdentities>();
        return services.AddScoped<EnterCustomer>().AddScoped<FindLike>().AddTimelineWords<KeyTimeline>();
    }

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost(New, async ([FromForm] EnterTyped typed, EnterCustomer enter, CurrentPerson me, CancellationToken stop) =>
            (await enter.Run(typed.Wish, me.Id, stop)).Refused(out var no, out var entered)
                ? new RazorComponentResult<EnterAgain>(new { Typed = typed, No = no.Sentence }) { StatusCode = no.Status }
                : Results.LocalRedirect($"{CustomerFilter.Path}/{entered.Code}")).Needs(ArchivePermissions.EnterCustomers);

        // What is typed belongs to people: it is sent, and does not stand in an address.
        doors.MapPost(Like, async ([FromForm] EnterTyped typed, FindLike find, CancellationToken stop)
            => new RazorComponentResult<LikeCustomers>(new { Found = await find.Run(typed.Wish, stop), IsAsked = true })).Needs(ArchivePermissions.EnterCustomers);
    }
}

/// <summary>What somebody typed into the form of a new customer, as it was typed.</summary>
public sealed record EnterTyped
{
    public string? Name { get; init; }
    public string? Kind { get; init; }
    public string? Stage { get; init; }
    public string? Mobile { get; init; }
    public string? CreditCode { get; init; }
    public string? ExternalKey { get; init; }
    public string? Region { get; init; }
    public string? Country { get; init; }
    public string? Owner { get; init; }
    public string? Department { get; init; }
    public bool EvenIfSimilar { get; init; }

    internal EnterWish Wish => new(Name ?? "")
    {
        Kind = Enum.TryParse<CustomerKind>(Kind, out var kind) ? kind : CustomerKind.Enterprise,
        Stage = Enum.TryParse<CustomerStage>(Stage, out var stage) ? stage : CustomerStage.Prospect,
        Mobile = Mobile, CreditCode = CreditCode, ExternalKey = ExternalKey, Region = Region, Country = Country, EvenIfSimilar = EvenIfSimilar,
        Owner = PersonId.TryParse(Owner, CultureInfo.InvariantCulture, out var owner) ? owner : null,
        Department = DepartmentId.TryParse(Department, CultureInfo.InvariantCulture, out var department) ? department : null,
    };
}
