using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.FollowUp.Rounds;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;
using NodaTime;

namespace Liuke.FollowUp.Cadences;

/// <summary>Grades make the rhythm, the rhythm makes the work.</summary>
internal static class CadenceRoom
{
    public static IServiceCollection AddCadences(this IServiceCollection services)
    {
        services.AddSingleton<ITables, CadenceTables>().AddWorkWords<CadenceWords>();
        services.AddPermissions(
            new Permission(FollowUpPermissions.SetGrade, CadenceWords.SetGrade, Roles.Rep | Roles.Manager | Roles.GM) { Act = Act.Edit, ByGrant = ByGrant.Nothing },
            new Permission(FollowUpPermissions.ConfirmGrade, CadenceWords.ConfirmGrade, Roles.Manager | Roles.GM) { Act = Act.Edit, ByGrant = ByGrant.Nothing },
            new Permission(FollowUpPermissions.ChangeRules, CadenceWords.ChangeRules, Roles.GM | Roles.Admin) { ByGrant = ByGrant.Nothing });
        services.AddScoped<EnrolCustomers>().AddScoped<HearTouches>().AddScoped<ProposeGrades>().AddScoped<RaiseTouches>().AddScoped<EscalateWork>();
        services.AddJob<KeepCadences>().AddNightly<KeepCadences>("keep-cadences", new LocalTime(4, 30), new { });
        services.AddScoped<IHearInteractions, TouchesHeard>().AddScoped<IFollowCustomer, CadencesFollow>().AddCustomerSet<GradeSet>().AddTimelineWords<GradeTimeline>();
        services.AddScoped<SetGrade>().AddScoped<AnswerGrade>().AddScoped<ReadCadence>().AddScoped<ReadGrades>().AddScoped<ReadCadenceRules>().AddScoped<ChangeCadenceRules>();
        services.AddAuditKinds(new AuditKind(ChangeCadenceRules.Changed, CadencePageWords.RulesChanged) { Icon = "adjustments" });
        services.AddSingleton(new MenuEntry(CadencePageWords.Grades, "/grades", "target-arrow", FollowUpPermissions.SetGrade, 25));
        services.AddSingleton(new MenuEntry(CadencePageWords.Rules, "/settings/follow-up", "adjustments", FollowUpPermissions.ChangeRules, 92));
        return services.AddCustomerPanel<CadencePanel>(1, PanelPlace.Side);
    }
}
