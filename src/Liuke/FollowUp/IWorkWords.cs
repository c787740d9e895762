using Liuke.Basics;

namespace Liuke.FollowUp;

/// <summary>The room that raises work puts it into words: one of these for each kind and reason it raises.</summary>
public interface IWorkWords
{
    WorkKind Kind { get; }
    string Reason { get; }

    /// <summary>Why the customer stands here, in one sentence. Numbers that matter stand between double asterisks: **62 days**.</summary>
    Text Sentence(string facts);

    /// <summary>The same where the sentence counts days up to today.</summary>
    Text Sentence(string facts, NodaTime.LocalDate today) => Sentence(facts);

    /// <summary>What to do, as the button says it: two to four characters, one to three words.</summary>
    Text ToDo(string facts);

    /// <summary>The parts of the rank. Their <see cref="RankPart.Minor"/> add up to the item's value exactly.</summary>
    IReadOnlyList<RankPart> RankParts(string facts);

    /// <summary>Why the work settled itself, from the key given to <see cref="WorkRegister.Settle"/>.</summary>
    Text Why(string why);
}

/// <param name="Label">What the part is, for example: margin of the next twelve months.</param>
/// <param name="Amount">How it comes about, for example: 12 purchases × ¥1,033; empty where there is nothing to add.</param>
/// <param name="Minor">What it adds to the rank's number, in minor units; negative where it takes away.</param>
public sealed record RankPart(Text Label, Text Amount, long Minor);
