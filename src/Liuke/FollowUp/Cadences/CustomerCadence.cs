using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.FollowUp.Cadences;

/// <summary>How often one customer is to be touched, when that last happened, and when it is due again.</summary>
/// <remarks>Rows are also written in bulk and by conditional updates: see <see cref="CadenceTables"/>, <see cref="Touches"/> and <see cref="KeepCadences"/>.</remarks>
public sealed class CustomerCadence : IScoped
{
    /// <summary>Of whoever is not followed yet.</summary>
    internal static readonly CustomerCadence None = new();

    private CustomerCadence() { }

    public CustomerId CustomerId { get; private set; }

    /// <summary>The customer's number: the order of the lists.</summary>
    public long Number { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }

    /// <summary>The grade in force. Until somebody sets one it is what value and risk suggest, D excepted: nobody is let go by a sum.</summary>
    public FollowGrade Grade { get; private set; }

    /// <summary>What value and risk suggest.</summary>
    public FollowGrade Proposed { get; private set; }

    /// <summary>The numbers behind the suggestion, as JSON.</summary>
    public string? ProposedFacts { get; private set; }

    /// <summary>Who set the grade in force; null while it is the suggestion.</summary>
    public PersonId? SetById { get; private set; }
    public Instant? SetAt { get; private set; }

    /// <summary>A looser grade that somebody asks for and a manager has not confirmed yet.</summary>
    public FollowGrade? Wished { get; private set; }
    public PersonId? WishedById { get; private set; }
    public Instant? WishedAt { get; private set; }
    public string? WishedWhy { get; private set; }

    /// <summary>The day of the last two-way contact or visit.</summary>
    public LocalDate? LastTouchOn { get; private set; }
    public InteractionChannel? LastTouchBy { get; private set; }

    /// <summary>From when on the first period runs where there was no touch.</summary>
    public LocalDate BeganOn { get; private set; }

    /// <summary>By when the next touch is due; null for D and for whoever is not followed.</summary>
    public LocalDate? DueOn { get; private set; }

    /// <summary>The due day while no work was raised for it; null afterwards, so that each is raised once.</summary>
    public LocalDate? ToRaiseOn { get; private set; }
    public int Version { get; private set; }

    /// <summary>Sets a grade. A closer one holds at once; a looser one waits for a manager, so that nobody hides a neglect by grading down.</summary>
    /// <param name="byManager">Whether whoever sets it may confirm too.</param>
    internal Outcome<GradeStep> Set(FollowGrade grade, string? why, bool byManager, GradeDeed deed)
    {
        if (!Enum.IsDefined(grade) || grade == FollowGrade.None) return Refusal.Invalid(CadenceWords.NoSuchGrade);
        if (why?.Length > GradeChange.WhyLengthMax) return Refusal.Invalid(CadenceWords.WhyTooLong(GradeChange.WhyLengthMax));
        if (grade == Grade && SetById is not null && Wished is null) return Refusal.Conflict(CadenceWords.AlreadyThat(grade));
        var isLooser = Grade != FollowGrade.None && grade > Grade;
        if ((isLooser || grade == FollowGrade.D) && string.IsNullOrWhiteSpace(why)) return Refusal.Invalid(CadenceWords.LooserNeedsWhy);
        if ((isLooser || grade == FollowGrade.D) && !byManager)
        {
            (Wished, WishedById, WishedAt, WishedWhy) = (grade, deed.By.ById, deed.By.At, why!.Trim());
            Version++;
            return GradeStep.Wished;
        }

        Hold(grade, deed);
        return GradeStep.Set;
    }

    /// <summary>A manager agrees to the looser grade that was asked for, or says why not.</summary>
    internal Outcome<GradeStep> Answer(bool isConfirmed, string? why, GradeDeed deed)
    {
        if (Wished is not { } wished) return Refusal.Conflict(CadenceWords.NothingToConfirm);
        if (WishedById == deed.By.ById) return Refusal.Forbidden(CadenceWords.NotYourOwn);
        if (!isConfirmed && string.IsNullOrWhiteSpace(why)) return Refusal.Invalid(CadenceWords.DeclineNeedsWhy);
        if (why?.Length > GradeChange.WhyLengthMax) return Refusal.Invalid(CadenceWords.WhyTooLong(GradeChange.WhyLengthMax));
        if (isConfirmed) Hold(wished, deed);
        (Wished, WishedById, WishedAt, WishedWhy) = (null, null, null, null);
        Version++;
        return isConfirmed ? GradeStep.Confirmed : GradeStep.Declined;
    }

    private void Hold(FollowGrade grade, GradeDeed deed)
    {
        (Grade, SetById, SetAt) = (grade, deed.By.ById, deed.By.At);
        (Wished, WishedById, WishedAt, WishedWhy) = (null, null, null, null);
        ToRaiseOn = DueOn = deed.Rules.DueOn(grade, LastTouchOn ?? BeganOn);
        Version++;
    }
}

/// <summary>What somebody does with a grade, under the rules of the moment.</summary>
internal sealed record GradeDeed(Deed By, CadenceRules Rules);
