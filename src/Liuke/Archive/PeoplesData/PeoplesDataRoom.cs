using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Audit;
using Liuke.Archive.PeoplesData.Copies;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Archive.PeoplesData.Retaining;
using Liuke.Exports;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Storage.Backup;
using Liuke.Ui;
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
        services.AddErasing().AddRequests().AddCopies().AddRetaining();
        return services.AddCustomerPanel<ConsentPanel>(60, PanelPlace.Side);
    }

    public static void Map(IEndpointRouteBuilder doors)
    {
        ConsentDoors.Map(doors);
        RequestDoors.Map(doors);
        RetentionDoors.Map(doors);
    }

    private static IServiceCollection AddErasing(this IServiceCollection services)
    {
        // In this order: the file's own words, then its head, then what is outside.
        services.AddSingleton<IEraseRows, ErasePersonalRows>().AddSingleton<IEraseRows, EraseHead>().AddSingleton<IEraseRows, EraseApprovals>().AddSingleton<IEraseRows, EraseExports>().AddSingleton<IEraseRows, EraseHeldForms>().AddSingleton<IEraseRows, EraseMerges>();
        services.AddSingleton<IEraseFiles, EraseExports>().AddSingleton<IEraseFiles, EraseImports>().AddSingleton<IEraseFiles, EraseCopies>();
        services.AddSingleton<ErasureLedger>().AddSingleton<IGoAlong>(s => s.GetRequiredService<ErasureLedger>());
        services.AddSingleton<Erase>().AddSingleton<IWhenOpen, ReapplyErasures>().AddJob<ErasePerson>();
        services.AddAuditKinds(ErasingTimeline.AuditKinds).AddTimelineWords<ErasingTimeline>();
        return services.AddSingleton<IVerify>(new NoSuchRows(ErasingWords.Promise,
            """SELECT c."Code" AS "Value" FROM "Erasures" e JOIN "Customers" c ON c."Id" = e."CustomerId" WHERE e."What" = 1 AND e."ErasedAt" IS NOT NULL AND (c."Name" <> e."Pseudonym" OR c."MobileSealed" IS NOT NULL)""", ErasingWords.StillThere));
    }

    private static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.AddPermissions(
            new(ArchivePermissions.TakeRequests, RequestWords.Take, Roles.Rep | Roles.Manager | Roles.GM | Roles.Agent) { Act = Act.Edit },
            new(ArchivePermissions.SettleRequests, RequestWords.Settle, Roles.Manager | Roles.GM) { Act = Act.Edit });
        services.AddAuditKinds(RequestAudit.Kinds);
        services.AddApprovalKind<ErasureApproval>().AddApprovalWitness<ErasureApproval>();
        services.AddScoped<TakeRequest>().AddScoped<SettleRequest>().AddScoped<FindRequests>().AddScoped<ReadPeoplesData>();
        services.AddSingleton(new MenuEntry(RequestWords.Desk, FindRequests.Path, "user-shield", ArchivePermissions.TakeRequests, 70));
        return services;
    }

    private static IServiceCollection AddCopies(this IServiceCollection services)
    {
        services.AddPermissions(new Permission(ArchivePermissions.CopyPersonalData, RequestWords.CopyData, Roles.Manager | Roles.GM) { Act = Act.Export, ByGrant = ByGrant.Nothing });
        services.AddScoped<IHoldPersonal, HeadCopy>().AddScoped<IHoldPersonal, FactCopy>().AddScoped<IHoldPersonal, ConsentCopy>();
        return services.AddExportable<PersonalCopy>();
    }

    private static IServiceCollection AddRetaining(this IServiceCollection services)
    {
        services.AddPermissions(
            new(ArchivePermissions.SeeRetention, RetentionWords.See, Roles.GM | Roles.Admin) { Act = Act.Manage },
            new(ArchivePermissions.SetRetention, RetentionWords.Set, Roles.GM) { Act = Act.Manage });
        services.AddScoped<IRetain, UntouchedProspects>().AddScoped<IRetain, ContactsWhoLeft>().AddScoped<IRetain, OldInteractions>().AddScoped<IRetain, OldImportFiles>().AddScoped<IRetain, OldExports>().AddScoped<IRetain, OldReveals>();
        services.AddScoped<ReadRetention>().AddScoped<SetRetention>().AddAuditKinds(RetentionAudit.Kinds);
        return services.AddJob<KeepRetention>().AddNightly<KeepRetention>("retention", new NodaTime.LocalTime(2, 40), new { });
    }
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
        model.Entity<PersonRequest>(request =>
        {
            request.ToTable("PersonRequests");
            request.Ignore(r => r.IsOver);
            request.Property(r => r.Version).IsConcurrencyToken();
            request.HasIndex(r => new { r.CustomerId, r.TakenAt });
            request.HasIndex(r => new { r.State, r.DueOn });
        });
        model.Entity<Erasure>(erasure =>
        {
            erasure.ToTable("Erasures");
            erasure.Ignore(e => e.Entry);
            erasure.HasIndex(e => e.CustomerId);
        });
        model.Entity<RetentionRule>(rule =>
        {
            rule.ToTable("RetentionRules");
            rule.HasKey(r => r.Kind);
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
        public DbSet<PersonRequest> PersonRequests => db.Set<PersonRequest>();
        internal DbSet<Erasure> Erasures => db.Set<Erasure>();
        internal DbSet<RetentionRule> RetentionRules => db.Set<RetentionRule>();
    }
}
