using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Access.Limits;

public static class LimitRoom
{
    internal const string Changed = "access.limit.changed";

    internal static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<ITables, LimitTables>().AddScoped<ReadLimits>().AddScoped<SetLimit>();
        services.AddSingleton(new MenuEntry(LimitWords.Title, "/settings/limits", "gauge", AccessPermissions.ChangeSettings, 91));
        return services.AddAuditKinds(new AuditKind(Changed, LimitWords.ChangedLimit) { Icon = "gauge" });
    }

    public static IServiceCollection AddLimits(this IServiceCollection services, params ReadOnlySpan<Limit> limits)
    {
        foreach (var limit in limits) services.AddSingleton(limit);
        return services;
    }

    internal static void MapLimits(this IEndpointRouteBuilder doors)
        => doors.MapPost("/settings/limits", async (SetLimit set, CurrentPerson current, [FromForm] string name, [FromForm] Roles role, [FromForm] int most, CancellationToken stop) =>
            (await set.Run(new(name, role, most), current.Id, stop)).Refused(out var refusal, out _)
                ? Results.LocalRedirect($"/settings/limits?no={Uri.EscapeDataString(refusal.Sentence.ToString())}")
                : Results.LocalRedirect("/settings/limits?saved=true"))
            .Needs(AccessPermissions.ChangeSettings).NeedsFreshSecondFactor();
}
