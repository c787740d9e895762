using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;

namespace Liuke.Intake;

public static class IntakePermissions
{
    /// <summary>The desk where files are brought in; each kind of file takes a right of its own besides.</summary>
    public const string Desk = "imports.use";
}

public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddSingleton<ITables, IntakeTables>();
        services.AddSingleton(s => ImportFolder.Within(s.GetRequiredService<DataFolder>()));
        services.AddPermissions(new Permission(IntakePermissions.Desk, IntakeWords.UseDesk, Roles.Rep | Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Edit });
        services.AddSingleton(new MenuEntry(DeskWords.Imports, "/imports", "file-import", IntakePermissions.Desk, 40));
        services.AddScoped<StartImport>().AddScoped<TryImport>().AddScoped<ReadImport>().AddScoped<TakeBackImport>().AddScoped<CancelImport>();
        services.AddScoped<ReceiveFile>().AddScoped<DecideImport>().AddScoped<BeginImport>().AddScoped<DiscardImport>();
        services.AddScoped<ReadImports>().AddScoped<ReadImportView>().AddScoped<ReadImportChoices>().AddScoped<PreviewImport>().AddScoped<WriteTemplate>();
        services.AddScoped<ImportKinds>().AddScoped<ImportRights>().AddScoped<FileImport>().AddJob<RunImport>().AddJob<UndoImport>().AddAuditKinds(IntakeAudit.Kinds);
        return services;
    }

    public static void MapIntake(this IEndpointRouteBuilder doors) => ImportDoors.Map(doors);

    public static IServiceCollection AddImportKind<T>(this IServiceCollection services) where T : class, IImportKind => services.AddScoped<IImportKind, T>();
}
