using Liuke.Statistics.BuyTillYouDie;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

public sealed class PublishedValueTests
{
    private static readonly BgNbd Sample = new(new(.243, 4.414, .793, 2.426));
    private static readonly BgNbd Estimated = new(new(.2425967, 4.413659, .7929869, 2.426164));

    /// <summary>Fader, Hardie, Lee (2005) and its spreadsheet note 004.</summary>
    [Fact]
    public void expectation_and_alive_probability_of_the_first_customer()
    {
        Assert.Equal(1.226028, Sample.ExpectedPurchasesWeeks(2, 30.43, 38.86, 39), 5.1e-7);
        Assert.Equal(.726579, Sample.PAliveWeeks(2, 30.43, 38.86), 5.1e-7);
    }

    /// <summary>
    /// Note 004, cumulative repeat purchases of a new customer, at the estimates with all their digits. The spreadsheet
    /// cuts its hypergeometric series short, which shows at 78 weeks.
    /// </summary>
    [Theory]
    [InlineData(.1429, .0078)]
    [InlineData(1, .0532)]
    [InlineData(3, .1506)]
    [InlineData(31.8571, 1.0405)]
    [InlineData(32, 1.0437)]
    [InlineData(78, 1.8576)]
    public void expected_purchases_of_a_new_customer(double weeks, double expected) =>
        Assert.Equal(expected, Estimated.ExpectedNewCustomerWeeks(weeks), weeks < 78 ? 5.1e-5 : 4e-4);

    [Fact]
    public void probabilities_of_counts()
    {
        Assert.Equal(1.07869e-07, Sample.ProbabilityOfCountWeeks(10, 2), 5.1e-13);
        Assert.Equal(.5737864, Sample.ProbabilityOfCountWeeks(0, 39), 5.1e-8);
    }

    /// <summary>BTYD walkthrough, customer 1516, who bought last 216 days after the first purchase.</summary>
    [Fact]
    public void customer_1516_of_the_walkthrough()
    {
        Assert.Equal(25.75659, Estimated.ExpectedPurchases(26, 216, 217, 364), 5.1e-6);
        Assert.Equal(.9688523, Estimated.PAlive(26, 216, 217), 5.1e-8);
    }

    /// <summary>Fader and Hardie, note 027: what underflows when written naively.</summary>
    [Fact]
    public void a_row_with_two_hundred_purchases_has_a_likelihood()
    {
        var model = new BgNbd(new(.25, 4, .8, 2.5));

        Assert.Equal(-0.59947382, model.LogLikelihoodWeeks(0, 0, 40), 5.1e-9);
        Assert.Equal(100.7957, model.LogLikelihoodWeeks(200, 38, 40), 5.1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(39)]
    [InlineData(520)]
    public void the_probabilities_of_all_counts_sum_to_one_and_their_mean_is_the_expectation(double weeks)
    {
        foreach (var model in new BetaGeometricNbd[] { Sample, new MbgNbd(new(.525, 6.183, .891, 1.614)) })
        {
            double sum = 0, mean = 0;
            for (var n = 0; n < 6000; n++)
            {
                var p = model.ProbabilityOfCountWeeks(n, weeks);
                Assert.InRange(p, 0, 1);
                sum += p;
                mean += n * p;
            }
            Assert.Equal(1, sum, 1e-9);
            Assert.Equal(model.ExpectedNewCustomerWeeks(weeks), mean, 1e-7 * mean);
        }
    }

    [Fact]
    public void every_one_time_buyer_is_alive_in_bg_nbd_and_none_for_certain_in_mbg_nbd()
    {
        var modified = new MbgNbd(new(.525, 6.183, .891, 1.614));

        Assert.Equal(1, Sample.PAliveWeeks(0, 0, 500));
        Assert.Null(Sample.DaysUntilAlive(.2, 0, 0));
        Assert.InRange(modified.PAliveWeeks(0, 0, 0), .64, .65);
        Assert.True(modified.PAliveWeeks(0, 0, 50) < modified.PAliveWeeks(0, 0, 10));
    }
}
