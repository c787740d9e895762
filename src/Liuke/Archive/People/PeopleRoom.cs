using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive.Dates;
using Liuke.Archive.Interactions;
using Liuke.Storage;

namespace Liuke.Archive.People;

/// <summary>The people of a customer and what is said with them: part of the archive.</summary>
internal static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<ITables, PeopleTables>().AddSingleton<ContactSeals>();
        services.AddPermissions(
            new Permission(ArchivePermissions.KeepPeople, PeopleWords.KeepPeople, Roles.Rep | Roles.Manager | Roles.GM) { Act = Act.Edit },
            new Permission(ArchivePermissions.LogInteractions, InteractionWords.LogThem, Roles.Rep | Roles.Manager | Roles.GM | Roles.Agent | Roles.Marketer | Roles.Finance));
        services.AddAuditKinds(PeopleAudit.Kinds);
        services.AddScoped<ReadPeople>().AddScoped<AddContact>().AddScoped<ChangeContact>().AddScoped<RemoveContact>().AddScoped<RevealChannel>().AddSingleton<ContactRegister>();
        services.AddScoped<IFollowCustomer, OwnersFollow>().AddTimelineWords<PeopleTimeline>();
        services.AddCustomerPanel<ContactsPanel>(10, PanelPlace.Side);

        services.AddScoped<AddDate>().AddScoped<RemoveDate>();
        services.AddCustomerPanel<DatesPanel>(12, PanelPlace.Side);

        services.AddScoped<LogInteraction>().AddScoped<ReadInteraction>().AddScoped<FindInteractions>();
        services.AddTimelineSource<InteractionTimeline>().AddTimelineWords<InteractionTimelineWords>();
        return services.AddCustomerPanel<InteractionPanel>(1, PanelPlace.Main);
    }

    public static void Map(IEndpointRouteBuilder doors)
    {
        ContactDoors.Map(doors);
        DateDoors.Map(doors);
        InteractionDoors.Map(doors);
    }
}
