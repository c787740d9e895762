using Liuke.Access.Audit;
using Liuke.Archive.Handovers.Desk;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Handovers;

internal static class HandoverAudit
{
    public const string SubjectKind = "handover";
    public const string Made = "handover.made", Changed = "handover.changed", Begun = "handover.begun", Done = "handover.done", UndoBegun = "handover.undo", Undone = "handover.undone", Discarded = "handover.discarded";
    public const string Checked = "handover.checked", Points = "handover.points", Looked = "handover.looked";

    private static readonly Dictionary<string, Text> Fields = new(StringComparer.Ordinal)
    {
        ["kind"] = HandoverWords.Kind, ["customers"] = HandoverWords.Customers, ["point"] = HandoverWords.Checklist, ["passedOver"] = HandoverWords.PassedOver, ["stay"] = HandoverWords.Stay,
    };

    public static readonly AuditKind[] Kinds =
    [
        new(Made, new("建立交接", "Planned a handover")) { Icon = "transfer", Fields = Fields },
        new(Changed, new("修改交接方案", "Changed the plan of a handover")) { Icon = "transfer", Fields = Fields },
        new(Begun, new("执行交接", "Carried out a handover")) { Icon = "transfer", Fields = Fields },
        new(Done, new("交接完成", "Handover done")) { Icon = "transfer", Fields = Fields },
        new(UndoBegun, new("撤销交接", "Undid a handover")) { Icon = "arrow-back-up", Fields = Fields },
        new(Undone, new("交接已撤销", "Handover undone")) { Icon = "arrow-back-up", Fields = Fields },
        new(Discarded, new("放弃交接方案", "Discarded the plan of a handover")) { Icon = "trash", Fields = Fields },
        new(Checked, new("交接清单打勾", "Ticked a point of a handover")) { Icon = "checkbox", Fields = Fields },
        new(Points, new("修改交接清单", "Changed the checklist of handovers")) { Icon = "list-check", Fields = Fields },
        new(Looked, new("查看离职前的导出和浏览", "Looked at what a leaver took out and viewed")) { Icon = "eye-search", Fields = Fields },
    ];

    public static AuditEntry Of(string kind, PersonId by, Handover handover, params ReadOnlySpan<AuditFact> facts) => AuditEntry.Of(kind, by, SubjectKind, handover.Id.ToString(), facts);
}

/// <summary>Names handovers in the log.</summary>
internal sealed class HandoverSubjects : IAuditSubjects
{
    public string Kind => HandoverAudit.SubjectKind;
    public Text Title => HandoverWords.Title;

    public async Task<IReadOnlyDictionary<string, AuditSubject>> Name(Db db, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        var wanted = ids.Select(id => Guid.TryParse(id, out var guid) ? HandoverId.From(guid) : default).ToList();
        var found = await db.Handovers.AsNoTracking().Where(h => wanted.Contains(h.Id)).Select(h => new { h.Id, h.Reason }).ToListAsync(stop);
        return found.ToDictionary(h => h.Id.ToString(), h => new AuditSubject(h.Reason, $"{HandoverDoors.Home}/{h.Id}"), StringComparer.Ordinal);
    }
}
