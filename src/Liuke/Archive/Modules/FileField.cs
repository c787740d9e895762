using System.Text.Json;
using System.Text.RegularExpressions;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Modules;

public enum FieldType { Text, LongText, Number, Money, Date, Choice, YesNo, Person, Customer, Department }

/// <summary>Stable facts are looked at again every quarter; dynamic ones are observations that change with the day.</summary>
public enum FactClass { Stable, Dynamic }

/// <summary>One choice of a field. A retired one is still shown where it stands, and offered nowhere.</summary>
public sealed record FieldOption(string Key, string Zh, string En, bool IsRetired = false)
{
    public Text Title => new(Zh, En);
}

/// <summary>A field of a module, as a row. Its type stays once something was kept in it.</summary>
[NotPersonal("the firm's own words")]
public sealed partial class FileField
{
    public const int TitleLengthMax = 30;
    public const int KeyLengthMax = 60;
    public const int OptionsMax = 100;
    public const string CustomPrefix = "x.";

    private FileField() { }

    public FileField(string key, string moduleKey, Text title, FieldType type, int place)
        => (Key, ModuleKey, TitleZh, TitleEn, Type, Place, BuiltIn) = (key, moduleKey, title.Zh, title.En, type, place, !key.StartsWith(CustomPrefix, StringComparison.Ordinal));

    /// <summary>firm.size; the firm's own begin with x.</summary>
    public string Key { get; private set; } = "";

    public string ModuleKey { get; private set; } = "";
    public string TitleZh { get; private set; } = "";
    public string TitleEn { get; private set; } = "";
    public FieldType Type { get; private set; }

    /// <summary>The choices, as JSON.</summary>
    public string Options { get; private set; } = "[]";

    public FactClass Class { get; private set; }

    /// <summary>Whether it tells of a natural person: shown to fewer, erased on request.</summary>
    public bool IsPersonal { get; private set; }

    /// <summary>Whether a file without it is incomplete.</summary>
    public bool CountsForCompleteness { get; private set; }

    public int Place { get; private set; }
    public bool BuiltIn { get; private set; }
    public Instant? ArchivedAt { get; private set; }

    public Text Title => new(TitleZh, TitleEn);

    public IReadOnlyList<FieldOption> Choices => Type == FieldType.Choice ? JsonSerializer.Deserialize<List<FieldOption>>(Options, TimelineEntry.Json)! : [];

    public static bool IsKey(string key) => key.Length <= KeyLengthMax && KeyShape().IsMatch(key);

    /// <summary>What a field is besides its name and type.</summary>
    public Refusal? Set(Text title, FieldTraits traits, int place)
    {
        var tidy = new Text(title.Zh.Trim(), title.En.Trim());
        if (tidy.Zh.Length is 0 or > TitleLengthMax || tidy.En.Length is 0 or > TitleLengthMax) return Refusal.Invalid(ModuleWords.TitleLength(TitleLengthMax));
        (TitleZh, TitleEn, Class, IsPersonal, CountsForCompleteness, Place) = (tidy.Zh, tidy.En, traits.Class, traits.IsPersonal, traits.CountsForCompleteness, place);
        return null;
    }

    public Refusal? Offer(IReadOnlyList<FieldOption> choices)
    {
        if (Type != FieldType.Choice) return choices.Count == 0 ? null : Refusal.Invalid(ModuleWords.OnlyChoicesHaveOptions);
        if (choices.Count(c => !c.IsRetired) is 0 or > OptionsMax) return Refusal.Invalid(ModuleWords.OptionCount(OptionsMax));
        if (choices.Any(c => string.IsNullOrWhiteSpace(c.Key) || c.Key.Length > KeyLengthMax || string.IsNullOrWhiteSpace(c.Zh) || string.IsNullOrWhiteSpace(c.En))) return Refusal.Invalid(ModuleWords.OptionNeedsNames);
        if (choices.DistinctBy(c => c.Key, StringComparer.Ordinal).Count() < choices.Count) return Refusal.Invalid(ModuleWords.OptionTwice);
        Options = JsonSerializer.Serialize(choices, TimelineEntry.Json);
        return null;
    }

    /// <summary>Only where nothing was kept in the field yet: the caller has looked.</summary>
    internal void Become(FieldType type) => (Type, Options) = (type, type == Type ? Options : "[]");

    public void Archive(Instant now) => ArchivedAt ??= now.Cut();

    public void Restore() => ArchivedAt = null;

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$", RegexOptions.None, 1000)]
    private static partial Regex KeyShape();
}

public sealed record FieldTraits(FactClass Class, bool IsPersonal, bool CountsForCompleteness);
