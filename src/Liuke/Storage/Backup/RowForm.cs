using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Storage.Backup;

/// <summary>One value on its way between a database and a line of JSON, the same from either database.</summary>
internal static class RowForm
{
    public static void Write(Utf8JsonWriter json, DbDataReader row, int column, ColumnKind kind)
    {
        if (row.IsDBNull(column)) json.WriteNullValue();
        else if (kind == ColumnKind.Id) json.WriteStringValue(row.GetFieldType(column) == typeof(Guid) ? row.GetGuid(column) : new Guid(row.GetFieldValue<byte[]>(column), true));
        else if (kind == ColumnKind.Text) json.WriteStringValue(row.GetString(column));
        else if (kind is ColumnKind.Whole) json.WriteNumberValue(row.GetInt64(column));
        else if (kind is ColumnKind.Small) json.WriteNumberValue(row.GetInt32(column));
        else if (kind == ColumnKind.Number) Write(json, row.GetDouble(column));
        else if (kind == ColumnKind.Exact) json.WriteStringValue(row.GetDecimal(column).ToString("0.############################", CultureInfo.InvariantCulture));
        else if (kind == ColumnKind.Flag) json.WriteBooleanValue(row.GetBoolean(column));
        else if (kind == ColumnKind.Moment) json.WriteStringValue(InstantPattern.ExtendedIso.Format(Instant.FromDateTimeUtc(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc))));
        else if (kind == ColumnKind.Stamp) json.WriteStringValue(row.GetFieldValue<DateTimeOffset>(column).ToUniversalTime());
        else if (kind == ColumnKind.Day) json.WriteStringValue(LocalDatePattern.Iso.Format(LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(column))));
        else json.WriteBase64StringValue(row.GetFieldValue<byte[]>(column));
    }

    /// <exception cref="FormatException">The line holds something else than the column.</exception>
    public static object? Read(JsonElement value, ColumnKind kind) => value.ValueKind == JsonValueKind.Null ? null : kind switch
    {
        ColumnKind.Id => value.GetGuid(),
        ColumnKind.Text => value.GetString(),
        ColumnKind.Whole => value.GetInt64(),
        ColumnKind.Small => value.GetInt32(),
        ColumnKind.Number => value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetDouble(),
        ColumnKind.Exact => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ColumnKind.Flag => value.GetBoolean(),
        ColumnKind.Moment => InstantPattern.ExtendedIso.Parse(value.GetString()!).Value,
        ColumnKind.Stamp => value.GetDateTimeOffset(),
        ColumnKind.Day => LocalDatePattern.Iso.Parse(value.GetString()!).Value,
        _ => value.GetBytesFromBase64(),
    };

    private static void Write(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }
}
