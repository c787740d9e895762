using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Retaining;

/// <summary>How long the firm keeps one kind of data, where it set another period than the one delivered.</summary>
[NotPersonal("the firm's own settings")]
public sealed class RetentionRule
{
    public const int MonthsMax = 600;

    private RetentionRule() { }

    internal RetentionRule(string kind) => Kind = kind;

    public string Kind { get; private set; } = "";
    public int Months { get; private set; }

    /// <summary>Whether what is past its period is removed at night; else it is only reported.</summary>
    public bool Removes { get; private set; }
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }

    internal Refusal? Set(IRetain kind, int months, bool removes, (PersonId By, Instant At) who)
    {
        if (months is < 1 or > MonthsMax) return Refusal.Invalid(RetentionWords.MonthsBetween(MonthsMax));
        if (removes && !kind.IsRemovable) return Refusal.Invalid(RetentionWords.NotRemovable);
        (Months, Removes, By, At) = (months, removes, who.By, who.At.Cut());
        return null;
    }
}

/// <summary>A kind of data that is kept for a period. Rooms register theirs.</summary>
public interface IRetain
{
    string Kind { get; }
    Text Title { get; }
    Text Says { get; }

    /// <summary>The period as delivered.</summary>
    int Months { get; }

    /// <summary>Whether it is removed by itself as delivered.</summary>
    bool Removes => false;

    /// <summary>Whether the program can remove it at all.</summary>
    bool IsRemovable => true;

    Task<RetentionFound> Find(Db db, Instant before, CancellationToken stop);

    /// <summary>Removes some of what is older.</summary>
    /// <returns>How many; fewer than there are is no harm, the next night goes on.</returns>
    Task<int> Remove(Db db, Instant before, Instant now, CancellationToken stop);
}

/// <summary>What is past its period: how many, the oldest, and a few of them.</summary>
public sealed record RetentionFound(int Count, Instant? Oldest, IReadOnlyList<RetentionSample> Samples);

/// <param name="Says">Nobody's name: a code, a number.</param>
public sealed record RetentionSample(string Says, string? Href);
