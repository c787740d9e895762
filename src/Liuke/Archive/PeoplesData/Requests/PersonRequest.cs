using Liuke.Access.Approving;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Requests;

public readonly record struct PersonRequestId(Guid Value) : IId<PersonRequestId>
{
    public static PersonRequestId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum RequestKind { Erase = 1, Correct = 2 }

/// <summary>Who asks: the person, a guardian, somebody authorised, a close relative of a dead person.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum Asker { Person = 1, Guardian = 2, Authorised = 3, Relative = 4 }

/// <summary>On what grounds, as Article 47 of PIPL counts them.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum Grounds { ConsentWithdrawn = 1, PurposeReached = 2, PeriodOver = 3, Unlawful = 4, Other = 5 }

/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum RequestState { Asked = 1, Held = 2, Deciding = 3, Doing = 4, Done = 5, Refused = 6 }

/// <summary>Why a request must wait by law.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum LegalHold { None = 0, Books = 1, Dispute = 2, Authority = 3 }

/// <summary>What somebody took down.</summary>
/// <param name="Proof">By what it is known that whoever asks may ask.</param>
/// <param name="Words">What is to be corrected.</param>
public sealed record RequestWish(RequestKind Kind, Asker Asker, Grounds Grounds, string? Proof, string? Words, Guid? Contact);

/// <summary>Somebody asked the firm to erase or correct what it holds on them: by whom, on what grounds, until when, and what became of it.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class PersonRequest
{
    public const int WordsLengthMax = 500, WorkdaysToAnswer = 15;

    private PersonRequest() { }

    private PersonRequest(CustomerId customer, RequestWish wish, PersonId by, Instant now, LocalDate today)
    {
        (Id, CustomerId, ContactId, Kind, Asker, Grounds) = (Ids.New<PersonRequestId>(now), customer, wish.Contact is { } contact ? People.ContactId.From(contact) : null, wish.Kind, wish.Asker, wish.Grounds);
        (Proof, Words, State, TakenBy, TakenAt, DueOn) = (Said(wish.Proof)!, Said(wish.Words), RequestState.Asked, by, now.Cut(), Due(today));
    }

    public PersonRequestId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }

    /// <summary>The contact it is about; null for the customer.</summary>
    public ContactId? ContactId { get; private set; }
    public RequestKind Kind { get; private set; }
    public Asker Asker { get; private set; }
    public Grounds Grounds { get; private set; }
    [Personal]
    public string Proof { get; private set; } = "";
    [Personal]
    public string? Words { get; private set; }
    public RequestState State { get; private set; }
    public PersonId TakenBy { get; private set; }
    public Instant TakenAt { get; private set; }
    public LocalDate DueOn { get; private set; }
    public LegalHold Hold { get; private set; }
    public LocalDate? HeldUntil { get; private set; }
    [Personal]
    public string? HoldNote { get; private set; }
    public ApprovalId? ApprovalId { get; private set; }
    [Personal]
    public string? Answer { get; private set; }
    public PersonId? ClosedBy { get; private set; }
    public Instant? ClosedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsOver => State is RequestState.Done or RequestState.Refused;

    internal static Outcome<PersonRequest> Of(CustomerId customer, RequestWish wish, PersonId by, Instant now, LocalDate today)
    {
        if (!Enum.IsDefined(wish.Kind) || !Enum.IsDefined(wish.Asker) || !Enum.IsDefined(wish.Grounds)) return Refusal.Invalid(RequestWords.NoSuchKind);
        if (Said(wish.Proof) is not { Length: <= WordsLengthMax }) return Refusal.Invalid(RequestWords.NeedsProof(WordsLengthMax));
        if (Said(wish.Words)?.Length > WordsLengthMax) return Refusal.Invalid(RequestWords.WordsTooLong(WordsLengthMax));
        if (wish.Kind == RequestKind.Correct && Said(wish.Words) is null) return Refusal.Invalid(RequestWords.SayWhat);
        return new PersonRequest(customer, wish, by, now, today);
    }

    /// <summary>Waits by law, until a day.</summary>
    public Refusal? Keep(LegalHold why, LocalDate? until, string? note, LocalDate today)
    {
        if (State is not (RequestState.Asked or RequestState.Held)) return Refusal.Conflict(RequestWords.NotNow);
        if (why == LegalHold.None || !Enum.IsDefined(why)) return Refusal.Invalid(RequestWords.SayWhyHeld);
        if (until is not { } day || day <= today) return Refusal.Invalid(RequestWords.HeldUntilLater);
        if (Said(note)?.Length > WordsLengthMax) return Refusal.Invalid(RequestWords.WordsTooLong(WordsLengthMax));
        (State, Hold, HeldUntil, HoldNote) = (RequestState.Held, why, day, Said(note));
        Version++;
        return null;
    }

    public Refusal? Release()
    {
        if (State != RequestState.Held) return Refusal.Conflict(RequestWords.NotNow);
        (State, Hold, HeldUntil, HoldNote) = (RequestState.Asked, LegalHold.None, null, null);
        Version++;
        return null;
    }

    /// <summary>Goes to whoever decides.</summary>
    public Refusal? Submit(LocalDate today)
    {
        if (Kind != RequestKind.Erase) return Refusal.Conflict(RequestWords.NotNow);
        if (State == RequestState.Held && HeldUntil > today) return Refusal.Conflict(RequestWords.HeldByLaw(HeldUntil.Value));
        if (State is not (RequestState.Asked or RequestState.Held)) return Refusal.Conflict(RequestWords.NotNow);
        State = RequestState.Deciding;
        Version++;
        return null;
    }

    internal void IsDecidedBy(ApprovalId approval) => ApprovalId = approval;

    /// <summary>Nobody decided: it stands where it stood before.</summary>
    internal void Return()
    {
        if (State != RequestState.Deciding) return;
        (State, ApprovalId) = (RequestState.Asked, null);
        Version++;
    }

    internal void Approved()
    {
        State = RequestState.Doing;
        Version++;
    }

    /// <summary>Answered: a correction that was made, or a request that is refused with its reason.</summary>
    public Refusal? Close(bool isDone, string? answer, PersonId by, Instant now)
    {
        if (State is not (RequestState.Asked or RequestState.Held)) return Refusal.Conflict(RequestWords.NotNow);
        if (isDone && Kind == RequestKind.Erase) return Refusal.Conflict(RequestWords.ErasedByApproval);
        if (Said(answer) is not { Length: <= WordsLengthMax } said) return Refusal.Invalid(RequestWords.NeedsAnswer(WordsLengthMax));
        (State, Answer, ClosedBy, ClosedAt) = (isDone ? RequestState.Done : RequestState.Refused, said, by, now.Cut());
        Version++;
        return null;
    }

    /// <summary>The person it is about is erased.</summary>
    internal void Erased(ErasureEntry entry, Instant now)
    {
        var isAbout = entry.What switch
        {
            ErasedWhat.Customer => true,
            ErasedWhat.Contact => ContactId?.Value == entry.Contact,
            _ => ContactId is null && Kind == RequestKind.Erase,
        };
        if (!isAbout || IsOver) return;
        (State, ClosedAt) = (RequestState.Done, now.Cut());
        Version++;
    }

    internal static LocalDate Due(LocalDate from)
    {
        var day = from;
        for (var left = WorkdaysToAnswer; left > 0;)
            if ((day = day.PlusDays(1)).DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) left--;
        return day;
    }

    private static string? Said(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
