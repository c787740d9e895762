using Liuke.Archive.Interactions;
using Liuke.Basics;
using NodaTime;

namespace Liuke.FollowUp.Cadences;

/// <summary>What counts as a touch on one channel.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum CountsAs { Never = 0, WhenTheySpeak = 1, Always = 2 }

/// <summary>The firm's rules of following up; one row, absent while everything is as delivered.</summary>
public sealed class CadenceRules
{
    public const int Only = 1, DaysMax = 366, EntitlementsLengthMax = 1000;

    private CadenceRules() { }

    public int Id { get; private set; } = Only;

    /// <summary>"At least once" within so many days.</summary>
    public int DaysA { get; private set; } = 7;
    public int DaysB { get; private set; } = 15;
    public int DaysC { get; private set; } = 30;

    /// <summary>How many days before it is due the work appears.</summary>
    public int LeadDays { get; private set; } = 1;

    /// <summary>Of the customers with value, the share that is suggested for A, and that for B, in percent.</summary>
    public int ShareA { get; private set; } = 10;
    public int ShareB { get; private set; } = 20;

    /// <summary>How messages, letters and mails count: a mass message is no contact, an answer is.</summary>
    public CountsAs Calls { get; private set; } = CountsAs.Always;
    public CountsAs Messages { get; private set; } = CountsAs.WhenTheySpeak;

    /// <summary>What a customer of a grade may expect, one a line.</summary>
    public string EntitlementsA { get; private set; } = CadenceWords.EntitlementsA.Zh;
    public string EntitlementsB { get; private set; } = CadenceWords.EntitlementsB.Zh;
    public string EntitlementsC { get; private set; } = CadenceWords.EntitlementsC.Zh;

    public static CadenceRules AsDelivered() => new();

    public int? Days(FollowGrade grade) => grade switch { FollowGrade.A => DaysA, FollowGrade.B => DaysB, FollowGrade.C => DaysC, _ => null };

    public LocalDate? DueOn(FollowGrade grade, LocalDate touchedOn) => Days(grade) is { } days ? touchedOn.PlusDays(days) : null;

    public IReadOnlyList<string> Entitlements(FollowGrade grade)
        => (grade switch { FollowGrade.A => EntitlementsA, FollowGrade.B => EntitlementsB, FollowGrade.C => EntitlementsC, _ => "" })
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether an interaction is a two-way contact or a visit.</summary>
    public bool Counts(InteractionChannel channel, Direction direction) => channel switch
    {
        InteractionChannel.Visit or InteractionChannel.Meeting or InteractionChannel.Fair => true,
        InteractionChannel.Call => Counts(Calls, direction),
        _ => Counts(Messages, direction),
    };

    internal Refusal? Change(CadenceWish wish)
    {
        if (wish is not { DaysA: > 0, DaysB: > 0, DaysC: > 0 } || wish.DaysA > wish.DaysB || wish.DaysB > wish.DaysC || wish.DaysC > DaysMax) return Refusal.Invalid(CadenceWords.DaysMustRise(DaysMax));
        if (wish.LeadDays < 0 || wish.LeadDays >= wish.DaysA) return Refusal.Invalid(CadenceWords.LeadTooLong);
        if (wish is not { ShareA: >= 0, ShareB: >= 0 } || wish.ShareA + wish.ShareB > 100) return Refusal.Invalid(CadenceWords.SharesTooLarge);
        if (!Enum.IsDefined(wish.Calls) || !Enum.IsDefined(wish.Messages)) return Refusal.Invalid(CadenceWords.NoSuchRule);
        if (new[] { wish.EntitlementsA, wish.EntitlementsB, wish.EntitlementsC }.Any(e => e?.Length > EntitlementsLengthMax)) return Refusal.Invalid(CadenceWords.WhyTooLong(EntitlementsLengthMax));

        (DaysA, DaysB, DaysC, LeadDays, ShareA, ShareB) = (wish.DaysA, wish.DaysB, wish.DaysC, wish.LeadDays, wish.ShareA, wish.ShareB);
        (Calls, Messages) = (wish.Calls, wish.Messages);
        (EntitlementsA, EntitlementsB, EntitlementsC) = (wish.EntitlementsA ?? "", wish.EntitlementsB ?? "", wish.EntitlementsC ?? "");
        return null;
    }

    private static bool Counts(CountsAs rule, Direction direction) => rule == CountsAs.Always || (rule == CountsAs.WhenTheySpeak && direction == Direction.In);
}

/// <summary>The rules as somebody wants them.</summary>
public sealed record CadenceWish(int DaysA, int DaysB, int DaysC, int LeadDays, int ShareA, int ShareB, CountsAs Calls, CountsAs Messages)
{
    public string? EntitlementsA { get; init; }
    public string? EntitlementsB { get; init; }
    public string? EntitlementsC { get; init; }
}

/// <summary>How far the nightly run has come with what is only ever added to.</summary>
public sealed class CadenceMark
{
    public const int Only = 1;

    private CadenceMark() { }

    internal static CadenceMark New() => new();

    public int Id { get; private set; } = Only;

    /// <summary>The number of the last customer that was enrolled, and of the last interaction that was heard.</summary>
    public long Customer { get; private set; }
    public long Interaction { get; private set; }

    internal void Enrolled(long customer) => Customer = Math.Max(Customer, customer);
    internal void Heard(long interaction) => Interaction = Math.Max(Interaction, interaction);
}
