using Liuke.Access.Firm;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Audit;

/// <summary>Kinds that no other room brings.</summary>
public static class AuditDeeds
{
    public const string SettingsChanged = "settings.changed", BackedUp = "storage.backup", Restored = "storage.restored";

    internal static readonly AuditKind[] Kinds =
    [
        new(SettingsChanged, new("修改了公司设置", "Changed the company's settings"))
        {
            Icon = "settings",
            Fields = new Dictionary<string, Text>(StringComparer.Ordinal)
            {
                ["timeZone"] = FirmWords.TimeZone, ["currency"] = FirmWords.Currency, ["marginPercent"] = FirmWords.MarginRate, ["acquisitionCost"] = FirmWords.AcquisitionCost,
            },
        },
        new(Restored, new("从备份恢复了数据库", "Restored the database from a backup")) { Icon = "database-import" },
        new(BackedUp, new("备份了数据库", "Backed the database up")) { Icon = "database-export" },
    ];
}

/// <summary>Keeps what was done outside the database, after it was done.</summary>
public sealed class RecordDeed(IDbContextFactory<Db> store)
{
    public async Task<bool> Run(AuditEntry entry, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        db.Audit(entry);
        await db.SaveChangesAsync(stop);
        return true;
    }
}
