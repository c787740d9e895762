using System.Globalization;
using Liuke.Statistics.Evaluation;
using Liuke.Statistics.Forecasting;
using Xunit;

namespace Liuke.Statistics.Tests.Forecasting;

/// <summary>The combination against the best figures of existing tools, column by column.</summary>
public sealed class HoldOutTests(ITestOutputHelper output)
{
    [Fact]
    public void the_online_retail_autumn_is_forecast_better_than_by_any_known_tool_in_every_figure()
    {
        var holdOut = HoldOut.Run(Logs.OnlineRetail, Cdnow.Day("2011-08-31"), 100);
        var (forecast, report) = (holdOut.Forecast, Tell(holdOut));

        Assert.True(report.Mae <= .967);
        Assert.True(report.Rmse <= 1.590);
        Assert.True(report.AucExpected >= .7318);
        Assert.True(report.TopDecileShare >= .365);
        // Nine months hold no autumn: it cannot be foreseen, and that is said.
        Assert.False(forecast.Season!.IsLearned);
        Assert.Contains(forecast.Notes, note => note is { Kind: ForecastNoteKind.SeasonNeedsAYear, Figure: "274" });
    }

    [Fact]
    public void the_cdnow_sample_is_forecast_as_well_as_by_the_best_known_tool()
    {
        var report = Tell(HoldOut.Run(Cdnow.Sample, Cdnow.CalibrationEnd, 273));

        Assert.True(report.Mae <= .755);
        Assert.True(report.Rmse <= 1.603);
        Assert.True(report.AucExpected >= .7787);
        Assert.True(report.TopDecileShare >= .470);
    }

    [Fact]
    public void all_of_cdnow_is_forecast_better_than_by_any_known_tool()
    {
        var report = Tell(HoldOut.Run(Cdnow.Full, Cdnow.CalibrationEnd, 273));

        Assert.True(report.Mae <= .794);
        Assert.True(report.Rmse <= 1.726);
        Assert.True(report.AucExpected >= .7687);
        Assert.True(report.TopDecileShare >= .460);
    }

    [Fact]
    public void of_customers_told_a_chance_about_that_share_buys()
    {
        // No autumn lies in these days: June and July from the end of May.
        var holdOut = HoldOut.Run(Logs.OnlineRetail, Cdnow.Day("2011-05-31"), 60);
        var forecast = holdOut.Forecast;

        Assert.InRange(Reliability.Error(holdOut.Reliability), 0, .06);
        Assert.InRange(Reliability.Error(forecast.Reliability), 0, .03);
        Assert.True(forecast.Chance.Zip(forecast.Expected).OrderBy(p => p.Second).Select(p => p.First).Zip(
            forecast.Chance.Order()).All(p => Math.Abs(p.First - p.Second) < 1e-12), "The chance rises with the expectation.");
    }

    private HoldOutReport Tell(HoldOut holdOut)
    {
        var forecast = holdOut.Forecast;
        output.WriteLine(string.Join(", ", forecast.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Weight:F2}"))));
        foreach (var r in holdOut.Reports)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{r.Model,-12} MAE {r.Mae:F4} RMSE {r.Rmse:F4} predicted {r.Predicted:F0} actual {r.Actual:F0} AUC {r.AucExpected:F4} alive {r.AucAlive:F4} top {r.TopDecileShare:F4} in {r.Seconds:F1} s"));
        Assert.All(forecast.Expected, e => Assert.True(e >= 0 && double.IsFinite(e)));
        Assert.All(forecast.Chance, p => Assert.InRange(p, 0, 1));
        Assert.All(forecast.Alive, p => Assert.InRange(p, 0, 1));
        Assert.Equal(1, forecast.Parts.Sum(p => p.Weight), 9);
        Assert.Equal(HoldOut.Combination, holdOut.Reports[^1].Model);
        return holdOut.Reports[^1];
    }
}
