using Liuke.Ui;

namespace Liuke.Access.People;

public static class PeoplePermissions
{
    public const string Manage = "people.manage";

    internal static readonly Permission[] All = [new(Manage, new("管理人员和部门", "Manage people and departments"), Roles.Admin) { Act = Act.Manage }];
}

internal static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddPermissions(PeoplePermissions.All);
        services.AddSingleton(new MenuEntry(PeopleWords.People, "/people", "users-group", PeoplePermissions.Manage, 81));
        services.AddSingleton(new MenuEntry(PeopleWords.Departments, "/departments", "sitemap", PeoplePermissions.Manage, 82));
        services.AddScoped<OfferFirstStart>().AddScoped<MakeFirstAdministrator>().AddScoped<InvitePerson>().AddScoped<MakeResetLink>().AddScoped<ReadInvitation>().AddScoped<UseInvitation>();
        services.AddScoped<ChangePerson>().AddScoped<DisablePerson>().AddScoped<RemoveFactors>().AddScoped<ChooseLanguage>();
        services.AddScoped<ChangeDepartment>().AddScoped<FindDepartments>().AddScoped<FindPeople>();
        return services;
    }
}
