using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;
using NodaTime;

namespace Liuke.Access.Audit;

public static class AuditPermissions
{
    public const string View = "audit.view";
}

internal static class AuditRoom
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddPermissions(new Permission(AuditPermissions.View, AuditWords.View, Roles.Admin | Roles.GM | Roles.Manager) { ByGrant = ByGrant.Nothing });
        services.AddSingleton<ITables, AuditTables>().AddSingleton<AuditSeal>().AddSingleton<ILastWord, AuditChain>();
        services.AddAuditKinds(AuditDeeds.Kinds).AddScoped<RecordDeed>();
        services.AddSingleton<AuditLexicon>().AddScoped<FindAuditEntries>();
        services.AddSingleton(new MenuEntry(AuditWords.Title, AuditAsked.Path, "shield-check", AuditPermissions.View, 95));
        services.AddSingleton<AuditHeads>().AddSingleton<IVerify, AuditIntact>().AddScoped<ReadAuditHead>();
        services.AddJob<KeepAuditHead>().AddNightly<KeepAuditHead>("audit-head", new LocalTime(0, 20), new { });
        return services;
    }
}
