using System.Text.Json;
using Liuke.Access.Audit;
using Liuke.Archive;
using Liuke.Archive.Changing;
using Liuke.Archive.Keys;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Exports;
using Liuke.FollowUp;
using Liuke.Insight;
using Liuke.Storage;
using Liuke.Trade.Imports;

namespace Liuke.Api.Webhooks;

/// <param name="Name">The public name, which stays.</param>
/// <param name="Sources">The audit entries that it is told from, and what each means in a word; none where the room tells it itself.</param>
internal sealed record WebhookEvent(string Name, Text Title, params IReadOnlyList<(string Kind, string? Became)> Sources);

/// <summary>What can be told to the outside, and from which facts.</summary>
internal static class WebhookEvents
{
    /// <summary>Sent by hand, to see whether messages arrive; nobody subscribes to it.</summary>
    public const string Test = "webhook.test";

    public static readonly IReadOnlyList<WebhookEvent> All =
    [
        new(CustomerRegister.Entered, new("客户录入", "Customers entered"), (KeyTimeline.Entered, null)),
        new("customer.changed", new("客户档案修改", "Customer's file changed"), (ChangeTimeline.Changed, null)),
        new(InsightRoom.StateChanged, new("客户状态变化", "Customers' state changed")),
        new("customer.mobile-revealed", new("查看完整手机号", "Whole mobile looked at"), (ArchiveAudit.MobileRevealed, null)),
        new(WorkEvents.Raised, new("产生待办", "Work raised")),
        new(WorkEvents.Finished, new("待办完成或了结", "Work finished or settled")),
        new(WorkEvents.Snoozed, new("待办推迟", "Work put off")),
        new(WorkEvents.Assigned, new("待办转交", "Work given to somebody")),
        new("approval.asked", new("提交审批", "Approval asked for"), ("approval.asked", null), ("approval.resubmitted", "again")),
        new("approval.decided", new("审批有结果", "Approval decided"), ("approval.finished", "approved"), ("approval.sentback", "sentBack"), ("approval.withdrawn", "withdrawn"), ("approval.voided", "void")),
        new("grant.given", new("授权生效", "Grant given"), ("grant.given", null)),
        new("grant.revoked", new("授权提前终止", "Grant ended early"), ("grant.revoked", null)),
        new("import.finished", new("导入结束", "Import ended"), (IntakeAudit.Imported, null)),
        new("import.undone", new("导入已撤销", "Import undone"), (IntakeAudit.Undone, null)),
        new("export.finished", new("导出完成或中止", "Export written or stopped"), (ExportAudit.Done, "written"), (ExportAudit.Stopped, "stopped")),
        new("export.fetched", new("导出文件被下载", "Export fetched"), (ExportAudit.Fetched, null)),
    ];

    private static readonly Dictionary<string, (string Name, string? Became)> BySource =
        All.SelectMany(e => e.Sources.Select(s => (s.Kind, e.Name, s.Became))).ToDictionary(s => s.Kind, s => (s.Name, s.Became), StringComparer.Ordinal);

    /// <summary>What of this is to be told; null for what is nobody's business outside.</summary>
    public static Happening? Of(object said) => said switch
    {
        AuditEntry entry when BySource.TryGetValue(entry.Kind, out var source) => new(source.Name, entry.By)
        {
            SubjectKind = entry.SubjectKind == AuditEntry.CustomerKind ? null : entry.SubjectKind, SubjectId = entry.SubjectKind == AuditEntry.CustomerKind ? null : entry.SubjectId,
            Became = source.Became, Customers = entry.Customer is { } customer ? [new(customer)] : [],
        },
        Told told => new(told.Event, told.By) { SubjectKind = told.SubjectKind, SubjectId = told.SubjectId, Became = Word(told.Became), Customers = told.Customers },
        _ => null,
    };

    /// <summary>The page's word for an event; its name where it is none of these.</summary>
    public static Text Title(string name) => name == Test ? WebhookWords.TestEvent : All.FirstOrDefault(e => e.Name == name)?.Title ?? Text.Same(name);

    /// <summary>WonBack becomes wonBack, as everywhere in the API.</summary>
    public static string? Word(string? name) => name is null ? null : JsonNamingPolicy.CamelCase.ConvertName(name);
}
