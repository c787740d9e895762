using Liuke.Basics;

namespace Liuke.Access.Audit;

/// <summary>A kind of entry and what the page calls it. Each room registers its own.</summary>
/// <param name="Name">Room and event, as in "grant.approved".</param>
public sealed record AuditKind(string Name, Text Title)
{
    /// <summary>What the page calls the facts of this kind, by their names; those that every room uses are known already.</summary>
    public IReadOnlyDictionary<string, Text> Fields { get; init; } = new Dictionary<string, Text>(StringComparer.Ordinal);

    /// <summary>A Tabler icon without its prefix.</summary>
    public string Icon { get; init; } = "point";
}

/// <summary>Tells the page what a subject is called and where it can be seen, for whoever may see it.</summary>
public interface IAuditSubjects
{
    /// <summary>The subjects' kind, as in "customer".</summary>
    string Kind { get; }

    Text Title { get; }

    /// <returns>Those within the reach of the unit of work; whoever is missing is not to be named.</returns>
    Task<IReadOnlyDictionary<string, AuditSubject>> Name(Storage.Db db, IReadOnlyCollection<string> ids, CancellationToken stop);

    /// <returns>The id of the one that this text names and that lies within reach; null where there is none.</returns>
    Task<string?> Find(Storage.Db db, string typed, CancellationToken stop) => Task.FromResult<string?>(null);
}

public sealed record AuditSubject(string Name, string? Href);

public static class AuditDoors
{
    public static IServiceCollection AddAuditKinds(this IServiceCollection services, params ReadOnlySpan<AuditKind> kinds)
    {
        foreach (var kind in kinds) services.AddSingleton(kind);
        return services;
    }

    public static IServiceCollection AddAuditSubjects<T>(this IServiceCollection services) where T : class, IAuditSubjects
        => services.AddSingleton<IAuditSubjects, T>();
}
