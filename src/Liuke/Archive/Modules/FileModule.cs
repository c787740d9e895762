using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Modules;

/// <summary>One: a file has it once, its fields are facts. Many: a file has any number of entries, each with these fields.</summary>
public enum ModuleShape { One, Many }

/// <summary>For which kinds of customers a module is meant; the bits follow <see cref="CustomerKind"/>.</summary>
[Flags]
public enum ModuleKinds
{
    None = 0,
    Enterprise = 1,
    Person = 2,
    Dealer = 4,
    Supplier = 8,
    Firms = Enterprise | Dealer | Supplier,
    All = Firms | Person,
}

/// <summary>A part of the customer's file, as a row: those that come with the program and those that the firm adds are one mechanism.</summary>
[NotPersonal("the firm's own words")]
public sealed class FileModule
{
    public const int TitleLengthMax = 30;
    public const string CustomPrefix = "x-";

    private FileModule() { }

    public FileModule(string key, Text title, ModuleShape shape, ModuleKinds kinds, int place)
        => (Key, TitleZh, TitleEn, Shape, Kinds, Place, BuiltIn) = (key, title.Zh, title.En, shape, kinds, place, !key.StartsWith(CustomPrefix, StringComparison.Ordinal));

    public string Key { get; private set; } = "";
    public string TitleZh { get; private set; } = "";
    public string TitleEn { get; private set; } = "";
    public ModuleShape Shape { get; private set; }
    public ModuleKinds Kinds { get; private set; }

    /// <summary>Where it stands among the others.</summary>
    public int Place { get; private set; }

    public bool BuiltIn { get; private set; }
    public Instant? ArchivedAt { get; private set; }

    public Text Title => new(TitleZh, TitleEn);

    public bool IsFor(CustomerKind kind) => Kinds.HasFlag((ModuleKinds)(1 << (int)kind));

    /// <summary>The shape stays: entries do not become facts.</summary>
    public Refusal? Change(Text title, ModuleKinds kinds, int place)
    {
        var tidy = new Text(title.Zh.Trim(), title.En.Trim());
        if (tidy.Zh.Length is 0 or > TitleLengthMax || tidy.En.Length is 0 or > TitleLengthMax) return Refusal.Invalid(ModuleWords.TitleLength(TitleLengthMax));
        if (kinds == ModuleKinds.None || (kinds & ~ModuleKinds.All) != ModuleKinds.None) return Refusal.Invalid(ModuleWords.ForNobody);
        (TitleZh, TitleEn, Kinds, Place) = (tidy.Zh, tidy.En, kinds, place);
        return null;
    }

    public void Archive(Instant now) => ArchivedAt ??= now.Cut();

    public void Restore() => ArchivedAt = null;
}
