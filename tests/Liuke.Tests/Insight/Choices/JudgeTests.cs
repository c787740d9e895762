using Liuke.Insight;
using Liuke.Insight.Choices;
using Liuke.Insight.Proofs;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight.Choices;

public sealed class JudgeTests
{
    private static async Task<Proof> Proof(IReadOnlyList<Sale> sales)
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(sales);
        await shop.Refresh();
        return (await house.Look(db => db.ModelChoices.SingleAsync())).Report.Proof!;
    }

    [Fact]
    public async Task the_proof_stands_on_a_day_of_the_past_and_tells_what_came()
    {
        var sales = Firm.Of(260);
        var proof = await Proof(sales);
        var last = sales.Max(s => s.On);
        var cut = last.PlusDays(-90);

        Assert.Equal((cut, 90), (Liuke.Basics.Days.Day(proof.CutDay), proof.Days));
        var known = sales.Where(s => s.On <= cut).Select(s => s.Customer).ToHashSet();
        Assert.Equal(known.Count, proof.Customers);
        var came = sales.Where(s => s.On > cut && s.On <= last && known.Contains(s.Customer)).Select(s => (s.Customer, s.On)).Distinct().ToList();
        Assert.Equal(came.Count, proof.Of(Liuke.Insight.Proofs.Proof.Combination)!.Actual);
        Assert.Equal(came.Select(c => c.Customer).Distinct().Count(), proof.Bought);
        Assert.Equal(proof.Bought, proof.Reliability.Sum(r => r.Customers * r.Did), 6);
        Assert.NotNull(proof.Of(Liuke.Insight.Proofs.Proof.OwnRate));
        Assert.NotNull(proof.Of(Liuke.Insight.Proofs.Proof.LastPeriod));
        Assert.All(proof.Lift, l => Assert.Equal(1, l.Shares[^1], 9));
    }

    [Fact]
    public async Task what_came_after_the_cut_judges_and_teaches_nothing()
    {
        var sales = Firm.Of(260);
        var cut = sales.Max(s => s.On).PlusDays(-90);
        // The same past; afterwards those go on buying who had not been expected to, and the others stop.
        List<Sale> planted = [.. sales.Where(s => s.On <= cut), .. sales.Select(s => s.Customer).Distinct().Order(StringComparer.Ordinal).Where((_, i) => i % 2 == 0)
            .SelectMany(c => Enumerable.Range(1, 9).Select(i => new Sale(c, cut.PlusDays(10 * i), 500, 60)))];
        var (was, isNow) = (await Proof(sales), await Proof(planted));

        Assert.Equal((was.CutDay, was.Customers, was.BestModel, was.AliveModel), (isNow.CutDay, isNow.Customers, isNow.BestModel, isNow.AliveModel));
        Assert.NotEqual(was.Bought, isNow.Bought);
        foreach (var model in (string[])["mbg-nbd", "pareto-nbd", "own-rate", "last-period"])
            Assert.Equal(was.Of(model)!.Predicted, isNow.Of(model)!.Predicted, 4);
    }
}
