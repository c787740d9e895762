using Liuke.Statistics.Numerics;
using Liuke.Statistics.Survival;
using Xunit;

namespace Liuke.Statistics.Tests.Survival;

/// <summary>Fader and Hardie (2007), "How to project customer retention": two cohorts of 1,000 over seven renewals.</summary>
public sealed class ShiftedBetaGeometricTests
{
    private static ContractRows Regular => ContractRows.FromSurvivors(1000, 631, 468, 382, 326, 289, 262, 241);

    private static ContractRows HighEnd => ContractRows.FromSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);

    [Fact]
    public void both_cohorts_give_the_published_parameters()
    {
        var regular = ShiftedBetaGeometric.Fit(Regular);
        var highEnd = ShiftedBetaGeometric.Fit(HighEnd);

        Assert.True(regular.Converged && highEnd.Converged);
        Assert.Equal(.704, regular.Parameters.Alpha, .0005);
        Assert.Equal(1.182, regular.Parameters.Beta, .0005);
        Assert.Equal(.668, highEnd.Parameters.Alpha, .0005);
        Assert.Equal(3.806, highEnd.Parameters.Beta, .0005);
        Assert.Equal(-1680.3, regular.LogLikelihood, .05);
        Assert.Equal(-1611.2, highEnd.LogLikelihood, .05);
        Assert.All(regular.StandardErrors, error => Assert.InRange(error!.Value, .01, .5));
    }

    [Fact]
    public void the_projection_of_the_high_end_cohort_meets_the_five_years_that_were_held_out()
    {
        var model = new ShiftedBetaGeometric(ShiftedBetaGeometric.Fit(HighEnd).Parameters);
        double[] actual = [.468, .445, .427, .409, .394];
        for (var year = 8; year <= 12; year++) Assert.Equal(actual[year - 8], model.Survival(year), .025);
    }

    [Fact]
    public void survival_retention_and_ends_agree()
    {
        var model = new ShiftedBetaGeometric(new(.668, 3.806));
        var left = 1.0;
        for (var t = 1; t <= 40; t++)
        {
            Assert.Equal(left * model.Retention(t), model.Survival(t), 12);
            Assert.Equal(left - model.Survival(t), model.EndsAt(t), 12);
            Assert.True(model.Retention(t + 1) > model.Retention(t));
            left = model.Survival(t);
        }
    }

    [Theory]
    [InlineData(.704, 1.182, 1, .1)]
    [InlineData(.668, 3.806, 5, .1)]
    [InlineData(.05, .05, 2, .02)]
    [InlineData(30, 2, 7, .5)]
    public void residual_lifetime_is_the_discounted_sum_of_survival(double alpha, double beta, int renewal, double rate)
    {
        var model = new ShiftedBetaGeometric(new(alpha, beta));
        double sum = 0, there = 1;
        for (var t = 0; t < 4000; t++)
        {
            there *= model.Retention(renewal + t);
            sum += there * Math.Pow(1 + rate, -t);
        }
        Assert.Equal(sum, model.DiscountedExpectedResidualLifetime(renewal, rate), 1e-11 * sum);
    }

    [Fact]
    public void without_discount_residual_lifetime_is_the_mean_if_there_is_one()
    {
        Assert.Equal(double.PositiveInfinity, new ShiftedBetaGeometric(new(.7, 1.2)).DiscountedExpectedResidualLifetime(1, 0));
        var model = new ShiftedBetaGeometric(new(3, 2));
        Assert.Equal(1.0, model.DiscountedExpectedResidualLifetime(1, 0), 12);
        Assert.Equal(1.0, model.DiscountedExpectedResidualLifetime(1, 1e-7), 1e-5);
    }

    [Fact]
    public void cohorts_of_different_age_are_fitted_together_row_by_row()
    {
        // 300 contracts a year for five years, as single rows, from the model itself in whole shares.
        var truth = new ShiftedBetaGeometric(new(.8, 2.4));
        var (renewals, ended) = (new List<int>(), new List<bool>());
        for (var age = 1; age <= 5; age++)
        {
            for (var t = 1; t <= age; t++) Add(t, true, 3000 * truth.EndsAt(t));
            Add(age, false, 3000 * truth.Survival(age));
        }
        var fit = ShiftedBetaGeometric.Fit(ContractRows.From([.. renewals], [.. ended]));

        Assert.Equal(.8, fit.Parameters.Alpha, .02);
        Assert.Equal(2.4, fit.Parameters.Beta, .06);

        void Add(int t, bool gone, double many)
        {
            for (var i = 0; i < Math.Round(many); i++)
            {
                renewals.Add(t);
                ended.Add(gone);
            }
        }
    }

    [Fact]
    public void what_cannot_be_told_is_said_and_bad_rows_are_refused()
    {
        var nobodyLeft = ShiftedBetaGeometric.Fit(ContractRows.FromSurvivors(50, 50, 50));
        Assert.NotEmpty(nobodyLeft.Warnings);
        Assert.All(nobodyLeft.Values, value => Assert.True(double.IsFinite(value)));
        Assert.Throws<ArgumentException>(() => ContractRows.FromSurvivors(10, 11));
        Assert.Throws<ArgumentException>(() => ContractRows.From([0], [true]));
        Assert.Throws<ArgumentException>(() => ShiftedBetaGeometric.Fit(ContractRows.From([], [])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShiftedBetaGeometric(new(0, 1)));
    }
}
