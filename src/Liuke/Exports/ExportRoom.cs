using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Granting;
using Liuke.Access.Leaving;
using Liuke.Access.Limits;
using Liuke.Access.Rights;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Exports;

public static class ExportPermissions
{
    public const string Use = "exports.use";
    public const string SeeAll = "exports.all";
}

public static class ExportLimits
{
    private const Roles Wide = Roles.GM | Roles.Admin;

    public static readonly Limit Rows = new("exports.rows", ExportWords.RowLimit, ExportWords.RowLimitSays, Role.All.ToDictionary(r => r, r => (r & Wide) != Roles.None ? 1_000_000 : r == Roles.Manager ? 50_000 : 5_000));

    public static readonly Limit ADay = new("exports.day", ExportWords.DayLimit, ExportWords.DayLimitSays, Role.All.ToDictionary(r => r, r => (r & Wide) != Roles.None ? 100 : 20));
}

public static class ExportAudit
{
    public const string Asked = "export.asked", Done = "export.done", Stopped = "export.stopped", Linked = "export.linked", Fetched = "export.fetched", Refused = "export.refused";

    internal static readonly AuditKind[] Kinds =
    [
        new(Asked, new("申请导出", "Asked for an export")) { Icon = "file-export" },
        new(Refused, new("导出被拒绝", "Was refused an export")) { Icon = "file-off" },
        new(Done, new("导出完成", "Export written")) { Icon = "file-check" },
        new(Stopped, new("导出中止", "Export stopped")) { Icon = "file-x" },
        new(Linked, new("取得下载链接", "Was given the link to an export")) { Icon = "link" },
        new(Fetched, new("下载了导出文件", "Fetched an export")) { Icon = "download" },
    ];
}

public static class ExportRoom
{
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddSingleton<ITables, ExportTables>().AddSingleton<ExportFolder>();
        services.AddPermissions(
            new Permission(ExportPermissions.Use, ExportWords.Use, Roles.Everyone) { Act = Act.Manage },
            new Permission(ExportPermissions.SeeAll, ExportWords.SeeAll, Roles.Admin | Roles.GM) { Act = Act.Manage });
        services.AddLimits(ExportLimits.Rows, ExportLimits.ADay).AddAuditKinds(ExportAudit.Kinds);
        services.AddScoped<AskForExport>().AddScoped<ReadExports>().AddScoped<CancelExport>().AddScoped<LinkExport>().AddScoped<FetchExport>();
        services.AddJob<ExportList>().AddJob<SweepExports>().AddNightly<SweepExports>("export-sweep", new LocalTime(3, 40), new { });
        services.AddSingleton(new MenuEntry(ExportWords.Title, ReadExports.Path, "file-export", ExportPermissions.Use, 60));
        return services;
    }

    public static IServiceCollection AddExportable<T>(this IServiceCollection services) where T : class, IExportable
        => services.AddScoped<IExportable, T>();

    public static void MapExports(this IEndpointRouteBuilder doors) => ExportDoors.Map(doors);

    /// <summary>Opens the database through another reach than the request's.</summary>
    internal static Db Through(this IDbContextFactory<Db> store, CurrentReach current, Reach reach)
    {
        var before = current.Reach;
        current.Reach = reach;
        try
        {
            return store.CreateDbContext();
        }
        finally
        {
            current.Reach = before;
        }
    }

    /// <summary>Through which permission somebody takes the list out: their own right to do so, or, under a grant, what they see.</summary>
    internal static string PermissionOf(this IExportable list, PersonRights by) => by.May(list.Permission) ? list.Permission : list.SeenBy;

    /// <summary>Whether the export may go on at this moment: by the right it was asked under, or by its grant, which may have been used up by it.</summary>
    internal static async Task<bool> Holds(this Export export, Db db, IExportable list, PersonRights by, Instant now, CancellationToken stop)
        => !await db.IsLeaving(by.Id, stop) && (export.GrantId is { } grant ? by.May(list.SeenBy) && await Grants.Holds(db, grant, now, stop) : by.May(list.Permission));

    internal static string Digits(this long number) => number.ToString(CultureInfo.InvariantCulture);
}
