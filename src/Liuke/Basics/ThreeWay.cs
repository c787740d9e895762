using System.Text.Encodings.Web;
using System.Text.Json;

namespace Liuke.Basics;

/// <summary>A field that two people changed, each into something else.</summary>
/// <param name="Original">What it said when both began.</param>
/// <param name="Theirs">What it says now.</param>
/// <param name="Mine">What whoever saves now wants it to say.</param>
public sealed record Clash(string Field, string? Original, string? Theirs, string? Mine);

/// <summary>Brings together what two people did to the same thing, field by field, so that neither loses a word unseen.</summary>
/// <param name="Fields">What the thing is to say; where there is a clash, what it says now.</param>
public sealed record ThreeWay(IReadOnlyDictionary<string, string?> Fields, IReadOnlyList<Clash> Clashes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields that differ from what the thing says now.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    public bool IsClean => Clashes.Count == 0;

    /// <param name="original">The thing as it was shown to whoever saves. A field that is missing here was not shown, and is taken to have been as it is now.</param>
    /// <param name="theirs">The thing as it is now, with all its fields.</param>
    /// <param name="mine">What is wanted. A field that is missing here is left alone; one that the thing does not have is a mistake of the caller.</param>
    public static ThreeWay Merge(IReadOnlyDictionary<string, string?> original, IReadOnlyDictionary<string, string?> theirs, IReadOnlyDictionary<string, string?> mine)
    {
        if (mine.Keys.FirstOrDefault(field => !theirs.ContainsKey(field)) is { } stranger) throw new ArgumentException($"There is no field {stranger}.", nameof(mine));

        var (merged, changed, clashes) = (new Dictionary<string, string?>(StringComparer.Ordinal), new List<string>(), new List<Clash>());
        foreach (var (field, says) in theirs)
        {
            var now = Tidy(says);
            var was = original.TryGetValue(field, out var shown) ? Tidy(shown) : now;
            var wanted = mine.TryGetValue(field, out var typed) ? Tidy(typed) : was;

            var isMine = wanted != was && wanted != now && now == was;
            merged[field] = isMine ? wanted : now;
            if (isMine) changed.Add(field);
            else if (wanted != was && wanted != now) clashes.Add(new(field, was, now, wanted));
        }

        return new(merged, clashes) { Changed = changed };
    }

    /// <summary>All fields in one line, for a form to carry what it showed.</summary>
    public static string Pack(IReadOnlyDictionary<string, string?> fields) => JsonSerializer.Serialize(fields, Json);

    /// <returns>Nothing where the line was cut or written by somebody else: then whoever saves is taken to have seen the present state.</returns>
    public static IReadOnlyDictionary<string, string?> Unpack(string? packed)
    {
        if (string.IsNullOrEmpty(packed)) return new Dictionary<string, string?>();
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(packed, Json) ?? [];
        }
        catch (JsonException)
        {
            return new Dictionary<string, string?>();
        }
    }

    // Browsers send line ends of their own, and nothing is the same as an empty word.
    private static string? Tidy(string? words)
    {
        var plain = words?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        return plain is null or "" ? null : plain;
    }
}
