using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Limits;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive.Attachments;

internal static class AttachmentsRoom
{
    public static IServiceCollection AddAttachments(this IServiceCollection services)
    {
        services.AddPermissions(new Permission(ArchivePermissions.CopyAttachments, AttachmentWords.Copy, Roles.Rep | Roles.Manager | Roles.GM | Roles.Agent | Roles.Finance) { Act = Act.Copy });
        services.AddLimits(AttachmentLimits.Downloads).AddAuditKinds(AttachmentAudit.Kinds).AddTimelineWords<AttachmentTimeline>();
        services.AddSingleton<AttachmentFolder>().AddSingleton(AttachmentFolder.Backed).AddSingleton<IVerify, AttachmentsAreWhole>().AddSingleton<IVerify, NoOrphans>();
        services.AddScoped<KeepAttachment>().AddScoped<ShowAttachment>().AddScoped<FetchAttachment>().AddScoped<RemoveAttachment>().AddScoped<ReadAttachments>();
        return services.AddCustomerPanel<AttachmentsPanel>(40, PanelPlace.Main, CustomerTab.Ties);
    }
}

public static class AttachmentLimits
{
    public static readonly Limit Downloads = new("archive.downloads",
        new("每人每天可下载的附件", "Attachments a person may download in a day"),
        new("达到上限后当天不能再下载；每次下载都留下记录。", "Beyond this no more are given out that day; each download is recorded."),
        new Dictionary<Roles, int> { [Roles.Rep] = 60, [Roles.Manager] = 120, [Roles.GM] = 300, [Roles.Agent] = 60, [Roles.Finance] = 120 });
}

internal sealed record AttachmentFact(string Name);

/// <summary>Attachments on the timeline, among the ties.</summary>
internal sealed class AttachmentTimeline : ITimelineWords
{
    public const string Added = "archive.attachment.added", Removed = "archive.attachment.removed", Fetched = "archive.attachment.fetched";

    public string Group => "ties";
    public Text Title => Ties.TieWords.Group;
    public int Order => 90;
    public IReadOnlyCollection<string> Kinds { get; } = [Added, Removed, Fetched];

    public TimelineWording Say(TimelineFact fact)
    {
        var name = fact.Read<AttachmentFact>().Name;
        return fact.Kind switch
        {
            Added => new(AttachmentWords.Added(name), "paperclip"),
            Removed => new(AttachmentWords.Removed(name), "trash"),
            _ => new(AttachmentWords.Fetched(name), "download"),
        };
    }
}

internal static class AttachmentAudit
{
    public const string Fetched = "archive.attachment.fetched", Removed = "archive.attachment.removed";

    private static readonly Dictionary<string, Text> Fields = new(StringComparer.Ordinal) { ["attachment"] = AttachmentWords.Title, ["sha256"] = AttachmentWords.Fingerprint };

    internal static readonly AuditKind[] Kinds =
    [
        new(Fetched, new("下载了客户附件", "Downloaded an attachment")) { Icon = "download", Fields = Fields },
        new(Removed, new("删除了客户附件", "Removed an attachment")) { Icon = "trash", Fields = Fields },
    ];
}
