using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Handovers;

public readonly record struct HandoverId(Guid Value) : IId<HandoverId>
{
    public static HandoverId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out HandoverId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>Somebody leaves the firm; somebody does other work in it; a region or a list goes to others; a department goes to another.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum HandoverKind { Leaving = 1, Moving = 2, Territory = 3, Department = 4 }

/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum HandoverState { Draft = 0, Running = 1, Done = 2, Undoing = 3, Undone = 4, Discarded = 5 }

/// <summary>Whose or which customers go to others. A plan until it is carried out, and then the record of it.</summary>
public sealed class Handover : IScoped
{
    public const int TextLengthMax = 2000, ReasonLengthMax = 200;

    private Handover() { }

    internal Handover(HandoverSource source, string reason, PersonId by, Instant now)
    {
        (Id, Kind, OwnerId, DepartmentId, Region, Filter) = (Ids.New<HandoverId>(now), source.Kind, source.Person, source.Department, source.Region, source.Filter);
        (IntoDepartmentId, IsForChiefs, Reason, MadeBy, MadeAt) = (source.Into, source.IsForChiefs, reason, by, now.Cut());
    }

    public HandoverId Id { get; private set; }
    public HandoverKind Kind { get; private set; }

    /// <summary>Who leaves or moves; null for a region, a list or a department.</summary>
    public PersonId? OwnerId { get; private set; }

    /// <summary>Where that person works; the department that is split up or merged; that of whoever made it for a region or a list.</summary>
    public DepartmentId DepartmentId { get; private set; }

    [NotPersonal("a region")]
    public string? Region { get; private set; }

    /// <summary>A list of customers as its address says it.</summary>
    [NotPersonal("conditions of a list")]
    public string? Filter { get; private set; }

    /// <summary>Into which department this one merges, with its people and what lies below it.</summary>
    public DepartmentId? IntoDepartmentId { get; private set; }

    /// <summary>Whether it is about somebody who leads, or was made by whoever sees the whole firm: managers of departments neither see nor lead it.</summary>
    public bool IsForChiefs { get; private set; }

    /// <summary>Why, as the customers' timelines tell it.</summary>
    [Personal]
    public string Reason { get; private set; } = "";

    /// <summary>For those who take over.</summary>
    [Personal]
    public string? LastWords { get; private set; }

    /// <summary>What the customers may be told, to be sent by hand.</summary>
    [Personal]
    public string? CustomerText { get; private set; }

    /// <summary>Who gives the words that wait for this person, and sits in the teams in their place.</summary>
    public PersonId? SuccessorId { get; private set; }

    public HandoverState State { get; private set; }
    public PersonId MadeBy { get; private set; }
    public Instant MadeAt { get; private set; }
    public PersonId? CarriedOutBy { get; private set; }
    public Instant? CarriedOutAt { get; private set; }
    public Instant? FinishedAt { get; private set; }
    public PersonId? UndoneBy { get; private set; }
    public Instant? UndoneAt { get; private set; }

    /// <summary>The work at present; the number of the try makes each its own.</summary>
    public JobId? JobId { get; private set; }
    public int Tries { get; private set; }

    /// <summary>What went besides the customers, as JSON.</summary>
    [NotPersonal("counts")]
    public string? Besides { get; private set; }

    public int Version { get; private set; }

    public bool IsOfPerson => Kind is HandoverKind.Leaving or HandoverKind.Moving;

    internal Refusal? Write(HandoverTexts texts)
    {
        if (State is HandoverState.Discarded or HandoverState.Undone) return Refusal.Conflict(HandoverWords.OverAlready);
        if (texts.Reason.Length is 0 or > ReasonLengthMax) return Refusal.Invalid(HandoverWords.SayWhy(ReasonLengthMax));
        if (texts.LastWords?.Length > TextLengthMax || texts.CustomerText?.Length > TextLengthMax) return Refusal.Invalid(HandoverWords.TextTooLong(TextLengthMax));
        if (texts.Successor != SuccessorId && State != HandoverState.Draft) return Refusal.Conflict(HandoverWords.NotADraft);
        (Reason, LastWords, CustomerText, SuccessorId) = (texts.Reason, texts.LastWords, texts.CustomerText, texts.Successor);
        Version++;
        return null;
    }

    /// <summary>Something of the plan changes: two who change it at once do not both win.</summary>
    internal Refusal? Plan()
    {
        if (State != HandoverState.Draft) return Refusal.Conflict(HandoverWords.NotADraft);
        Version++;
        return null;
    }

    internal Refusal? Begin(PersonId by, JobId job, Instant now)
    {
        if (State is not (HandoverState.Draft or HandoverState.Running)) return Refusal.Conflict(HandoverWords.NotADraft);
        (State, CarriedOutBy, CarriedOutAt, JobId) = (HandoverState.Running, CarriedOutBy ?? by, CarriedOutAt ?? now.Cut(), job);
        Tries++;
        Version++;
        return null;
    }

    internal void Finish(string besides, Instant now)
    {
        (State, FinishedAt, Besides) = (HandoverState.Done, now.Cut(), besides);
        Version++;
    }

    internal Refusal? BeginUndo(PersonId by, JobId job, Instant now)
    {
        if (State is not (HandoverState.Done or HandoverState.Undoing)) return Refusal.Conflict(HandoverWords.NotDone);
        (State, UndoneBy, UndoneAt, JobId) = (HandoverState.Undoing, by, now.Cut(), job);
        Tries++;
        Version++;
        return null;
    }

    internal void FinishUndo()
    {
        State = HandoverState.Undone;
        Version++;
    }

    internal Refusal? Discard()
    {
        if (State != HandoverState.Draft) return Refusal.Conflict(HandoverWords.NotADraft);
        State = HandoverState.Discarded;
        Version++;
        return null;
    }
}

/// <summary>What a handover begins with.</summary>
internal sealed record HandoverSource(HandoverKind Kind, PersonId? Person, DepartmentId Department)
{
    public string? Region { get; init; }
    public string? Filter { get; init; }
    public DepartmentId? Into { get; init; }
    public bool IsForChiefs { get; init; }
}

public sealed record HandoverTexts(string Reason, string? LastWords, string? CustomerText, PersonId? Successor)
{
    internal HandoverTexts Tidy() => new(Reason.Trim(), Word(LastWords), Word(CustomerText), Successor);

    private static string? Word(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
