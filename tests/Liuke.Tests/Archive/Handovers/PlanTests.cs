using Liuke.Archive;
using Liuke.Archive.Handovers;
using Liuke.Basics;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Handovers;

/// <summary>Who gets whom: by hand first, then part by part, evenly where there are several.</summary>
public sealed class PlanTests
{
    private static readonly DepartmentId East = new(Guid.Parse("00000000-0000-0000-0000-0000000000e0"));
    private static readonly Taker Chen = Someone(1), Tang = Someone(2), Wu = Someone(3);
    private static readonly Dictionary<CustomerId, Taker> Nobody = [];

    private static Taker Someone(int i) => new(new(Guid.Parse($"00000000-0000-0000-0000-{i:000000000000}")), East);

    private static List<Held> Customers(int count, Func<int, long> value) => [.. Enumerable.Range(0, count).Select(i => new Held(new(Guid.Parse($"00000000-0000-0000-0001-{i:000000000000}")), i, null, East)
        { Region = i % 3 == 0 ? "江苏" : "浙江", Kind = i % 2 == 0 ? CustomerKind.Enterprise : CustomerKind.Dealer, AtRiskMinor = value(i) })];

    private static HandoverPart Part(int place, PartRule rule, Share share, params Taker[] to) => new(default, place, rule, share, to, Instant.FromUtc(2026, 3, 2, 0, 0));

    [Fact]
    public void by_number_nobody_has_two_more_than_anybody_else()
    {
        var to = HandoverPlan.Split(Customers(101, _ => 0), [Part(1, PartRule.Everything, Share.ByNumber, Chen, Tang, Wu)], Nobody);
        Assert.Equal([34, 34, 33], to.GroupBy(a => a.To).Select(g => g.Count()));
    }

    [Fact]
    public void by_value_at_risk_the_sums_lie_close_together_where_the_numbers_do_not()
    {
        // One is worth as much as all the others.
        var to = HandoverPlan.Split(Customers(101, i => i == 0 ? 5_000 : i), [Part(1, PartRule.Everything, Share.ByValue, Chen, Tang)], Nobody);
        var shares = to.GroupBy(a => a.To).Select(g => (Sum: g.Sum(a => a.Customer.AtRiskMinor), Count: g.Count())).ToList();
        Assert.InRange(Math.Abs(shares[0].Sum - shares[1].Sum), 0, 100);
        Assert.True(shares.Max(s => s.Count) > 3 * shares.Min(s => s.Count));
    }

    [Fact]
    public void a_part_takes_from_what_the_parts_before_it_left_and_by_hand_comes_first()
    {
        var all = Customers(30, i => i);
        var picks = new Dictionary<CustomerId, Taker> { [all[0].Id] = Wu, [all[1].Id] = Wu };
        var to = HandoverPlan.Split(all, [Part(2, PartRule.Everything, Share.ByNumber, Tang), Part(1, PartRule.Everything with { Region = "江苏" }, Share.ByNumber, Chen)], picks);
        Assert.All(to, a => Assert.Equal(picks.ContainsKey(a.Customer.Id) ? Wu : a.Customer.Region == "江苏" ? Chen : Tang, a.To));
        Assert.Equal(2, to.Count(a => a.ByHand));
    }

    [Fact]
    public void whoever_meets_no_rule_has_nobody_and_the_same_plan_gives_the_same_answer()
    {
        var all = Customers(40, i => i % 7);
        List<HandoverPart> parts = [Part(1, PartRule.Everything with { Kind = CustomerKind.Dealer }, Share.ByValue, Chen, Tang, Wu)];
        var (first, second) = (HandoverPlan.Split(all, parts, Nobody), HandoverPlan.Split(all, parts, Nobody));
        Assert.Equal(20, first.Count(a => a.To is null));
        Assert.Equal(first, second);
    }
}
