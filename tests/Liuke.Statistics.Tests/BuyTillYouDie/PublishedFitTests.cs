using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>
/// CDNOW calibrated to 1997-09-30. BG/NBD on the sample: Fader, Hardie, Lee (2005) and the BTYD walkthrough; the other
/// values are agreed on by independent tools.
/// </summary>
public sealed class PublishedFitTests
{
    public static TheoryData<string, string, double[], double> Fits => new()
    {
        { "bg-nbd", "summary", [.2425967, 4.413659, .7929869, 2.426164], -9582.4256 },
        { "bg-nbd", "sample", [.2425967, 4.413659, .7929869, 2.426164], -9582.4292 },
        { "bg-nbd", "full", [.251624, 4.78894, .723433, 2.16109], -95368.4439 },
        { "mbg-nbd", "summary", [.524838, 6.18299, .891356, 1.614], -9582.1327 },
        { "mbg-nbd", "full", [.63714, 7.31029, .807474, 1.22839], -95336.9583 },
    };

    [Theory]
    [MemberData(nameof(Fits))]
    public void a_fit_on_cdnow_gives_the_published_parameters(string model, string set, double[] parameters, double logLikelihood)
    {
        var rows = set switch { "full" => Cdnow.Rows(Cdnow.Full), "sample" => Cdnow.Rows(Cdnow.Sample), _ => Cdnow.SummaryRows() };
        var fit = model == "bg-nbd" ? BgNbd.Fit(rows) : MbgNbd.Fit(rows);

        Assert.True(fit.Converged);
        Assert.True(fit.DropoutIdentified);
        Assert.Empty(fit.Warnings);
        // Printed estimates carry the stopping error of the optimiser they came from: far below a standard error.
        for (var i = 0; i < 4; i++) Assert.Equal(parameters[i], fit.Values[i], 1e-3 * fit.StandardErrors[i]!.Value);
        Assert.Equal(logLikelihood, fit.LogLikelihood, 5.1e-5);
    }

    [Fact]
    public void standard_errors_of_bg_nbd_on_the_sample_are_those_of_the_walkthrough()
    {
        var fit = BgNbd.Fit(Cdnow.SummaryRows());

        double[] published = [.012557, .378221, .185719, .705345];
        for (var i = 0; i < 4; i++) Assert.Equal(published[i], fit.StandardErrors[i]!.Value, 1.1e-6);
        for (var i = 0; i < 4; i++) Assert.Equal(Math.Pow(fit.StandardErrors[i]!.Value, 2), fit.Covariance![i, i], 1e-15);
    }

    [Fact]
    public void no_published_estimate_is_likelier_than_ours()
    {
        var rows = Cdnow.Rows(Cdnow.Sample);
        var published = new BetaGeometricLikelihood(rows, extraChance: 0, phases: 1, cores: 1)
            .Evaluate([.. new[] { .2425967, 4.413659, .7929869, 2.426164 }.Select(v => Math.Log(v))]).Value * rows.Customers;

        Assert.InRange(BgNbd.Fit(rows).LogLikelihood - published, 0, 1e-4);
    }

    [Fact]
    public void a_fit_started_from_its_own_answer_stays_there()
    {
        var rows = Cdnow.Rows(Cdnow.Full);
        var first = MbgNbd.Fit(rows);
        var second = MbgNbd.Fit(rows, start: first.Parameters);

        Assert.InRange(second.Iterations, 0, 1);
        for (var i = 0; i < 4; i++) Assert.Equal(first.Values[i], second.Values[i], 1e-6 * first.Values[i]);
    }

    [Fact]
    public void a_far_start_comes_to_the_same_maximum()
    {
        var rows = Cdnow.Rows(Cdnow.Sample);
        var far = MbgNbd.Fit(rows, start: new(20, 500, 0.01, 30));

        Assert.True(far.Converged);
        Assert.Equal(MbgNbd.Fit(rows).LogLikelihood, far.LogLikelihood, 1e-6);
    }

    [Fact]
    public void the_answer_carries_what_a_reader_needs_to_trust_it()
    {
        var fit = MbgNbd.Fit(Cdnow.Rows(Cdnow.Sample), new FitOptions());

        Assert.Equal(2357, fit.Customers);
        Assert.Equal(["r", "alpha", "a", "b"], fit.Names);
        Assert.InRange(fit.GradientNorm, 0, 1e-9);
        Assert.InRange(fit.ConditionNumber!.Value, 1, 1e4);
        Assert.Empty(fit.AtBounds);
    }
}
