using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Handovers;
using Liuke.Archive.Imports;
using Liuke.Archive.Merging;
using Liuke.Exports;
using Liuke.FollowUp.Cadences;
using Liuke.FollowUp.Caring;
using Liuke.FollowUp.Doing;
using Liuke.FollowUp.Needs;
using Liuke.FollowUp.Today;
using Liuke.FollowUp.Verification;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;
using NodaTime;

namespace Liuke.FollowUp;

public static class FollowUpPermissions
{
    public const string ViewToday = "follow-up.view";
    public const string DoWork = "follow-up.do";
    public const string AssignWork = "follow-up.assign";
    public const string ExportWork = "follow-up.export";
    public const string SetGrade = "follow-up.grade.set";
    public const string ConfirmGrade = "follow-up.grade.confirm";
    public const string ChangeRules = "follow-up.rules.change";
}

public static class FollowUpRoom
{
    public static IServiceCollection AddFollowUp(this IServiceCollection services)
    {
        services.AddSingleton<ITables, WorkTables>();
        services.AddPermissions(
            new Permission(FollowUpPermissions.ViewToday, FollowUpWords.ViewToday, Roles.Everyone) { ByGrant = ByGrant.Nothing }.Within(DataScope.Own, Roles.Agent | Roles.Marketer | Roles.Finance),
            new Permission(FollowUpPermissions.DoWork, FollowUpWords.DoWork, Roles.Everyone) { Act = Act.Edit, ByGrant = ByGrant.Nothing }.Within(DataScope.Own, Roles.Agent | Roles.Marketer | Roles.Finance),
            new Permission(FollowUpPermissions.ExportWork, WorkExport.ExportWork, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Export },
            new Permission(FollowUpPermissions.AssignWork, FollowUpWords.AssignWork, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Edit, ByGrant = ByGrant.Nothing });
        services.AddSingleton(new MenuEntry(FollowUpWords.Today, "/", "clipboard-check", FollowUpPermissions.ViewToday, 10, OnPhone: true)
        {
            Count = (provider, stop) => provider.GetRequiredService<CountWork>().Run(stop),
        });
        services.AddExportable<WorkExport>().AddWorkPromises();
        services.AddSingleton<WorkRegister>().AddSingleton<WorkLexicon>();
        services.AddScoped<FinishWork>().AddScoped<SnoozeWork>().AddScoped<AssignWork>().AddScoped<ReadWorklist>();
        services.AddScoped<ReadToday>().AddScoped<ReadCounts>().AddScoped<ReadTeam>().AddScoped<ReadWork>().AddScoped<ReadCustomerWork>().AddScoped<ReadFigures>().AddScoped<CountWork>();
        services.AddScoped<WorkTally>().AddScoped<Workload>();
        services.AddHttpContextAccessor().AddScoped<Desk>();
        services.AddFigure<OverdueFigure>().AddFigure<DoneFigure>();
        services.AddTimelineSource<WorkTimeline>().AddTimelineWords<WorkTimelineWords>();
        services.AddScoped<IFollowCustomer, WorkFollows>().AddScoped<IHoldForPeople, WorkHeld>().AddCaring();
        services.AddCustomerPanel<CustomerWorkPanel>(10, PanelPlace.Main);
        services.AddWorkWords<VerificationWords>().AddJob<RaiseVerifications>().AddNightly<RaiseVerifications>("raise-verifications", new LocalTime(2, 10), new { });
        services.AddWorkWords<NeedWorkWords>().AddJob<RaiseNeeds>().AddNightly<RaiseNeeds>("raise-needs", new LocalTime(1, 20), new { });
        services.AddCustomerHolder<WorkHolds>().AddMergeRules(WorkMerges.Rules).AddCadences();
        return services;
    }

    public static void MapFollowUp(this IEndpointRouteBuilder doors)
    {
        TodayDoors.Map(doors);
        DoingDoors.Map(doors);
        CadenceDoors.Map(doors);
    }

    /// <summary>For a room that raises work: the words for one kind and reason.</summary>
    public static IServiceCollection AddWorkWords<T>(this IServiceCollection services) where T : class, IWorkWords
        => services.AddSingleton<IWorkWords, T>();

    /// <summary>For a room with a number that a general manager looks at first.</summary>
    public static IServiceCollection AddFigure<T>(this IServiceCollection services) where T : class, IFigure
        => services.AddScoped<IFigure, T>();
}
