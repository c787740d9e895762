using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Insight.Sets;

/// <summary>From which state to which a customer went between the start of one day and the end of another.</summary>
internal sealed class Move
{
    public CustomerId CustomerId { get; init; }
    public RetentionState From { get; init; }
    public RetentionState To { get; init; }
}

/// <summary>The flows of the leaky bucket as customers: seen from the end of the period, so who left and came back within it is in neither.</summary>
internal static class Moves
{
    public static IQueryable<Move> Between(Db db, LocalDate from, LocalDate until)
    {
        var changes = db.StateChanges;
        return changes
            .Where(last => last.On >= from && last.On <= until && !changes.Any(later => later.CustomerId == last.CustomerId && later.On > last.On && later.On <= until))
            .Select(last => new Move
            {
                CustomerId = last.CustomerId,
                To = last.To,
                From = changes.Where(first => first.CustomerId == last.CustomerId && first.On >= from).OrderBy(first => first.On).Select(first => first.From).First(),
            });
    }
}

/// <summary>Whose first purchase lies in the period.</summary>
internal sealed class EnteredSet : ICustomerSet
{
    public const string Key = "entered";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => asked is { From: { } from, Until: { } until } ? SetWords.Entered(from, until) : null;

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
        => Moves.Between(db, asked.From!.Value, asked.Until!.Value).Where(m => m.From == RetentionState.None).Select(m => m.CustomerId);
}

/// <summary>Lost before the period, and no longer at its end.</summary>
internal sealed class WonBackSet : ICustomerSet
{
    public const string Key = "won-back";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => asked is { From: { } from, Until: { } until } ? SetWords.WonBack(from, until) : null;

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
        => Moves.Between(db, asked.From!.Value, asked.Until!.Value).Where(m => m.From == RetentionState.Lost && m.To != RetentionState.Lost).Select(m => m.CustomerId);
}

/// <summary>Not lost before the period, and lost at its end.</summary>
internal sealed class LostSet : ICustomerSet
{
    public const string Key = "lost";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => asked is { From: { } from, Until: { } until } ? SetWords.Lost(from, until) : null;

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
        => Moves.Between(db, asked.From!.Value, asked.Until!.Value).Where(m => m.To == RetentionState.Lost && m.From != RetentionState.Lost).Select(m => m.CustomerId);
}
