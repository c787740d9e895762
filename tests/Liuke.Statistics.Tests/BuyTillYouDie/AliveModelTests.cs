using Liuke.Statistics.BuyTillYouDie.Kernels;
using FsCheck;
using FsCheck.Fluent;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Spend;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>What the product relies on, whichever model answers.</summary>
public sealed class AliveModelTests
{
    public static TheoryData<string> Models => new(
        "bg-nbd", "mbg-nbd", "own-rhythm", "own-rhythm 2", "own-rhythm 4", "mbg-cnbd-3", "bg-cnbd-2", "pareto-nbd");

    [Theory]
    [MemberData(nameof(Models))]
    public void alive_falls_with_silence_and_reaches_a_level_on_the_day_it_says(string name)
    {
        var model = Model(name);
        foreach (var (x, last) in new[] { (0, 0), (1, 30), (5, 90), (40, 600), (200, 365) })
        {
            var before = 1.0;
            for (var silent = 0; silent < 3000; silent += 25)
            {
                var alive = model.PAlive(x, last, last + silent);
                Assert.InRange(alive, 0, before);
                before = alive;
            }
            foreach (var level in new[] { .9, .5, .2, .01 })
            {
                if (model.DaysUntilAlive(level, x, last) is not { } days)
                {
                    Assert.True(model.PAlive(x, last, last + 1_000_000) > level);
                    continue;
                }
                if (days == 0) Assert.True(model.PAlive(x, last, last) <= level);
                else
                {
                    Assert.True(model.PAlive(x, last, last + (int)Math.Floor(days)) >= level - 1e-12);
                    Assert.True(model.PAlive(x, last, last + (int)Math.Ceiling(days)) <= level + 1e-12);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void expectations_grow_with_the_horizon_and_never_exceed_those_of_the_living(string name)
    {
        var model = Model(name);
        var histories =
            from x in Gen.Choose(0, 60)
            from last in Gen.Choose(x == 0 ? 0 : 1, x == 0 ? 0 : 800)
            from silent in Gen.Choose(0, 700)
            from horizon in Gen.Choose(1, 400)
            select (x, last, age: last + silent, horizon);
        Prop.ForAll(histories.ToArbitrary(), h =>
        {
            var alive = model.PAlive(h.x, h.last, h.age);
            var shorter = model.ExpectedPurchases(h.x, h.last, h.age, h.horizon);
            var longer = model.ExpectedPurchases(h.x, h.last, h.age, h.horizon + 30);
            var ifAlive = model.ExpectedPurchasesIfAlive(h.x, h.last, h.age, h.horizon);
            var buys = model.PBuys(h.x, h.last, h.age, h.horizon);
            if (!(buys >= 0 && buys <= alive && buys <= shorter + 1e-12 && buys <= model.PBuys(h.x, h.last, h.age, h.horizon + 30) + 1e-15)) return false;
            return alive is >= 0 and <= 1 && shorter >= 0 && longer >= shorter && ifAlive >= shorter
                && Math.Abs(shorter - alive * ifAlive) <= 1e-12 * ifAlive;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void a_regular_customer_is_usually_back_after_their_own_gap(string name)
    {
        var model = Model(name);

        Assert.InRange(model.UsualGapDays(20, 380), 17, 24);
        var next = model.NextPurchase(20, 380);
        Assert.InRange(next.MedianDays, 11, 22);
        Assert.True(next.EarlyDays < next.MedianDays && next.MedianDays < next.LateDays);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void discounting_makes_less_and_none_at_all_makes_the_same(string name)
    {
        var model = Model(name);
        var plain = model.ExpectedPurchases(6, 200, 230, 365);

        Assert.Equal(plain, LifetimeValue.DiscountedPurchases(model, 6, 200, 230, 365, 0), 1e-12);
        var discounted = LifetimeValue.DiscountedPurchases(model, 6, 200, 230, 365, .1);
        Assert.InRange(discounted, plain / 1.1, plain);
        Assert.Equal(discounted, model.Score(new([6], [200], [230], [365]) { YearlyDiscountRate = .1 }).Discounted![0][0], 1e-12);
        Assert.Equal(40 * discounted, LifetimeValue.Of(40, discounted), 1e-9);
    }

    [Fact]
    public void value_at_risk_is_what_would_be_lost()
    {
        Assert.Equal(.3 * 12 * 50, LifetimeValue.AtRisk(.7, 12, 50), 1e-9);
        Assert.Equal(0, LifetimeValue.AtRisk(1, 12, 50));
    }

    [Fact]
    public void own_rhythm_with_one_phase_is_mbg_nbd_with_a_and_b_given()
    {
        var rhythm = new OwnRhythm(new(.8, 4.6, 1, new(Chance: .05, Evidence: 2)));
        var model = new MbgNbd(new(.8, 4.6, .1, 1.9));
        foreach (var (x, last, age) in new[] { (0, 0, 200), (3, 60, 70), (12, 300, 500) })
        {
            Assert.Equal(model.PAlive(x, last, age), rhythm.PAlive(x, last, age), 1e-12);
            Assert.Equal(model.ExpectedPurchases(x, last, age, 90), rhythm.ExpectedPurchases(x, last, age, 90), 1e-12);
            Assert.Equal(model.PBuys(x, last, age, 90), rhythm.PBuys(x, last, age, 90), 1e-12);
            Assert.Equal(model.DaysUntilAlive(.5, x, last)!.Value, rhythm.DaysUntilAlive(.5, x, last)!.Value, 1e-8);
        }
    }

    [Fact]
    public void a_regular_silence_is_less_alarming_early_and_more_alarming_late()
    {
        var (random, regular) = (Model("own-rhythm"), Model("own-rhythm 4"));

        Assert.True(regular.PAlive(20, 380, 390) > random.PAlive(20, 380, 390));
        Assert.True(regular.PAlive(20, 380, 480) < random.PAlive(20, 380, 480));
    }

    /// <summary>Erlang renewals counted one by one from Poisson probabilities.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void renewals_in_closed_form_agree_with_counting(int phases)
    {
        var renewals = new ErlangRenewals(phases, .07);
        for (var done = 0; done < phases; done++)
            foreach (var tau in new[] { .01, .4, 3 })
            {
                const double shape = 2.6;
                double probability = Math.Pow(1 + tau, -shape), slow = 0;
                for (var events = 0; events < 4000; events++)
                {
                    var purchases = (done + events) / phases;
                    slow += probability * (1 - Math.Pow(.93, purchases)) / .07;
                    probability *= (shape + events) / (events + 1) * tau / (1 + tau);
                }
                Assert.Equal(slow, renewals.Expected(done, shape, tau), 1e-10);
            }
    }

    private static IAliveModel Model(string name) => name switch
    {
        "bg-nbd" => new BgNbd(new(.6, 4, .4, 4)),
        "mbg-nbd" => new MbgNbd(new(.6, 4, .4, 4)),
        "own-rhythm" => new OwnRhythm(new(.8, 4.6, 1, new())),
        "own-rhythm 2" => new OwnRhythm(new(.8, 2.3, 2, new())),
        "own-rhythm 4" => new OwnRhythm(new(.8, 1.2, 4, new())),
        "mbg-cnbd-3" => new MbgCnbd(new(3, .8, 1.5, .3, 3)),
        "pareto-nbd" => new ParetoNbd(new(.6, 4, .5, 30)),
        _ => new BgCnbd(new(2, .8, 2.3, .3, 3)),
    };
}
