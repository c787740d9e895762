using System.Reflection;
using System.Text.Json;
using Liuke.Basics;

namespace Liuke.Api.Border;

/// <summary>What a call brings as JSON, read strictly: an unknown field, a wrong kind of value or a character that cannot be kept is refused by name.</summary>
internal sealed class Body<T>(T value) where T : class
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = ApiJson.Options.MaxDepth, AllowDuplicateProperties = false };

    public T Value { get; } = value;

    public static async ValueTask<Body<T>?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        if (!http.Request.HasJsonContentType()) throw new NotUnderstood(Problem.Of(StatusCodes.Status415UnsupportedMediaType));
        using var document = await Read(http);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new NotUnderstood(Problem.Of(422, BorderWords.NotAnObject));
        if (Unkeepable(document.RootElement, "") is { } field) throw new NotUnderstood(Problem.Field(field, BorderWords.ControlCharacter));
        if (Unknown(document.RootElement) is { } stranger) throw new NotUnderstood(Problem.Field(stranger, BorderWords.UnknownField));
        try
        {
            return new(document.RootElement.Deserialize<T>(ApiJson.Options)!);
        }
        catch (JsonException wrong)
        {
            throw new NotUnderstood(wrong.Path is ['$', '.', .. var path] ? Problem.Field(path, BorderWords.WrongKind) : Problem.Of(422, BorderWords.WrongKind));
        }
    }

    private static async Task<JsonDocument> Read(HttpContext http)
    {
        try
        {
            return await JsonDocument.ParseAsync(http.Request.Body, Reading, http.RequestAborted);
        }
        catch (JsonException)
        {
            throw new NotUnderstood(Problem.Of(StatusCodes.Status400BadRequest));
        }
    }

    private static string? Unknown(JsonElement body)
    {
        var known = ApiJson.Options.GetTypeInfo(typeof(T)).Properties.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return body.EnumerateObject().Select(p => p.Name).FirstOrDefault(name => !known.Contains(name));
    }

    // PostgreSQL keeps no NUL, and half a surrogate pair is no text at all.
    private static string? Unkeepable(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return Keepable.Is(Text(element)) ? null : path;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    if ((Keepable.Is(Name(property)) ? Unkeepable(property.Value, path.Length == 0 ? Name(property)! : $"{path}.{Name(property)}") : path + ".") is { } found) return found;
                return null;
            case JsonValueKind.Array:
                var at = 0;
                foreach (var item in element.EnumerateArray())
                    if (Unkeepable(item, $"{path}[{at++}]") is { } found) return found;
                return null;
            default:
                return null;
        }
    }

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>What can be kept in a text of either database.</summary>
internal static class Keepable
{
    public static bool Is(string? text)
    {
        if (text is null) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 >= text.Length || !char.IsLowSurrogate(text[++i])) return false;
        }

        return true;
    }
}
