using Liuke.Access.Audit;
using Liuke.Basics;

namespace Liuke.Archive.Modules;

internal static class ModuleAudit
{
    public const string Changed = "archive.fields.changed";

    public static readonly AuditKind Kind = new(Changed, ModuleWords.AuditTitle)
    {
        Icon = "forms",
        Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["title"] = ModuleWords.AuditName, ["type"] = ModuleWords.AuditType, ["retired"] = ModuleWords.AuditRetired },
    };
}
