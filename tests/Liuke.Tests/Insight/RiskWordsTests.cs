using System.Globalization;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Histories;
using Liuke.Insight.Risk;
using Liuke.Insight.Worth;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class RiskWordsTests
{
    private static readonly RiskWords Words = new();

    private static readonly RiskFacts Overdue = new()
    {
        State = RetentionState.Sleeping, Occasions = 17, DaysSince = 62, UsualGap = 19, FewerOrders = 3, Alive = 0.36, AliveLastWeek = 0.4,
        YearPurchases = 14.2, SpendMinor = 648_000, MarginRate = 0.21, MarginSource = MarginSource.Costs,
        YearMarginMinor = 1_937_500, ValueAtRiskMinor = 1_240_000, Currency = "CNY",
    };

    [Fact]
    public void the_sentence_says_the_silence_the_rhythm_the_quarter_and_the_stake()
    {
        var sentence = RiskWords.Sentence(Overdue);
        Assert.Equal("**62 天**没有下单，平时每 **19 天**一次；近一个季度比去年同期少 **3 单**；一年有 **¥12,400** 毛利可能流失", sentence.Zh);
        Assert.Equal("**62 days** since the last order; usually every **19**; **3 orders fewer** than in the same quarter last year; **¥12,400** a year at stake", sentence.En);
    }

    [Fact]
    public void who_bought_once_is_not_told_a_rhythm()
    {
        var sentence = RiskWords.Sentence(new() { State = RetentionState.Sleeping, Occasions = 1, DaysSince = 80, Alive = 0.4, ValueAtRiskMinor = 20_000, Currency = "CNY" });
        Assert.Equal("只买过一次，已过 **80 天**；一年有 **¥200** 毛利可能流失", sentence.Zh);
        Assert.Equal("bought once, **80 days** ago, and not since; **¥200** a year at stake", sentence.En);
    }

    [Fact]
    public void one_is_said_in_the_singular()
    {
        var sentence = RiskWords.Sentence(Overdue with { DaysSince = 1, FewerOrders = 1, UsualGap = null, Occasions = 2 }).En;
        Assert.StartsWith("**1 day** since the last order; bought twice so far; **1 order fewer** than", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void a_sharp_fall_a_small_last_order_and_a_loss_are_said_where_they_hold()
    {
        var sentence = RiskWords.Sentence(Overdue with { State = RetentionState.Lost, LostOn = new NodaTime.LocalDate(2026, 2, 3).Number(), AliveLastWeek = 0.58, LastOrderPercent = 40 });
        Assert.Contains("2 月 3 日起算作流失", sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("counted as lost since 3 February", sentence.En, StringComparison.Ordinal);
        Assert.Contains("存活概率一周内由 0.58 降到 **0.36**", sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("the last order was only **40%** of the usual", sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void the_parts_of_the_rank_add_up_to_the_value_at_risk_exactly()
    {
        for (var i = 0; i < 2000; i++)
        {
            var prospect = new Prospect((i % 101) / 100.0, i * 0.37, 1234.5 + i * 7.77, new((i % 7 - 2) / 9.0, MarginSource.Mixed));
            var facts = Overdue with { Alive = prospect.Alive, YearMarginMinor = prospect.YearMarginMinor, ValueAtRiskMinor = prospect.ValueAtRiskMinor };
            Assert.Equal(prospect.ValueAtRiskMinor, Words.RankParts(facts.Pack()).Sum(p => p.Minor));
            Assert.Equal(prospect.YearMarginMinor, prospect.ValueAtRiskMinor + prospect.SafeMinor);
        }
    }

    [Fact]
    public void the_rank_names_where_the_margin_comes_from()
    {
        Assert.Contains("按产品成本", Words.RankParts(Overdue.Pack())[0].Amount.Zh, StringComparison.Ordinal);
        Assert.Contains("the firm's assumption", Words.RankParts((Overdue with { MarginSource = MarginSource.Assumed }).Pack())[0].Amount.En, StringComparison.Ordinal);
    }

    [Fact]
    public void facts_come_back_as_they_were_packed() => Assert.Equal(Overdue, RiskFacts.Unpack(Overdue.Pack()));

    [Fact]
    public void the_words_do_not_depend_on_the_reader_language_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try { Assert.Contains("¥12,400", RiskWords.Sentence(Overdue).En, StringComparison.Ordinal); }
        finally { CultureInfo.CurrentCulture = before; }
    }

    private static PurchaseDay On(int day, long net = 10_000, int orders = 1) => new(day, net, 0, 0, orders);

    [Fact]
    public void usually_is_the_median_gap_and_needs_three_purchase_days()
    {
        Assert.Null(RiskSigns.In([On(0), On(19)], 100).UsualGap);
        Assert.Equal(19, RiskSigns.In([On(0), On(19), On(38), On(138)], 200).UsualGap);
    }

    [Fact]
    public void the_quarter_is_compared_with_the_same_weeks_a_year_before()
    {
        PurchaseDay[] days = [On(1000 - 364 - 90), On(1000 - 364 - 40, 10_000, 3), On(1000 - 364), On(1000 - 363), On(1000 - 90), On(1000)];
        Assert.Equal(3, RiskSigns.In(days, 1000).FewerOrders);
        Assert.Null(RiskSigns.In([On(1000 - 364), On(999), On(1000)], 1000).FewerOrders);
    }

    [Fact]
    public void a_last_order_below_half_of_the_usual_is_small()
    {
        Assert.Equal(40, RiskSigns.In([On(0), On(10), On(20), On(30, 4_000)], 40).LastOrderPercent);
        Assert.Null(RiskSigns.In([On(0), On(10), On(20), On(30, 5_000)], 40).LastOrderPercent);
    }
}
