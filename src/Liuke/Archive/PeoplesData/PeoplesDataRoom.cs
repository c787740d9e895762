using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.PeoplesData;

/// <summary>What the firm owes to the people whose data it holds: consent, copy, erasure.</summary>
internal static class PeoplesDataRoom
{
    public static IServiceCollection AddPeoplesData(this IServiceCollection services)
    {
        services.AddSingleton<ITables, PeoplesDataTables>();
        services.AddPermissions(new Permission(ArchivePermissions.KeepConsents, ConsentWords.Keep, Roles.Rep | Roles.Manager | Roles.GM | Roles.Agent) { Act = Act.Edit });
        services.AddAuditKinds(ConsentTimeline.AuditKinds).AddTimelineWords<ConsentTimeline>();
        services.AddScoped<ReadConsents>().AddScoped<KeepConsent>();
        return services.AddCustomerPanel<ConsentPanel>(60, PanelPlace.Side);
    }

    public static void Map(IEndpointRouteBuilder doors) => ConsentDoors.Map(doors);
}

internal sealed class PeoplesDataTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Consent>(consent =>
        {
            consent.ToTable("Consents");
            consent.HasIndex(c => new { c.CustomerId, c.Purpose, c.At });
        });
        model.Entity<NoPersonalisation>(flag =>
        {
            flag.ToTable("NoPersonalisations");
            flag.HasKey(f => f.CustomerId);
        });
    }
}

public static class PeoplesDataSets
{
    extension(Db db)
    {
        public DbSet<Consent> Consents => db.Set<Consent>();
        public DbSet<NoPersonalisation> NoPersonalisations => db.Set<NoPersonalisation>();
    }
}
