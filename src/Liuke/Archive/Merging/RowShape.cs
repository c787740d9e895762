using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Archive.Merging;

/// <summary>The rows of one table as plain values in the order of its columns: read, compared, written and kept as JSON without knowing what they mean.</summary>
internal sealed class RowShape
{
    private static readonly ConcurrentDictionary<(IModel, Type), RowShape> Known = new();

    private readonly IProperty[] properties;

    private RowShape(IEntityType entity)
    {
        (Row, Table) = (entity.ClrType, entity.GetTableName()!);
        properties = [.. entity.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal)];
        Columns = [.. properties.Select(p => p.GetColumnName())];
        Keys = [.. entity.FindPrimaryKey()!.Properties.Select(p => Array.IndexOf(properties, p))];
    }

    public Type Row { get; }
    public string Table { get; }
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The places of the key's columns.</summary>
    public IReadOnlyList<int> Keys { get; }

    public static RowShape Of(Db db, Type row) => Known.GetOrAdd((db.Model, row), known => new(known.Item1.FindEntityType(known.Item2)!));

    public static RowShape Of(Db db, string table) => Of(db, db.Model.GetEntityTypes().First(e => e.GetTableName() == table).ClrType);

    /// <summary>The place of a property; -1 where there is none.</summary>
    public int At(string property) => Array.FindIndex(properties, p => p.Name == property);

    public IEnumerable<int> Places => Enumerable.Range(0, Columns.Count);

    /// <summary>The places of properties that name rows of this kind.</summary>
    public IEnumerable<int> Naming(Type id) => Places.Where(i => (Nullable.GetUnderlyingType(properties[i].ClrType) ?? properties[i].ClrType) == id);

    /// <summary>The rows whose property says this, at most so many, in the order of their keys.</summary>
    public async Task<List<object?[]>> Read(Db db, string property, object value, int most, CancellationToken stop)
        => [.. (await Where(db, [(property, value)], most, stop)).OrderBy(KeyOf, StringComparer.Ordinal)];

    /// <summary>The row with the same key; null where there is none.</summary>
    public async Task<object?[]?> Find(Db db, object?[] row, CancellationToken stop)
        => (await Where(db, [.. Keys.Select(place => (properties[place].Name, row[place]!))], 1, stop)).FirstOrDefault();

    private async Task<IEnumerable<object?[]>> Where(Db db, (string Property, object Value)[] says, int most, CancellationToken stop)
    {
        var found = await (Task<List<object>>)typeof(RowShape).GetMethod(nameof(WhereAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(Row).Invoke(null, [db, says, most, stop])!;
        return found.Select(Values);
    }

    private static async Task<List<object>> WhereAs<T>(Db db, (string Property, object Value)[] says, int most, CancellationToken stop) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var isIt = says.Select(one => (Expression)Expression.Equal(Expression.Property(row, one.Property), Asked(one.Value, typeof(T).GetProperty(one.Property)!.PropertyType))).Aggregate(Expression.AndAlso);
        return [.. await db.Set<T>().AsNoTracking().Where(Expression.Lambda<Func<T, bool>>(isIt, row)).Take(most).ToListAsync(stop)];
    }

    private static UnaryExpression Asked(object value, Type type) => Expression.Convert(Expression.Property(Expression.Constant(new Wanted(value)), nameof(Wanted.Value)), type);

    // A parameter of the query, not a constant in it: one compiled query serves all.
    private sealed record Wanted(object Value);

    public object?[] Values(object row) => [.. properties.Select(p => p.PropertyInfo!.GetValue(row))];

    public string KeyOf(object?[] row) => Write(row, Keys);

    public bool IsSame(object?[] one, object?[] other, int place) => JsonNode.DeepEquals(Node(one[place]), Node(other[place]));

    /// <summary>JSON of these columns; null where there is no row.</summary>
    public string Write(object?[] row, IEnumerable<int> places) => new JsonObject(places.Select(i => KeyValuePair.Create(Columns[i], Node(row[i])))).ToJsonString(TimelineEntry.Json);

    /// <summary>The row as far as it was written, and the places that were.</summary>
    public (object?[] Row, IReadOnlyList<int> Places) Read(string json)
    {
        var (row, places) = (new object?[Columns.Count], new List<int>());
        foreach (var (column, node) in JsonNode.Parse(json)!.AsObject())
        {
            // A column that is no more says nothing.
            var place = Columns.ToList().IndexOf(column);
            if (place < 0) continue;
            places.Add(place);
            row[place] = Value(node, properties[place].ClrType);
        }

        return (row, places);
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        Enum kind => JsonValue.Create(Convert.ToInt64(kind, null)),
        int number => JsonValue.Create((long)number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        byte[] bytes => JsonValue.Create(Convert.ToBase64String(bytes)),
        Instant at => JsonValue.Create(at.ToUnixTimeTicks()),
        LocalDate day => JsonValue.Create(LocalDatePattern.Iso.Format(day)),
        Guid id => JsonValue.Create(id.ToString()),
        _ => JsonValue.Create(GuidOf(value)!.Value.ToString()),
    };

    private static object? Value(JsonNode? node, Type type)
    {
        if (node is null) return null;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return node.GetValue<string>();
        if (plain == typeof(bool)) return node.GetValue<bool>();
        if (plain.IsEnum) return Enum.ToObject(plain, node.GetValue<long>());
        if (plain == typeof(int)) return (int)node.GetValue<long>();
        if (plain == typeof(long)) return node.GetValue<long>();
        if (plain == typeof(double)) return node.GetValue<double>();
        if (plain == typeof(decimal)) return node.GetValue<decimal>();
        if (plain == typeof(byte[])) return Convert.FromBase64String(node.GetValue<string>());
        if (plain == typeof(Instant)) return Instant.FromUnixTimeTicks(node.GetValue<long>());
        if (plain == typeof(LocalDate)) return LocalDatePattern.Iso.Parse(node.GetValue<string>()).Value;
        var id = Guid.Parse(node.GetValue<string>());
        return plain == typeof(Guid) ? id : plain.GetMethod("From", [typeof(Guid)])!.Invoke(null, [id]);
    }

    /// <summary>The guid of an id of any kind; null for what is none.</summary>
    public static Guid? GuidOf(object? value) => value switch
    {
        null => null,
        Guid id => id,
        _ => value.GetType().GetProperty("Value") is { } property && property.PropertyType == typeof(Guid) ? (Guid)property.GetValue(value)! : null,
    };

    /// <summary>The same id as the property at this place takes it.</summary>
    public object Id(Guid id, int place)
    {
        var plain = Nullable.GetUnderlyingType(properties[place].ClrType) ?? properties[place].ClrType;
        return plain == typeof(Guid) ? id : plain.GetMethod("From", [typeof(Guid)])!.Invoke(null, [id])!;
    }
}
