using FsCheck;
using FsCheck.Fluent;
using Liuke.Insight.Histories;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class PurchaseDaysTests
{
    private static readonly Arbitrary<PurchaseDay[]> Histories = (
        from days in Gen.Choose(-40_000, 60_000).ListOf()
        from money in Gen.Choose(int.MinValue, int.MaxValue).ListOf(4 * days.Count)
        from scale in Gen.Elements(1L, 1_000L, 1_000_000_000L)
        select days.Distinct().Order().Select((day, i) => new PurchaseDay(day, money[4 * i] * scale, money[4 * i + 1] * scale, money[4 * i + 2], Math.Abs(money[4 * i + 3] % 1000))).ToArray())
        .ToArbitrary();

    [Fact]
    public void what_is_packed_comes_back_the_same()
        => Prop.ForAll(Histories, days => PurchaseDays.Unpack(PurchaseDays.Pack(days)).SequenceEqual(days)).QuickCheckThrowOnFailure();

    [Fact]
    public void unpacking_stops_at_the_day_of_asking()
        => Prop.ForAll(Histories, days => PurchaseDays.Unpack(PurchaseDays.Pack(days), 500).SequenceEqual(days.Where(d => d.Day <= 500))).QuickCheckThrowOnFailure();

    [Fact]
    public void ten_purchase_days_take_less_than_a_hundred_bytes()
        => Assert.InRange(PurchaseDays.Pack([.. Enumerable.Range(0, 10).Select(i => new PurchaseDay(20_000 + 19 * i, 64_800, 64_800, 41_000, 1))]).Length, 50, 100);

    [Fact]
    public void days_out_of_order_are_refused()
        => Assert.Throws<ArgumentException>(() => PurchaseDays.Pack([new(5, 1, 0, 0, 1), new(5, 1, 0, 0, 1)]));

    [Fact]
    public void a_form_of_a_newer_version_is_not_guessed_at()
        => Assert.Throws<InvalidOperationException>(() => PurchaseDays.Unpack([9, 0]));

    [Fact]
    public void days_are_counted_and_not_invoices_and_a_day_without_a_positive_net_is_no_occasion()
    {
        var sum = Purchases.At(200, PurchaseDays.Pack([new(100, 500, 0, 0, 3), new(110, 0, 0, 0, 1), new(120, -200, 0, 0, 0), new(130, 300, 0, 0, 1), new(201, 900, 0, 0, 1)]));

        Assert.Equal((1, 30, 100), (sum.X, sum.LastDays, sum.AgeDays));
        Assert.Equal((600, 100), (sum.NetMinor, sum.RepeatNetMinor));
    }

    [Fact]
    public void the_year_is_the_last_three_hundred_and_sixty_five_days()
    {
        var packed = PurchaseDays.Pack([new(1000 - 365, 100, 100, 60, 1), new(1000 - 364, 200, 200, 90, 1), new(1000, 400, 0, 0, 1)]);
        var sum = Purchases.At(1000, packed);

        Assert.Equal((2, 600, 200, 90), (sum.YearOccasions, sum.YearNetMinor, sum.YearCostedNetMinor, sum.YearCostMinor));
    }
}
