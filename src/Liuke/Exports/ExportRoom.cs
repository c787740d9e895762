using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
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

    /// <returns>The grant in a few words where no role is enough; else null.</returns>
    internal static string? GrantFor(this PersonRights rights, Permission permission)
        => rights.Scopes(permission).Any(s => s.Scope != DataScope.Nothing) ? null
            : rights.Widenings.FirstOrDefault(w => w.Acts.Contains(permission.Act))?.Why.ToString();

    internal static string Digits(this long number) => number.ToString(CultureInfo.InvariantCulture);
}
