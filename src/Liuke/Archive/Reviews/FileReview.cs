using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.Reviews;

/// <summary>Entered by one, looked through by another, and locked from then on.</summary>
public enum ReviewState { Draft, Submitted, Reviewed }

/// <summary>Where a file stands: who entered and reviewed it, how complete it is and until when its facts are fresh. One row for each customer.</summary>
public sealed class FileReview : IScoped
{
    private FileReview() { }

    /// <summary>A new file, as whoever enters it begins: a draft.</summary>
    public FileReview(Customer customer, PersonId? enteredBy, Instant at)
    {
        (CustomerId, Number, OwnerId, DepartmentId) = (customer.Id, customer.Number, customer.OwnerId, customer.DepartmentId);
        (State, EnteredBy, EnteredAt) = (ReviewState.Draft, enteredBy, at.Cut());
    }

    internal static FileReview AsReviewed(Customer customer) => new(customer, null, customer.CreatedAt) { State = ReviewState.Reviewed };

    public CustomerId CustomerId { get; private set; }

    /// <summary>The customer's number; lists that say the same of many sort by it.</summary>
    public long Number { get; private set; }

    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public ReviewState State { get; private set; }

    /// <summary>Null where it was brought in by an import.</summary>
    public PersonId? EnteredBy { get; private set; }

    public Instant EnteredAt { get; private set; }
    public PersonId? SubmittedBy { get; private set; }
    public Instant? SubmittedAt { get; private set; }
    public PersonId? ReviewedBy { get; private set; }
    public Instant? ReviewedAt { get; private set; }

    /// <summary>In percent, of the fields that count for the customer's kind.</summary>
    public int Completeness { get; private set; }

    /// <summary>How many facts nobody has verified since they were set.</summary>
    public int Unverified { get; private set; }

    /// <summary>The first day on which one of its stable facts is older than a quarter; null where it has none.</summary>
    public LocalDate? FreshUntilOn { get; private set; }

    public int Version { get; private set; }

    internal void Move(Ownership to) => (OwnerId, DepartmentId) = (to.OwnerId, to.DepartmentId);

    internal void Measure(int completeness, int unverified, LocalDate? freshUntil)
        => (Completeness, Unverified, FreshUntilOn) = (completeness, unverified, freshUntil);

    public Refusal? Submit(PersonId by, Instant at)
    {
        if (State != ReviewState.Draft) return Refusal.Conflict(ReviewWords.NotADraft);
        (State, SubmittedBy, SubmittedAt) = (ReviewState.Submitted, by, at.Cut());
        Version++;
        return null;
    }

    /// <summary>Back to whoever entered it.</summary>
    public void Reopen()
    {
        (State, SubmittedBy, SubmittedAt) = (ReviewState.Draft, null, null);
        Version++;
    }

    public Refusal? Pass(PersonId by, Instant at)
    {
        if (State != ReviewState.Submitted) return Refusal.Conflict(ReviewWords.NotSubmitted);
        (State, ReviewedBy, ReviewedAt) = (ReviewState.Reviewed, by, at.Cut());
        Version++;
        return null;
    }

    /// <summary>For rooms that bring many customers: their files stand as reviewed, for an import has its own permission, preview and undo.</summary>
    public static BulkTable Bulk { get; } = new("FileReviews", ["CustomerId", "Number", "OwnerId", "DepartmentId", "State", "EnteredAt", "Completeness", "Unverified", "Version"], ["CustomerId"]);
}
