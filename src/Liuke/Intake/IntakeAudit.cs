using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>What imports put into the audit log. A file's name may name a person, so it is left out.</summary>
internal static class IntakeAudit
{
    public const string Imported = "trade.import.ended", Undone = "trade.import.undone";

    public static readonly AuditKind[] Kinds =
    [
        new(Imported, new("导入文件", "Imported a file")) { Icon = "file-import" },
        new(Undone, new("撤销导入", "Undid an import")) { Icon = "arrow-back-up" },
    ];

    public static AuditEntry Of(string kind, ImportBatch batch, PersonId? by)
        => AuditEntry.Of(kind, by, "import", batch.Id.ToString(), ("state", batch.State.ToString()), ("rows", batch.Counts.Read.ToString(CultureInfo.InvariantCulture)));
}
