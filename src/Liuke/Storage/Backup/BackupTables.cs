using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Liuke.Storage.Backup;

/// <summary>Which tables and columns a backup holds, as the model tells.</summary>
internal static class BackupTables
{
    /// <summary>Secrets of the running program, not data: after a restore everybody signs in again.</summary>
    private static readonly string[] LeftOut = ["ProtectionKeys", "Sessions", "KnownDevices", "Tries"];

    /// <summary>In an order in which every row comes after those it refers to.</summary>
    public static IReadOnlyList<BackupTable> Of(Db db)
    {
        var left = db.Model.GetRelationalModel().Tables.Where(t => !LeftOut.Contains(t.Name)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        while (left.Count > 0)
        {
            var free = left.FindAll(t => t.ForeignKeyConstraints.All(k => k.PrincipalTable == t || ordered.Contains(k.PrincipalTable)));
            if (free.Count == 0) throw new InvalidOperationException("Tables refer to each other in a circle.");
            ordered.AddRange(free);
            left.RemoveAll(free.Contains);
        }

        return [.. ordered.Select(t => new BackupTable(t.Name,
            [.. t.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new BackupColumn(c.Name, KindOf(c)))],
            [.. t.PrimaryKey!.Columns.Select(c => c.Name)]))];
    }

    private static ColumnKind KindOf(IColumn column)
    {
        var type = column.PropertyMappings[0].Property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return ColumnKind.Small;
        return type switch
        {
            _ when type == typeof(Guid) || IdColumns.Kinds.Contains(type) => ColumnKind.Id,
            _ when type == typeof(string) => ColumnKind.Text,
            _ when type == typeof(long) => ColumnKind.Whole,
            _ when type == typeof(int) || type == typeof(short) || type == typeof(byte) => ColumnKind.Small,
            _ when type == typeof(double) || type == typeof(float) => ColumnKind.Number,
            _ when type == typeof(decimal) => ColumnKind.Exact,
            _ when type == typeof(bool) => ColumnKind.Flag,
            _ when type == typeof(Instant) || type == typeof(DateTime) => ColumnKind.Moment,
            _ when type == typeof(DateTimeOffset) => ColumnKind.Stamp,
            _ when type == typeof(LocalDate) || type == typeof(DateOnly) => ColumnKind.Day,
            _ when type == typeof(byte[]) => ColumnKind.Bytes,
            _ => throw new NotSupportedException($"A backup does not know how to hold {column.Table.Name}.{column.Name}, a {type.Name}."),
        };
    }
}
