using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive.Merging;

/// <summary>What becomes of a table's rows when their customer is merged into another.</summary>
public enum MergeFate
{
    /// <summary>They go along.</summary>
    Moves,

    /// <summary>They are worked out anew, or end with their customer; kept with the merge for its undo.</summary>
    PutAside,

    /// <summary>They stay as they are.</summary>
    Stays,
}

/// <summary>How the rows of one table merge. Each room declares its own: every property that names a customer has exactly one.</summary>
/// <param name="Title">What previews and refusals call these rows.</param>
public sealed record MergeRule(Type Row, string Property, MergeFate Fate, Text Title)
{
    private const string CustomerId = "CustomerId";

    /// <summary>Where the survivor has a row that says the same in these properties, the other's is put aside. Empty: one a customer. Null: none collides.</summary>
    public IReadOnlyList<string>? Same { get; private init; }

    /// <summary>Rows collide only while this property says nothing.</summary>
    public string? SameWhile { get; private init; }

    /// <summary>Rows that would name one customer on both sides are put aside.</summary>
    public bool NotItself { get; private init; }

    /// <summary>Owner and department follow the customer, except where this property says something.</summary>
    public string? OwnedUnless { get; private init; }

    /// <summary>Owner and department are the customer's, though the row stands behind no wall of its own.</summary>
    public bool CarriesOwner { get; private init; }

    /// <summary>It carries the customer's number, which its lists are sorted by.</summary>
    public bool CarriesNumber { get; private init; }

    /// <summary>What was written since on a row that goes back goes back with it: the property that names the row, and what it is.</summary>
    public IReadOnlyList<(string Property, Type Row)> HangsOn { get; private init; } = [];

    /// <summary>Undoing refuses where such a row was changed since; else it goes back as it is by then.</summary>
    public bool StandsStill { get; private init; }

    /// <summary>What was worked out or made by the merge itself: undoing overwrites it.</summary>
    public bool IsDerived { get; private init; }

    /// <summary>Why they do not move.</summary>
    public string? Why { get; private init; }

    /// <summary>In place of the common way.</summary>
    internal Action<MergePlan, MergeRows>? Settle { get; private init; }

    /// <summary>All go along.</summary>
    public static MergeRule Moves<T>(Text title, string property = CustomerId) where T : class => new(typeof(T), property, MergeFate.Moves, title);

    /// <summary>They go along, but of those that say the same in these properties the survivor's stands.</summary>
    public static MergeRule OneOf<T>(Text title, params IReadOnlyList<string> same) where T : class => Moves<T>(title) with { Same = same };

    /// <summary>They go along where the survivor has none.</summary>
    public static MergeRule OneEach<T>(Text title) where T : class => OneOf<T>(title);

    public static MergeRule PutAside<T>(Text title, string why, string property = CustomerId) where T : class => new(typeof(T), property, MergeFate.PutAside, title) { Why = why };

    public static MergeRule Stays<T>(string why, string property = CustomerId) where T : class => new(typeof(T), property, MergeFate.Stays, default) { Why = why };

    public MergeRule WhileEmpty(string property) => this with { SameWhile = property };

    /// <summary>Rows of a customer's that carry its owner, except those that somebody gave to a person by name.</summary>
    public MergeRule Unless(string assigned) => this with { OwnedUnless = assigned };

    public MergeRule WithOwner() => this with { CarriesOwner = true };

    public MergeRule WithNumber() => this with { CarriesNumber = true };

    public MergeRule On<T>(string property) where T : class => this with { HangsOn = [.. HangsOn, (property, typeof(T))] };

    public MergeRule Both(params IReadOnlyList<string> same) => this with { NotItself = true, Same = same };

    public MergeRule Still() => this with { StandsStill = true };

    public MergeRule Derived() => this with { IsDerived = true };

    internal MergeRule By(Action<MergePlan, MergeRows> settle) => this with { Settle = settle };
}

/// <summary>A room that has something to do once two files are one, or two again: in the same transaction.</summary>
public interface IFollowMerge
{
    /// <param name="changed">Those who have other rows than before.</param>
    Task Merged(Db db, IReadOnlyList<CustomerId> changed, CancellationToken stop);
}

public static class MergeRules
{
    public static IServiceCollection AddMergeRules(this IServiceCollection services, params ReadOnlySpan<MergeRule> rules)
    {
        foreach (var rule in rules) services.AddSingleton(rule);
        return services;
    }

    public static IServiceCollection AddMergeFollower<T>(this IServiceCollection services) where T : class, IFollowMerge => services.AddSingleton<IFollowMerge, T>();
}
