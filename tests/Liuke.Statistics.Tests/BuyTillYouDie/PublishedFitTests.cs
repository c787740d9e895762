using Liuke.Statistics.BuyTillYouDie;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

public sealed class PublishedFitTests
{
    public static TheoryData<string, string, double[], double> Fits => new()
    {
        { "bg-nbd", "summary", [.2425967, 4.413659, .7929869, 2.426164], -9582.4256 },
        { "bg-nbd", "full", [.251624, 4.78894, .723433, 2.16109], -95368.4439 },
        { "mbg-nbd", "summary", [.524838, 6.18299, .891356, 1.614], -9582.1327 },
        { "mbg-nbd", "full", [.63714, 7.31029, .807474, 1.22839], -95336.9583 },
    };

    [Theory]
    [MemberData(nameof(Fits))]
    public void a_fit_on_cdnow_gives_the_published_parameters(string model, string set, double[] parameters, double logLikelihood)
    {
        var rows = set == "full" ? Cdnow.Rows(Cdnow.Full) : Cdnow.SummaryRows();
        var fit = model == "bg-nbd" ? BgNbd.Fit(rows) : MbgNbd.Fit(rows);

        Assert.True(fit.Converged);
        // Printed estimates carry the stopping error of the optimiser they came from: far below a standard error.
        for (var i = 0; i < 4; i++) Assert.Equal(parameters[i], fit.Values[i], 1e-3 * fit.StandardErrors[i]!.Value);
        Assert.Equal(logLikelihood, fit.LogLikelihood, 1e-4);
    }
}
