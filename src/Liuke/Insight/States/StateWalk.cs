using Liuke.Archive;
using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Insight.States;

/// <summary>Walks a customer's purchase days and tells every change of state, day by day exact.</summary>
/// <remarks>
/// Between two purchases the chance of being alive only falls, so each gap has one day on which it passes each level, and
/// that day has a closed form. The end of a day counts: who buys on a day is seen with that purchase.
/// </remarks>
public sealed class StateWalk(IAliveModel model, InsightRules rules)
{
    private const int NeverDay = int.MaxValue;

    private readonly List<StateStep> steps = [];
    private int first;
    private int backOn;
    private int dozesOn;
    private int lostOn;

    /// <summary>Every change up to the day of asking, in order; at most one a day.</summary>
    public IReadOnlyList<StateStep> Steps => steps;

    /// <summary>The state at the end of the day of asking.</summary>
    public RetentionState State => steps.Count == 0 ? RetentionState.None : steps[^1].To;

    /// <summary>The first day in it; null for who never bought.</summary>
    public int? Since => steps.Count == 0 ? null : steps[^1].Day;

    /// <param name="occasions">Purchase days in ascending order, none after the day of asking.</param>
    public StateWalk Take(ReadOnlySpan<int> occasions, int asOf)
    {
        steps.Clear();
        backOn = -1;
        if (occasions.IsEmpty) return this;
        first = occasions[0];
        for (var i = 0; i < occasions.Length; i++)
        {
            var day = occasions[i];
            if (i > 0 && lostOn < day) backOn = day;
            FindCrossings(i, day);
            WalkGap(day, i + 1 < occasions.Length ? occasions[i + 1] : asOf + 1);
        }

        return this;
    }

    /// <summary>The state at the end of a day.</summary>
    public RetentionState At(int day)
    {
        for (var i = steps.Count - 1; i >= 0; i--)
            if (steps[i].Day <= day) return steps[i].To;
        return RetentionState.None;
    }

    private void FindCrossings(int x, int day)
    {
        dozesOn = FallsBelow(rules.ActiveFrom, x, day);
        lostOn = FallsBelow(rules.LostBelow, x, day);
    }

    // The first day on whose end the chance is below the level.
    private int FallsBelow(double level, int x, int day)
    {
        var last = day - first;
        if (model.DaysUntilAlive(level, x, last) is not { } days) return NeverDay;
        if (days <= 0 && model.PAlive(x, last, last) < level) return day;
        return days < NeverDay - day - 1 ? day + (int)Math.Floor(days) + 1 : NeverDay;
    }

    private void WalkGap(int from, int end)
    {
        for (var day = from; day < end; day = NextBoundary(day)) Push(day, StateOn(day));
    }

    private RetentionState StateOn(int day) => day >= lostOn ? RetentionState.Lost
        : day >= dozesOn ? RetentionState.Sleeping
        : backOn >= 0 && day - backOn <= rules.WonBackDays ? RetentionState.WonBack
        : day - first <= rules.NewDays ? RetentionState.New
        : RetentionState.Active;

    private int NextBoundary(int day)
    {
        var next = NeverDay;
        Consider(dozesOn);
        Consider(lostOn);
        Consider(first + rules.NewDays + 1);
        if (backOn >= 0) Consider(backOn + rules.WonBackDays + 1);
        return next;

        void Consider(int boundary)
        {
            if (boundary > day && boundary < next) next = boundary;
        }
    }

    private void Push(int day, RetentionState state)
    {
        var before = State;
        if (state != before) steps.Add(new(day, before, state));
    }
}
