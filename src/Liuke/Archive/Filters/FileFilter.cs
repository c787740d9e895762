using System.Globalization;
using Liuke.Archive.Keys;
using Liuke.Archive.Regions;
using Liuke.Archive.Reviews;
using Liuke.Archive.Ties;
using Microsoft.Extensions.Primitives;

namespace Liuke.Archive.Filters;

/// <summary>What a list asks of the files themselves, beside how their customers stand: all of it in the address, each condition narrowing the others.</summary>
/// <remarks>A parameter that is said twice means any of the two; only tags and parts of texts mean both.</remarks>
public sealed record FileFilter
{
    public const int MostTags = 5, MostWords = 20;

    public static readonly FileFilter None = new();

    public IReadOnlyList<CustomerKind> Kinds { get; init; } = [];
    public IReadOnlyList<CustomerStage> Stages { get; init; } = [];
    public IReadOnlyList<PresaleStep> Steps { get; init; } = [];

    /// <summary>By their one name; see <see cref="Province"/>.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>As ISO 3166 has them, home included.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Keys of tags; a customer bears all of them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public DaySpan Created { get; init; }

    /// <summary>The last interaction with the customer.</summary>
    public DaySpan Touched { get; init; }

    /// <summary>Nobody has ever noted an interaction.</summary>
    public bool NeverTouched { get; init; }

    public IReadOnlyList<ReviewState> Reviews { get; init; } = [];

    /// <summary>In percent.</summary>
    public (int? From, int? To) Complete { get; init; }

    /// <summary>Whether all stable facts were stood by within the quarter.</summary>
    public bool? IsFresh { get; init; }

    /// <summary>Whether somebody on the customer's side is known by name.</summary>
    public bool? HasContact { get; init; }

    public IReadOnlyList<FieldCondition> Fields { get; init; } = [];

    public bool IsEmpty => !Parameters().Any();

    public IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        foreach (var kind in Kinds) yield return new("kind", Word(kind));
        foreach (var stage in Stages) yield return new("stage", Word(stage));
        foreach (var step in Steps) yield return new("step", Word(step));
        foreach (var region in Regions) yield return new("region", region);
        foreach (var country in Countries) yield return new("country", country);
        foreach (var tag in Tags) yield return new("tag", tag);
        foreach (var day in Created.Parameters("created").Concat(Touched.Parameters("touch"))) yield return day;
        if (NeverTouched) yield return new("touch", "never");
        foreach (var review in Reviews) yield return new("review", Word(review));
        if (Complete.From is { } from) yield return new("completeFrom", from.ToString(CultureInfo.InvariantCulture));
        if (Complete.To is { } to) yield return new("completeTo", to.ToString(CultureInfo.InvariantCulture));
        if (IsFresh is { } fresh) yield return new("fresh", fresh ? "yes" : "no");
        if (HasContact is { } contact) yield return new("contact", contact ? "yes" : "no");
        foreach (var parameter in Fields.SelectMany(f => f.Parameters())) yield return parameter;
    }

    /// <summary>Reads an address. What it does not understand it leaves out.</summary>
    public static FileFilter Read(IQueryCollection query) => new()
    {
        Kinds = Words<CustomerKind>(query["kind"]),
        Stages = Words<CustomerStage>(query["stage"]),
        Steps = Words<PresaleStep>(query["step"]),
        Regions = Some(query["region"], r => Province.Of(r), Province.LengthMax, MostWords),
        Countries = Some(query["country"], c => Country.Read(c) is (true, var kept) ? kept ?? Country.Home : null, 2, MostWords),
        Tags = Some(query["tag"], Tag.KeyOf, Tag.LengthMax, MostTags),
        Created = DaySpan.Read(query, "created"),
        Touched = DaySpan.Read(query, "touch"),
        NeverTouched = query["touch"] == "never",
        Reviews = Words<ReviewState>(query["review"]),
        Complete = (Percent(query["completeFrom"]), Percent(query["completeTo"])),
        IsFresh = YesNo(query["fresh"]),
        HasContact = YesNo(query["contact"]),
        Fields = FieldCondition.Read(query),
    };

    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static IReadOnlyList<T> Words<T>(StringValues given) where T : struct, Enum
        => [.. Enum.GetValues<T>().Where(v => given.Contains(Word(v), StringComparer.OrdinalIgnoreCase))];

    private static IReadOnlyList<string> Some(StringValues given, Func<string, string?> key, int lengthMax, int most)
        => [.. given.Where(w => w is { Length: > 0 } && w.Trim().Length <= lengthMax && w.Trim().Length > 0 && !w.Any(char.IsControl)).Select(w => key(w!.Trim())).OfType<string>().Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(most)];

    private static int? Percent(StringValues given) => int.TryParse(given.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100 ? percent : null;

    private static bool? YesNo(StringValues given) => given.ToString() switch { "yes" => true, "no" => false, _ => null };
}
