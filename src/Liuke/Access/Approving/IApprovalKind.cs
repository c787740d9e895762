using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Access.Approving;

/// <summary>What can be asked for and approved. A room registers one for each thing: <c>services.AddApprovalKind&lt;T&gt;()</c>.</summary>
public interface IApprovalKind
{
    string Name { get; }
    Text Title { get; }

    /// <summary>The steps as delivered; an administrator may set others.</summary>
    Flow Flow { get; }

    /// <summary>Who may set other steps. Where it is the general manager alone, only the general manager passes the decision on.</summary>
    Roles FlowSetBy => Roles.GM | Roles.Admin;

    /// <summary>The subject as it stands now, beside what is asked for. Read when asked, when shown and before it is decided.</summary>
    /// <returns>Null where the subject is gone.</returns>
    Task<Snapshot?> Read(Db db, Petition petition, CancellationToken stop);

    /// <summary>Whether a request goes to the customer's next owner when its requester leaves, and what it then asks for; null where it ends with its requester.</summary>
    string? HandedOver(Petition petition, PersonId to) => null;

    /// <summary>Does what was approved, in the transaction of the last approval. A refusal undoes that approval.</summary>
    Task<Refusal?> Apply(Db db, Petition petition, Instant now, CancellationToken stop);
}

/// <summary>Is told of every step of every approval, in its transaction: for timelines and notices of higher rooms.</summary>
public interface IApprovalWitness
{
    Task Saw(Db db, Petition petition, ApprovalMove move, CancellationToken stop);
}

/// <summary>What somebody asked for, as the kind and the witnesses get it.</summary>
/// <param name="Subject">What it is about, in the kind's own words; of one kind and subject a person has one open request.</param>
/// <param name="Payload">What is asked for, as JSON of the kind.</param>
public sealed record Petition(ApprovalId Id, string Kind, string Subject, string Payload, PersonId By, string Reason)
{
    public CustomerId? Customer { get; init; }

    /// <summary>Who gave the last approval; null before that.</summary>
    public PersonId? ApprovedBy { get; init; }

    public T Wish<T>() => JsonSerializer.Deserialize<T>(Payload, ApprovalJson.Plain)!;
}

/// <summary>The subject of an approval at one moment.</summary>
/// <param name="Headline">What is asked for, in one line that the requester may read.</param>
/// <param name="Version">Changes whenever the subject does: a request is void once it differs.</param>
public sealed record Snapshot(Text Headline, string Version, IReadOnlyList<SnapshotField> Fields)
{
    internal string Write() => JsonSerializer.Serialize(this, ApprovalJson.Plain);

    internal static Snapshot Read(string json) => JsonSerializer.Deserialize<Snapshot>(json, ApprovalJson.Plain)!;
}

/// <param name="Is">The field's present value.</param>
/// <param name="Wanted">What it is asked to become; null where it is only shown.</param>
public sealed record SnapshotField(Text Title, Text? Is, Text? Wanted = null)
{
    /// <summary>Not for the requester's eyes, who may not see the subject yet.</summary>
    public bool IsForApprovers { get; init; }
}

public static class ApprovalKinds
{
    public static IServiceCollection AddApprovalKind<T>(this IServiceCollection services) where T : class, IApprovalKind => services.AddScoped<IApprovalKind, T>();

    public static IServiceCollection AddApprovalWitness<T>(this IServiceCollection services) where T : class, IApprovalWitness => services.AddScoped<IApprovalWitness, T>();
}
