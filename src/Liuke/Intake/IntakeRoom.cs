using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Jobs;
using Liuke.Storage;

namespace Liuke.Intake;

public static class IntakePermissions
{
    public const string Import = "trade.orders.import";
}

public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddSingleton<ITables, IntakeTables>();
        services.AddSingleton(s => ImportFolder.BesideOf(s.GetRequiredService<Database>()));
        services.AddPermissions(new Permission(IntakePermissions.Import, IntakeWords.ImportFiles, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Edit });
        services.AddScoped<ImportKinds>().AddScoped<FileImport>().AddJob<RunImport>().AddJob<UndoImport>().AddAuditKinds(IntakeAudit.Kinds);
        return services;
    }

    public static IServiceCollection AddImportKind<T>(this IServiceCollection services) where T : class, IImportKind => services.AddScoped<IImportKind, T>();
}
