using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Rights;
using Liuke.Archive.Pins;
using Liuke.Archive.Prospects;
using Liuke.Archive.Tags;
using Liuke.Archive.Team;
using Liuke.Ui;

namespace Liuke.Archive.Ties;

/// <summary>What binds a customer to others and to us: relations, tags, the account team, pins. Part of the archive.</summary>
internal static class TiesRoom
{
    public static IServiceCollection AddTies(this IServiceCollection services)
    {
        services.AddPermissions(
            new Permission(ArchivePermissions.KeepTies, TieWords.KeepTies, Roles.Rep | Roles.Manager | Roles.GM) { Act = Act.Edit },
            new Permission(ArchivePermissions.ManageTags, TagWords.Manage, Roles.Manager | Roles.GM) { Act = Act.Manage });
        services.AddScoped<Relate>().AddScoped<Unrelate>().AddScoped<ReadRelations>().AddTimelineWords<TieTimeline>();
        services.AddScoped<TagCustomer>().AddScoped<TagCustomers>().AddScoped<CustomersByCode>().AddScoped<ReadTags>().AddScoped<FindTags>().AddScoped<SuggestTags>().AddScoped<RenameTag>().AddCustomerSet<TagSet>();
        services.AddScoped<JoinTeam>().AddScoped<LeaveTeam>().AddScoped<ReadTeam>().AddSingleton<IWidenReach, TeamWidens>();
        services.AddAuditKinds(TeamAudit.Kinds).AddAuditKinds(TagAudit.Kinds);
        services.AddScoped<PinCustomer>().AddScoped<UnpinCustomer>().AddScoped<MovePin>().AddScoped<ReadPins>().AddScoped<ReadPin>().AddCustomerSet<PinnedSet>();
        services.AddScoped<ReadProspects>().AddCustomerSet<ProspectSet>().AddSingleton(new MenuEntry(ProspectWords.Title, "/customers/prospects", "target", ArchivePermissions.ViewCustomers, 22));
        services.AddSingleton(new MenuEntry(PinWords.Title, PinDoors.Path, "pinned", ArchivePermissions.ViewCustomers, 21));
        return services.AddCustomerPanel<PinButton>(5, PanelPlace.Head).AddCustomerPanel<TagsPanel>(5, PanelPlace.Side).AddCustomerPanel<RelationsPanel>(20, PanelPlace.Side, CustomerTab.Ties).AddCustomerPanel<TeamPanel>(15, PanelPlace.Side, CustomerTab.Ties);
    }

    public static void Map(IEndpointRouteBuilder doors)
    {
        TieDoors.Map(doors);
        TagDoors.Map(doors);
        PinDoors.Map(doors);
    }
}
