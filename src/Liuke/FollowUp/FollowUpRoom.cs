using Liuke.Access;
using Liuke.Storage;

namespace Liuke.FollowUp;

public static class FollowUpPermissions
{
    public const string ViewToday = "follow-up.view";
}

public static class FollowUpRoom
{
    public static IServiceCollection AddFollowUp(this IServiceCollection services)
    {
        services.AddSingleton<ITables, WorkTables>();
        services.AddSingleton<WorkRegister>();
        services.AddPermissions(new Permission(FollowUpPermissions.ViewToday, FollowUpWords.Today, Roles.Everyone));
        return services;
    }

    public static IServiceCollection AddWorkWords<T>(this IServiceCollection services) where T : class, IWorkWords
        => services.AddSingleton<IWorkWords, T>();

    public static IServiceCollection AddFigure<T>(this IServiceCollection services) where T : class, IFigure
        => services.AddScoped<IFigure, T>();
}
