using FsCheck;
using FsCheck.Fluent;
using Liuke.Archive;
using Liuke.Insight;
using Liuke.Insight.States;
using Liuke.Statistics.BuyTillYouDie;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class StateWalkTests
{
    private static readonly InsightRules Rules = new();
    private static readonly MbgNbd Model = new(new(0.64, 7.3, 0.8, 1.2));

    private static readonly Arbitrary<int[]> Occasions = (
        from gaps in Gen.OneOf(Gen.Choose(1, 30), Gen.Choose(1, 400)).NonEmptyListOf()
        select gaps.Take(12).Aggregate(new List<int> { 1000 }, (days, gap) => [.. days, days[^1] + gap]).ToArray()).ToArbitrary();

    private static StateWalk Walk(IAliveModel model, int asOf, params int[] occasions) => new StateWalk(model, Rules).Take(occasions, asOf);

    /// <summary>The rules read aloud, day by day: slow and plain.</summary>
    private static RetentionState[] DayByDay(IAliveModel model, int[] occasions, int asOf)
    {
        var states = new List<RetentionState>();
        var backOn = int.MinValue / 2;
        for (var day = occasions[0]; day <= asOf; day++)
        {
            var bought = occasions.Where(d => d <= day).ToArray();
            if (bought[^1] == day && states.Count > 0 && states[^1] == RetentionState.Lost) backOn = day;
            var alive = model.PAlive(bought.Length - 1, bought[^1] - bought[0], day - bought[0]);
            states.Add(alive < Rules.LostBelow ? RetentionState.Lost
                : alive < Rules.ActiveFrom ? RetentionState.Sleeping
                : day - backOn <= Rules.WonBackDays ? RetentionState.WonBack
                : day - occasions[0] <= Rules.NewDays ? RetentionState.New : RetentionState.Active);
        }

        return [.. states];
    }

    [Fact]
    public void the_walk_tells_the_same_state_as_the_rules_on_every_day()
        => Prop.ForAll(Occasions, occasions =>
        {
            var asOf = occasions[^1] + 600;
            var walk = Walk(Model, asOf, occasions);
            return DayByDay(Model, occasions, asOf).Select((state, i) => walk.At(occasions[0] + i) == state).All(same => same);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_cut_history_tells_what_the_past_told()
        => Prop.ForAll(Occasions, occasions =>
        {
            var asOf = occasions[occasions.Length / 2] + 3;
            var then = Walk(Model, asOf, [.. occasions.TakeWhile(d => d <= asOf)]).State;
            return Walk(Model, occasions[^1] + 600, occasions).At(asOf) == then;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void every_change_leaves_the_state_before_it_and_none_shares_a_day()
        => Prop.ForAll(Occasions, occasions =>
        {
            var steps = Walk(Model, occasions[^1] + 600, occasions).Steps;
            return steps[0].From == RetentionState.None
                && steps.Zip(steps.Skip(1)).All(p => p.First.To == p.Second.From && p.First.Day < p.Second.Day && p.Second.From != p.Second.To);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_customer_is_new_for_ninety_days_and_then_active()
    {
        var steady = new Fixed(null);
        Assert.Equal(RetentionState.New, Walk(steady, 1090, 1000).State);
        Assert.Equal((RetentionState.Active, 1091), (Walk(steady, 1200, 1000).State, Walk(steady, 1200, 1000).Since!.Value));
    }

    [Fact]
    public void a_chance_of_exactly_one_half_is_active_and_of_exactly_one_fifth_is_asleep()
    {
        var levels = new Fixed(20);
        Assert.Equal(RetentionState.New, Walk(levels, 1020, 1000).State);
        Assert.Equal(RetentionState.Sleeping, Walk(levels, 1021, 1000).State);
        Assert.Equal(RetentionState.Sleeping, Walk(levels, 1040, 1000).State);
        Assert.Equal(RetentionState.Lost, Walk(levels, 1041, 1000).State);
    }

    [Fact]
    public void who_buys_after_being_lost_is_won_back_for_ninety_days_while_not_overdue()
    {
        var levels = new Fixed(100);
        var walk = Walk(levels, 1600, 1000, 1300);
        Assert.Equal(
            [(1000, RetentionState.New), (1091, RetentionState.Active), (1101, RetentionState.Sleeping), (1201, RetentionState.Lost),
             (1300, RetentionState.WonBack), (1391, RetentionState.Active), (1401, RetentionState.Sleeping), (1501, RetentionState.Lost)],
            walk.Steps.Select(s => (s.Day, s.To)));
    }

    [Fact]
    public void who_buys_on_the_very_day_of_being_lost_was_never_lost()
        => Assert.DoesNotContain(Walk(new Fixed(100), 1250, 1000, 1201).Steps, s => s.To is RetentionState.Lost or RetentionState.WonBack);

    [Fact]
    public void who_never_bought_has_no_state() => Assert.Equal((RetentionState.None, null), (Walk(Model, 1000).State, Walk(Model, 1000).Since));

    /// <summary>Falls to one half after so many days of silence and to one fifth after twice as many.</summary>
    private sealed class Fixed(int? half) : IAliveModel
    {
        public string Name => "fixed";
        public double PAlive(int x, int txDays, int ageDays) => 1;
        public double ExpectedPurchases(int x, int txDays, int ageDays, double horizonDays) => 0;
        public double ExpectedPurchasesIfAlive(int x, int txDays, int ageDays, double horizonDays) => 0;
        public double PBuys(int x, int txDays, int ageDays, double horizonDays) => 0;
        public double? DaysUntilAlive(double level, int x, int txDays) => level == Rules.ActiveFrom ? half : 2 * half;
        public double UsualGapDays(int x, int txDays) => 1;
        public NextPurchase NextPurchase(int x, int txDays) => new(1, 1, 1);
        public AliveScores Score(ScoreRequest request) => throw new NotSupportedException();
    }
}
