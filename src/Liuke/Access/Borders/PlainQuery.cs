using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Primitives;

namespace Liuke.Access.Borders;

/// <summary>A page's address says what its page can read; whatever else somebody wrote into it is left out, as lists do, and breaks nothing.</summary>
internal sealed class PlainQuery(RequestDelegate next)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Type>> Typed = new();

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Query.Count > 0 && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page)
        {
            var typed = Typed.GetOrAdd(page.Type, TypedOf);
            var kept = http.Request.Query.Where(q => !q.Key.Contains('\0', StringComparison.Ordinal)).Select(q => KeyValuePair.Create(q.Key, Keep(q.Value, typed.GetValueOrDefault(q.Key)))).Where(q => q.Value.Count > 0).ToList();
            if (kept.Sum(q => q.Value.Count) != http.Request.Query.Sum(q => q.Value.Count)) http.Request.QueryString = QueryString.Create(kept);
        }

        return next(http);
    }

    // No text with a NUL in it can be kept or searched by every database.
    private static StringValues Keep(StringValues values, Type? type)
        => new([.. values.Where(v => v is not null && !v.Contains('\0', StringComparison.Ordinal) && (type is null || IsRead(v, type)))]);

    private static bool IsRead(string value, Type type)
        => type == typeof(int) ? int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : type == typeof(long) ? long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : type == typeof(bool) ? bool.TryParse(value, out _)
            : type != typeof(Guid) || Guid.TryParse(value, out _);

    private static Dictionary<string, Type> TypedOf(Type page)
        => page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(p => (Property: p, Query: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(p => p.Query is not null)
            .ToDictionary(p => p.Query!.Name ?? p.Property.Name, p => Nullable.GetUnderlyingType(p.Property.PropertyType) ?? p.Property.PropertyType, StringComparer.OrdinalIgnoreCase);
}
