using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Insight.Sets;

/// <summary>Who stood in a state, or was any customer not lost, at the end of a day.</summary>
internal sealed class StateSet : ICustomerSet
{
    public const string Key = "state-on";
    public const string Kept = "kept";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => asked switch
    {
        { Until: { } until, Value: Kept } => SetWords.KeptOn(until),
        { Until: { } until } when StateOf(asked) is { } state => SetWords.StateOn(state, until),
        _ => null,
    };

    // The state at the end of a day is what the next change starts from; without one it is the present state.
    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
    {
        var (day, changes) = (asked.Until!.Value, db.StateChanges);
        var then = db.Standings.Select(s => new
        {
            s.CustomerId,
            State = changes.Where(c => c.CustomerId == s.CustomerId && c.On > day).OrderBy(c => c.On).Select(c => (RetentionState?)c.From).FirstOrDefault() ?? s.State,
        });
        return (StateOf(asked) is { } state
            ? then.Where(s => s.State == state)
            : then.Where(s => s.State != RetentionState.None && s.State != RetentionState.Lost)).Select(s => s.CustomerId);
    }

    private static RetentionState? StateOf(CustomerSetArguments asked)
        => Array.Find(Enum.GetValues<RetentionState>(), s => CustomerFilter.Word(s) == asked.Value) is var state and not RetentionState.None ? state : null;
}
