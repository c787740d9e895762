using System.Collections.Concurrent;
using System.Reflection;
using Liuke.Basics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Liuke.Storage.Walls;

/// <summary>Which rows stand behind a wall, and how they hang together.</summary>
internal static class Wall
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Customers = new();

    public static bool IsWalled(Type row) => typeof(IScoped).IsAssignableFrom(row) || PartOf(row) is not null;

    public static PartOfAttribute? PartOf(Type row) => row.GetCustomAttribute<PartOfAttribute>();

    /// <summary>The property that names the row's customer; null for sums of many.</summary>
    public static PropertyInfo? CustomerProperty(Type row) => Customers.GetOrAdd(row,
        type => Array.Find(type.GetProperties(), p => p.PropertyType == typeof(CustomerId) && (p.Name == "CustomerId" || p.Name == "Id")));

    public static CustomerId? CustomerOf(IScoped row) => (CustomerId?)CustomerProperty(row.GetType())?.GetValue(row);

    /// <summary>The walled row that a property names: an OrderId names an Order. Null where it names nothing that is walled, or is the row's own key.</summary>
    public static IEntityType? NamedBy(IModel model, IProperty property)
    {
        var id = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (!id.IsValueType || !Array.Exists(id.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))) return null;

        var whole = model.GetEntityTypes().FirstOrDefault(e => e.ClrType.Name + "Id" == id.Name && IsWalled(e.ClrType)
            && e.FindPrimaryKey() is { Properties: [var key] } && key.ClrType == id);
        return whole is null || whole == property.DeclaringType ? null : whole;
    }
}
