using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Limits;
using Liuke.Archive.Attachments;
using Liuke.Archive.Board;
using Liuke.Archive.Changing;
using Liuke.Archive.Deals;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Entries;
using Liuke.Archive.Columns;
using Liuke.Archive.Files;
using Liuke.Archive.Handovers;
using Liuke.Archive.Handovers.Desk;
using Liuke.Archive.Filters;
using Liuke.Archive.Imports;
using Liuke.Archive.Keys;
using Liuke.Archive.Lists;
using Liuke.Archive.MergeDesk;
using Liuke.Archive.Merging;
using Liuke.Archive.Paper;
using Liuke.Archive.People;
using Liuke.Archive.Modules;
using Liuke.Archive.Needs;
using Liuke.Archive.PeoplesData;
using Liuke.Archive.Quality;
using Liuke.Archive.Regions;
using Liuke.Archive.Reviews;
using Liuke.Archive.Sharing;
using Liuke.Archive.Sheets;
using Liuke.Archive.Ties;
using Liuke.Archive.Views;
using Liuke.Exports;
using Liuke.Storage;
using Liuke.Ui;

namespace Liuke.Archive;

public static class ArchivePermissions
{
    public const string ViewCustomers = "archive.customers.view";
    public const string ExportCustomers = "archive.customers.export";
    public const string RevealMobile = "archive.mobile.reveal";
    public const string Duplicates = "archive.duplicates.judge";
    public const string Merge = "archive.customers.merge";
    public const string EnterCustomers = "archive.customers.enter";
    public const string ChangeFiles = "archive.files.change";
    public const string KeepConsents = "archive.consents.keep";
    public const string TakeRequests = "archive.requests.take";
    public const string SettleRequests = "archive.requests.settle";
    public const string CopyPersonalData = "archive.data.copy";
    public const string SeeRetention = "archive.retention.see";
    public const string SetRetention = "archive.retention.set";
    public const string SeeAccess = "archive.access.see";
    public const string ChangeModules = "archive.modules.change";
    public const string AnswerSuggestions = "archive.suggestions.answer";
    public const string ViewPersonalFacts = "archive.personal.view";
    public const string KeepPeople = "archive.people.keep";
    public const string LogInteractions = "archive.interactions.log";
    public const string CopyAttachments = "archive.attachments.copy";
    public const string KeepTies = "archive.ties.keep";
    public const string ManageTags = "archive.tags.manage";
    public const string ImportCustomers = "archive.customers.import";
    public const string ImportContacts = "archive.contacts.import";
    public const string ImportInteractions = "archive.interactions.import";
    public const string ImportFacts = "archive.facts.import";
    public const string PrintFiles = "archive.files.print";
    public const string ImportReviewed = "archive.imports.reviewed";
}

public static class ArchiveRoom
{
    public static IServiceCollection AddArchive(this IServiceCollection services)
    {
        services.AddSingleton<ITables, ArchiveTables>().AddSingleton<ITables, FileTables>();
        services.AddSingleton<IWhenOpen, SeedModules>();
        services.AddPermissions(
            new(ArchivePermissions.ViewCustomers, ArchiveWords.ViewCustomers, Roles.Everyone),
            new(ArchivePermissions.ViewPersonalFacts, ArchiveWords.ViewPersonalFacts, Roles.Rep | Roles.Manager | Roles.GM | Roles.Agent),
            new(ArchivePermissions.ExportCustomers, ListWords.ExportCustomers, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Export },
            new(ArchivePermissions.RevealMobile, ArchiveWords.RevealMobile, Roles.Rep | Roles.Manager | Roles.GM | Roles.Agent) { Act = Act.Copy });
        services.AddScoped<CustomerRegister>();
        services.AddSingleton<CustomerMobile>().AddSingleton<KnownBy>().AddSingleton<CustomerSearches>().AddSingleton<IWhenOpen, SealOpenMobiles>().AddSingleton<IWhenOpen, FillProvinces>().AddLimits(ArchiveLimits.Reveals);
        services.AddAuditKinds(ArchiveAudit.Kinds).AddAuditSubjects<CustomerSubjects>();
        services.AddArchivePromises();
        services.AddScoped<ReadCustomer>().AddScoped<ReadTimeline>().AddScoped<FindActors>().AddScoped<RevealMobile>().AddTimelineWords<FileTimeline>();
        services.AddExportable<CustomerExport>();
        services.AddScoped<FindCustomers>().AddScoped<CustomerMatches>().AddScoped<PersonalSight>().AddScoped<ListCells>().AddScoped<ReadFilterChoices>().AddSingleton<SearchTrail>().AddHostedService(s => s.GetRequiredService<SearchTrail>());
        services.AddCustomerImports();
        services.AddSharing().AddChanging().AddKeys().AddSheets().AddPeople().AddModules().AddReviews().AddQuality().AddSuggestions().AddPeoplesData();
        services.AddTies().AddAttachments().AddDeals().AddNeeds().AddHandovers().AddMerging().AddDuplicates().AddPaper().AddViews().AddBoard().AddScoped<SumRegions>();
        services.AddSingleton(new MenuEntry(ListWords.Title, CustomerFilter.Path, "users", ArchivePermissions.ViewCustomers, 20, OnPhone: true));
        return services;
    }

    public static void MapArchive(this IEndpointRouteBuilder doors)
    {
        FileDoors.Map(doors);
        ChangeDoors.Map(doors);
        SharingDoors.Map(doors);
        KeyDoors.Map(doors);
        SheetDoors.Map(doors);
        PeopleRoom.Map(doors);
        ModuleDoors.Map(doors);
        ReviewDoors.Map(doors);
        SuggestionDoors.Map(doors);
        ViewDoors.Map(doors);
        BoardDoors.Map(doors);
        PeoplesDataRoom.Map(doors);
        TiesRoom.Map(doors);
        AttachmentDoors.Map(doors);
        DealsRoom.Map(doors);
        NeedsRoom.Map(doors);
        HandoverDoors.Map(doors);
        MergeDoors.Map(doors);
        DuplicateDoors.Map(doors);
        PaperDoors.Map(doors);
    }

    /// <summary>Codes of merged files lead to the file they were merged into.</summary>
    public static void UseFormerCodes(this IApplicationBuilder app) => MergeRoom.UseFormerCodes(app);

    public static IServiceCollection AddTimelineSource<T>(this IServiceCollection services) where T : class, ITimelineSource
        => services.AddScoped<ITimelineSource, T>();

    public static IServiceCollection AddTimelineWords<T>(this IServiceCollection services) where T : class, ITimelineWords
        => services.AddSingleton<ITimelineWords, T>();
}
