using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Liuke.Storage.Backup;

/// <summary>What kind of value a column holds, apart from how either database stores it.</summary>
public enum ColumnKind { Id, Text, Whole, Small, Number, Exact, Flag, Moment, Stamp, Day, Bytes }

public sealed record BackupColumn(string Name, ColumnKind Kind);

/// <param name="Keys">The primary key; rows are kept in its order.</param>
/// <param name="Sha256">Of the rows as written, so that two backups of equal tables are equal.</param>
public sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns, IReadOnlyList<string> Keys, long Rows = 0, string Sha256 = "");

/// <summary>The first thing to read in a backup: whose it is, of which schema, and what every table must look like.</summary>
public sealed record BackupContents(string Format, int Version, string MadeBy, string MadeAt, IReadOnlyList<string> Migrations, IReadOnlyList<BackupTable> Tables)
{
    public const string Name = "liuke-backup", Entry = "liuke-backup.json";
    public const int Newest = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static BackupContents Of(IReadOnlyList<string> migrations, IReadOnlyList<BackupTable> tables, Instant now)
        => new(Name, Newest, typeof(BackupContents).Assembly.GetName().Version!.ToString(3), now.ToString(), migrations, tables);

    /// <summary>The files that belong to the rows.</summary>
    public IReadOnlyList<BackupStored> Files { get; init; } = [];

    public long Rows => Tables.Sum(t => t.Rows);

    /// <summary>A small file that goes along.</summary>
    public static string EntryOf(IGoAlong small) => $"files/{small.Name}";

    /// <summary>The part of the archive that holds a table's rows: one JSON array a line.</summary>
    public static string EntryOf(string table) => $"tables/{table}.jsonl";
}
