using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Audit;
using Liuke.Archive.Imports;
using Liuke.Archive.MergeDesk;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

internal static class MergeRoom
{
    public static IServiceCollection AddMerging(this IServiceCollection services)
    {
        services.AddSingleton<ITables, MergeTables>().AddMergeRules(ArchiveMerges.Rules);
        services.AddPermissions(new Permission(ArchivePermissions.Merge, MergeWords.Permission, Roles.Rep | Roles.Manager | Roles.GM) { Act = Act.Edit });
        services.AddAuditKinds(MergeTimeline.AuditKinds).AddTimelineWords<MergeTimeline>();
        services.AddScoped<Merger>().AddScoped<Unmerger>().AddScoped<MergeCustomers>().AddScoped<UndoMerge>().AddScoped<ReadMerge>().AddScoped<ReadMerges>();
        services.AddApprovalKind<MergeApproval>().AddCustomerHolder<MergesHold>();
        services.AddJob<FollowMerges>().AddNightly<FollowMerges>("follow-merges", new LocalTime(1, 50), new { });
        return services.AddCustomerPanel<MergesPanel>(85, PanelPlace.Side);
    }

    public static void UseFormerCodes(IApplicationBuilder app) => app.UseMiddleware<LeadToSurvivor>();
}

/// <summary>Whoever took in another file is the firm's customer, whatever brought them first.</summary>
internal sealed class MergesHold : IHoldCustomer
{
    public async Task<IReadOnlyCollection<CustomerId>> Held(Db db, IReadOnlyCollection<CustomerId> customers, CancellationToken stop)
        => await db.Merges.Where(m => EF.Parameter(customers).Contains(m.CustomerId) && m.UndoneAt == null).Select(m => m.CustomerId).Distinct().ToListAsync(stop);
}
