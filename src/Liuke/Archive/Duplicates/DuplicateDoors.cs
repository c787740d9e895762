using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Liuke.Archive.Duplicates;

internal static class DuplicateDoors
{
    public const string Path = "/duplicates";

    public static IServiceCollection AddDuplicates(this IServiceCollection services)
    {
        services.AddSingleton<ITables, PairTables>();
        services.AddPermissions(new Permission(ArchivePermissions.Duplicates, DuplicateWords.Permission, Roles.Rep | Roles.Manager | Roles.GM) { Act = Act.Edit, ByGrant = ByGrant.Nothing });
        services.AddAuditKinds(new AuditKind(JudgeDifferent.Judged, DuplicateWords.Judged) { Icon = "copy-off", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["code"] = DuplicateWords.Other } });
        services.AddScoped<FindDuplicates>().AddScoped<JudgeDifferent>().AddScoped<AskForPairs>();
        services.AddJob<FindPairs>().AddNightly<FindPairs>("find-duplicates", new LocalTime(1, 40), new { });
        return services.AddSingleton(new MenuEntry(DuplicateWords.Title, Path, "copy", ArchivePermissions.Duplicates, 24));
    }

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Path + "/different", async ([FromForm] PairTyped typed, JudgeDifferent judge, CurrentPerson me, CancellationToken stop) =>
            (await judge.Run(typed.Code ?? "", typed.Other ?? "", me.Id, stop)).Refused(out var no, out _) && no.Kind == RefusalKind.Missing ? Results.NotFound()
                : no is null ? Results.LocalRedirect(Path) : new RazorComponentResult<DuplicatesAgain>(new { No = no.Sentence }) { StatusCode = no.Status }).Needs(ArchivePermissions.Duplicates);

        doors.MapPost(Path + "/look", async ([FromForm] string? unused, AskForPairs ask, CurrentPerson me, CancellationToken stop) =>
        {
            await ask.Run(me.Id, stop);
            return Results.LocalRedirect(Path + "?looking=true");
        }).Needs(ArchivePermissions.Duplicates);
    }
}

public sealed record PairTyped
{
    public string? Code { get; init; }
    public string? Other { get; init; }
}

/// <summary>Asks for a look through the archive; asked for twice within the same minutes it is one.</summary>
public sealed class AskForPairs(AskForJob ask, IClock clock)
{
    private const long MinutesApart = 10;

    public Task<JobId> Run(PersonId? by, CancellationToken stop) => ask.Run<FindPairs>(new { }, by, $"{FindPairs.Kind}:{clock.GetCurrentInstant().ToUnixTimeSeconds() / 60 / MinutesApart}", stop);
}
