using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive.Files;
using Liuke.Archive.Handovers.Desk;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;

namespace Liuke.Archive.Handovers;

public static class HandoverPermissions
{
    public const string Lead = "archive.handovers.lead";
    public const string SetPoints = "archive.handovers.points";
}

/// <summary>Customers go to others: somebody leaves or moves, a region or a department is given over.</summary>
internal static class HandoverRoom
{
    public static IServiceCollection AddHandovers(this IServiceCollection services)
    {
        services.AddSingleton<ITables, HandoverTables>();
        services.AddPermissions(
            new Permission(HandoverPermissions.Lead, HandoverWords.Lead, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Edit, ByGrant = ByGrant.Nothing },
            new Permission(HandoverPermissions.SetPoints, HandoverWords.SetPoints, Roles.GM | Roles.Admin) { Act = Act.Manage });
        services.AddAuditKinds(HandoverAudit.Kinds).AddAuditSubjects<HandoverSubjects>();
        services.AddScoped<HeldCustomers>().AddScoped<HandoverPlans>().AddScoped<MoveCustomers>().AddScoped<MergeDepartments>();
        services.AddScoped<MakeHandover>().AddScoped<PlanHandover>().AddScoped<CarryOutHandover>().AddScoped<UndoHandover>().AddScoped<DiscardHandover>();
        services.AddScoped<TickCheck>().AddScoped<ChangePoints>();
        services.AddScoped<FindHandovers>().AddScoped<ReadHandover>().AddScoped<ReadHandoverChoices>().AddScoped<ReadConduct>().AddScoped<ReadReceived>().AddScoped<SeeReceived>();
        services.AddScoped<IHoldForPeople, HeldWithAccess>().AddScoped<IHoldForPeople, HeldInFiles>();
        services.AddSingleton<FilesOpened>().AddHostedService(s => s.GetRequiredService<FilesOpened>());
        services.AddJob<MoveHandover>().AddJob<UndoMoves>();
        services.AddCustomerSet<HandoverSet>().AddTimelineWords<HandoverTimeline>();
        return services.AddSingleton(new MenuEntry(HandoverWords.Title, HandoverDoors.Home, "transfer", HandoverPermissions.Lead, 70));
    }
}
