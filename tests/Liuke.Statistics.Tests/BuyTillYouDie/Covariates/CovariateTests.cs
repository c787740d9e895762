using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Covariates;
using Liuke.Statistics.Learning;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie.Covariates;

public sealed class CovariateTests
{
    private const double South = .5, Grade = -.3, Leaving = .7;

    [Theory]
    [InlineData("bg-nbd")]
    [InlineData("mbg-nbd")]
    [InlineData("mbg-cnbd-2")]
    [InlineData("pareto-nbd")]
    public void effects_on_rate_and_leaving_are_found_within_three_standard_errors(string name)
    {
        var world = World(name, 30_000);
        var fit = CovariateFit.FitWeeks(name, world.X, world.Last, world.Age, world.Rate, world.Dropout);

        Assert.True(fit.Base.Converged);
        Assert.Equal(["south", "grade"], fit.Rate.Select(e => e.Name));
        Assert.Equal(South, fit.Rate[0].Effect, 3 * fit.Rate[0].StandardError!.Value);
        Assert.Equal(Grade, fit.Rate[1].Effect, 3 * fit.Rate[1].StandardError!.Value);
        Assert.Equal(Leaving, fit.Dropout[0].Effect, 3 * fit.Dropout[0].StandardError!.Value);
        Assert.InRange(fit.Rate[0].StandardError!.Value, .001, .15);
        Assert.Equal(.6, fit.Base["r"], 3 * fit.Base.StandardErrors["r"]!.Value);
        Assert.True(fit.Base.LogLikelihood > fit.WithoutCovariates.LogLikelihood + 50);
        Assert.Equal(fit.Rate[1].StandardError!.Value, Math.Sqrt(fit.Covariance![5][5]), 1e-12);
        Assert.Equal(["rate: south", "rate: grade", "dropout: south"], fit.Names.Skip(4));
    }

    [Fact]
    public void the_model_of_a_customer_is_the_base_with_the_effects()
    {
        var world = World("pareto-nbd", 3_000);
        var fit = CovariateFit.FitWeeks("pareto-nbd", world.X, world.Last, world.Age, world.Rate, world.Dropout);
        var model = (ParetoNbd)fit.For([1, 2], [1]);

        Assert.Equal(fit.Base["alpha"] / fit.Rate[0].Factor / Math.Pow(fit.Rate[1].Factor, 2), model.Parameters.Alpha, 1e-9 * model.Parameters.Alpha);
        Assert.Equal(fit.Base["beta"] / fit.Dropout[0].Factor, model.Parameters.Beta, 1e-9 * model.Parameters.Beta);
        Assert.Throws<ArgumentException>(() => fit.For([1], [1]));
    }

    [Fact]
    public void properties_that_do_nothing_have_no_effect_beyond_chance()
    {
        var histories = PurchaseHistories.From(Cdnow.Sample, Cdnow.CalibrationEnd);
        var random = new Draws(4);
        var noise = new FeatureTable(["coin"], [[.. histories.X.Select(_ => random.Uniform() < .5 ? 1.0 : 0)]]);
        var fit = CovariateFit.Fit("mbg-nbd", histories, noise, noise);

        Assert.InRange(Math.Abs(fit.Rate[0].Effect) / fit.Rate[0].StandardError!.Value, 0, 3);
        Assert.InRange(fit.Base.LogLikelihood - fit.WithoutCovariates.LogLikelihood, -1e-6, 5);
        Assert.Equal(-9582.1327, fit.WithoutCovariates.LogLikelihood, .01);
    }

    [Fact]
    public void without_differences_in_the_data_the_base_is_the_model_itself()
    {
        // Every history twice, once with the property and once without: it can have no effect.
        var histories = PurchaseHistories.From(Cdnow.Sample, Cdnow.CalibrationEnd);
        double[] Weeks(int[] days) => [.. days.Concat(days).Select(d => d / 7.0)];
        var property = new FeatureTable(["twin"], [[.. histories.X.Select(_ => 0.0), .. histories.X.Select(_ => 1.0)]]);
        var fit = CovariateFit.FitWeeks("bg-nbd", [.. histories.X, .. histories.X], Weeks(histories.LastDays), Weeks(histories.AgeDays), property, property);

        Assert.Equal(0, fit.Rate[0].Effect, 1e-5);
        Assert.Equal(0, fit.Dropout[0].Effect, 1e-5);
        Assert.Equal(.2425967, fit.Base["r"], 1e-5);
        Assert.Equal(2 * -9582.4292, fit.Base.LogLikelihood, 1e-3);
    }

    [Fact]
    public void what_cannot_be_is_refused_by_name()
    {
        var histories = PurchaseHistories.From(Cdnow.Sample, Cdnow.CalibrationEnd);
        var same = new FeatureTable(["same"], [[.. histories.X.Select(_ => 1.0)]]);
        var short1 = new FeatureTable(["short"], [[1.0, 0]]);
        var own = new FeatureTable(["own"], [[.. histories.X.Select((_, i) => (double)i)]]);

        Assert.Contains("same", Assert.Throws<ArgumentException>(() => CovariateFit.Fit("bg-nbd", histories, same)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CovariateFit.Fit("bg-nbd", histories, short1));
        Assert.Contains("2000", Assert.Throws<ArgumentException>(() => CovariateFit.Fit("bg-nbd", histories, own)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CovariateFit.Fit("own-rhythm", histories, own));
        Assert.Throws<ArgumentException>(() => CovariateFit.Fit("bg-nbd", histories, null));
        // Twice the same property: they cannot be told apart, and that is said.
        var half = histories.X.Select((_, i) => (double)(i % 2)).ToArray();
        var twice = CovariateFit.Fit("bg-nbd", histories, new FeatureTable(["one", "other"], [half, half]));
        Assert.Contains(twice.Base.Warnings, w => w.Kind is FitWarningKind.NotAMaximum or FitWarningKind.FlatDirection);
        Assert.False(twice.Base.Converged);
    }

    private static (int[] X, double[] Last, double[] Age, FeatureTable Rate, FeatureTable Dropout) World(string name, int customers)
    {
        var random = new Draws(8);
        double[] south = [.. Enumerable.Range(0, customers).Select(_ => random.Uniform() < .4 ? 1.0 : 0)];
        double[] grade = [.. Enumerable.Range(0, customers).Select(_ => Math.Floor(3 * random.Uniform()))];
        double[] age = [.. Enumerable.Range(0, customers).Select(_ => 20 + 60 * random.Uniform())];
        double[][] lives = [.. Enumerable.Range(0, customers).Select(i =>
        {
            var (faster, leaving) = (Math.Exp(South * south[i] + Grade * grade[i]), Math.Exp(Leaving * south[i]));
            IPurchaseModel model = name switch
            {
                "bg-nbd" => new BgNbd(new(.6, 6 / faster, .8 * leaving, 2.4)),
                "mbg-nbd" => new MbgNbd(new(.6, 6 / faster, .8 * leaving, 2.4)),
                "mbg-cnbd-2" => new MbgCnbd(new(2, .6, 3 / faster, .8 * leaving, 2.4)),
                _ => new ParetoNbd(new(.6, 8 / faster, .7, 12 / leaving)),
            };
            return model.DrawFuture(Draws.For(5, i), 0, 0, 0, 7 * age[i]);
        })];
        return ([.. lives.Select(l => l.Length)], [.. lives.Select(l => l.Length == 0 ? 0 : l[^1] / 7)], age,
            new(["south", "grade"], [south, grade]), new(["south"], [south]));
    }
}
