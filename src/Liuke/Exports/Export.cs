using Liuke.Access.Granting;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Exports;

public readonly record struct ExportId(Guid Value) : IId<ExportId>
{
    public static ExportId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out ExportId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>Zip: JSON and CSV in one archive, for what one person is given.</summary>
public enum ExportFormat { Xlsx, Csv, Zip }

/// <summary>A list that somebody takes out: what was asked, what came of it, and the link by which it is fetched once.</summary>
public sealed class Export
{
    public static readonly Duration LinkLasts = Duration.FromMinutes(15), FileLasts = Duration.FromHours(24);

    private Export() { }

    public Export(ExportId id, string list, ExportFormat format, PersonId by, Instant now)
        => (Id, List, Format, RequestedBy, RequestedAt, IsChinese) = (id, list, format, by, now.Cut(), Text.ReadsChinese);

    public ExportId Id { get; private set; }
    [NotPersonal("a key")]
    public string List { get; private set; } = "";
    public ExportFormat Format { get; private set; }

    /// <summary>The conditions, sealed: somebody may have searched for a number.</summary>
    [Personal]
    public byte[] Asked { get; private set; } = [];

    public PersonId RequestedBy { get; private set; }
    public Instant RequestedAt { get; private set; }
    public bool IsChinese { get; private set; }
    public JobId? JobId { get; private set; }

    /// <summary>The grant it is made under, one use of which it took; null where a role is enough.</summary>
    public GrantId? GrantId { get; private set; }

    /// <summary>That grant in a few words.</summary>
    [Personal]
    public string? GrantedBy { get; private set; }

    /// <summary>The invented row's mark.</summary>
    [NotPersonal("invented")]
    public string? Canary { get; private set; }

    public int Rows { get; private set; }
    public long Bytes { get; private set; }

    /// <summary>The file's fingerprint in hexadecimal digits.</summary>
    [NotPersonal("a hash")]
    public string? Sha256 { get; private set; }

    public Instant? FinishedAt { get; private set; }
    [NotPersonal("a hash")]
    public string? LinkHash { get; private set; }
    public Instant? LinkUntil { get; private set; }
    public Instant? FetchedAt { get; private set; }

    /// <summary>When the file itself was thrown away.</summary>
    public Instant? RemovedAt { get; private set; }

    public string FileName => $"{Id.Value:N}.{Format.ToString().ToLowerInvariant()}";

    public void Ask(byte[] asked) => Asked = asked;

    public void IsUnder(GrantId grant, string says) => (GrantId, GrantedBy) = (grant, says);

    public void IsWorkedOnBy(JobId job) => JobId = job;

    public void Finish(ExportedFile file, string? canary, Instant now)
        => (Rows, Bytes, Sha256, Canary, FinishedAt) = (file.Rows, file.Bytes, file.Sha256, canary, now.Cut());

    /// <summary>Makes a link in the place of any before.</summary>
    public Refusal? Link(string hash, Instant now)
    {
        if (FinishedAt is null) return Refusal.Conflict(ExportWords.NotReady);
        if (RemovedAt is not null || FinishedAt.Value + FileLasts <= now) return Refusal.Conflict(ExportWords.Gone);
        (LinkHash, LinkUntil) = (hash, (now + LinkLasts).Cut());
        return null;
    }

    public void Remove(Instant now) => (RemovedAt, LinkHash, LinkUntil) = (now.Cut(), null, null);
}

public sealed record ExportedFile(int Rows, long Bytes, string Sha256);
