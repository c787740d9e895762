using Liuke.Storage;

namespace Liuke.Intake;

public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddSingleton<ITables, IntakeTables>();
        services.AddSingleton(s => ImportFolder.BesideOf(s.GetRequiredService<Database>()));
        return services;
    }
}
