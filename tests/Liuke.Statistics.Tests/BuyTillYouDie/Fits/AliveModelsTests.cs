using System.Text.Json;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Fits;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie.Fits;

/// <summary>Every model can be asked for by name, kept as text, opened again, and refitted from where it was.</summary>
public sealed class AliveModelsTests
{
    private static readonly PurchaseHistories Sample = PurchaseHistories.From(Cdnow.Sample, Cdnow.CalibrationEnd);

    public static TheoryData<string> Names => new(AliveModels.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void a_kept_fit_opens_as_the_model_it_was(string name)
    {
        var fit = AliveModels.Fit(name, Sample);
        var opened = JsonSerializer.Deserialize<AliveFit>(JsonSerializer.Serialize(fit))!;

        Assert.Equal(name, opened.Model);
        Assert.Equal(fit.Parameters, opened.Parameters);
        Assert.Equal(fit.Covariance, opened.Covariance);
        Assert.Equal(fit.Open().ExpectedPurchases(2, 213, 272, 273), opened.Open().ExpectedPurchases(2, 213, 272, 273));
        Assert.Equal(fit.StandardErrors.Count, fit.Estimated.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void a_refit_from_a_kept_fit_ends_where_it_was(string name)
    {
        var fit = AliveModels.Fit(name, Sample);
        var again = AliveModels.Fit(name, Sample, fit);

        foreach (var (parameter, value) in fit.Parameters) Assert.Equal(value, again[parameter], 1e-5 * value);
        Assert.Equal(fit.LogLikelihood, again.LogLikelihood, 1e-6);
    }

    [Fact]
    public void names_lead_to_the_published_fits()
    {
        Assert.Equal(-9582.4292, AliveModels.Fit("bg-nbd", Sample).LogLikelihood, 1e-4);
        Assert.Equal(-9582.1327, AliveModels.Fit("mbg-nbd", Sample).LogLikelihood, .01);
        Assert.Equal(-9594.976, AliveModels.Fit("pareto-nbd", Sample).LogLikelihood, .01);
    }

    [Fact]
    public void an_unknown_name_is_refused_with_the_names_there_are()
    {
        var refused = Assert.Throws<ArgumentException>(() => AliveModels.Fit("mbg-cnbd-9", Sample));
        Assert.Contains("mbg-cnbd-k", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => AliveModels.Open(new("nothing", new Dictionary<string, double>(), new Dictionary<string, double?>())));
    }
}
