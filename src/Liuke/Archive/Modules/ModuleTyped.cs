using Liuke.Basics;

namespace Liuke.Archive.Modules;

/// <summary>What somebody typed into the form of a module.</summary>
public sealed record ModuleTyped
{
    public string? Zh { get; init; }
    public string? En { get; init; }
    public string? Name { get; init; }
    public ModuleShape Shape { get; init; }
    public int? Place { get; init; }
    public bool Enterprise { get; init; }
    public bool Person { get; init; }
    public bool Dealer { get; init; }
    public bool Supplier { get; init; }
    public bool Retired { get; init; }

    public ModuleAsked Asked => new(new(Zh ?? "", string.IsNullOrWhiteSpace(En) ? Zh ?? "" : En),
        (Enterprise ? ModuleKinds.Enterprise : ModuleKinds.None) | (Person ? ModuleKinds.Person : ModuleKinds.None) | (Dealer ? ModuleKinds.Dealer : ModuleKinds.None) | (Supplier ? ModuleKinds.Supplier : ModuleKinds.None), Place, Name, Shape, Retired);
}

/// <summary>What somebody typed into the form of a field.</summary>
public sealed record FieldTyped
{
    public string? Zh { get; init; }
    public string? En { get; init; }
    public string? Name { get; init; }
    public FieldType Type { get; init; }
    public FactClass Class { get; init; }
    public bool Personal { get; init; }
    public bool Counts { get; init; }
    public int? Place { get; init; }
    public string? Options { get; init; }
    public bool Retired { get; init; }

    public FieldAsked Asked(IReadOnlyList<FieldOption> known) => new(new(Zh ?? "", string.IsNullOrWhiteSpace(En) ? Zh ?? "" : En), Type, new(Class, Personal, Counts), Place, Type == FieldType.Choice ? OptionLines.Read(Options, known) : [], Name, Retired);
}
