using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>
/// Online Retail on purchase days 2010-12-01 to 2011-08-31. The reading that gives the known log-likelihood -21755.348
/// leaves out the lines of cancelling invoices (C...) and then the days whose net is not positive: 3,317 customers, 7,050
/// repeat purchase days. Keeping the one day of net zero that is left gives -21758.021; keeping cancellations as
/// purchases gives -25298.892.
/// </summary>
public sealed class OnlineRetailTests
{
    private static readonly PurchaseHistories Histories =
        PurchaseHistories.From(OnlineRetail.Log(), OnlineRetail.CalibrationEnd, new(DropDaysWithoutPositiveNet: true));

    [Fact]
    public void the_known_likelihood_belongs_to_days_with_a_positive_net_without_cancellations()
    {
        Assert.Equal(3317, Histories.Count);
        Assert.Equal(7050, Histories.X.Sum());
        Assert.Equal(-21755.348, BgNbd.Fit(MergedRows.From(Histories)).LogLikelihood, 5.1e-4);

        var withZeroDay = PurchaseHistories.From(OnlineRetail.Log(), OnlineRetail.CalibrationEnd);
        Assert.Equal(7051, withZeroDay.X.Sum());
        Assert.Equal(-21758.021, BgNbd.Fit(MergedRows.From(withZeroDay)).LogLikelihood, 5.1e-4);

        var withCancelled = PurchaseHistories.From(OnlineRetail.Log(withCancelled: true), OnlineRetail.CalibrationEnd);
        Assert.Equal(-25298.892, BgNbd.Fit(MergedRows.From(withCancelled)).LogLikelihood, 5.1e-4);
    }

    [Theory]
    [InlineData("bg-nbd")]
    [InlineData("mbg-nbd")]
    public void no_dropout_can_be_identified_and_the_answer_says_so(string model)
    {
        var rows = MergedRows.From(Histories);
        var fit = model == "bg-nbd" ? BgNbd.Fit(rows) : MbgNbd.Fit(rows);

        Assert.False(fit.DropoutIdentified);
        Assert.Equal(FitWarningKind.NoDropout, fit.Warnings[0].Kind);
        Assert.Equal(["a"], fit.AtBounds);
        Assert.True(fit.Converged, "the maximum on the boundary is found");
        Assert.Equal(.722644, fit.Parameters.R, 1e-6);
        Assert.Equal(9.424542, fit.Parameters.Alpha, 1e-5);
        Assert.NotNull(fit.StandardErrors[0]);
        Assert.Null(fit.StandardErrors[2]);
        Assert.Null(fit.StandardErrors[3]);
        Assert.Equal(-21755.348, fit.LogLikelihood, 5.1e-4);
    }

    [Fact]
    public void a_start_from_an_earlier_fit_with_dropout_still_finds_the_boundary()
    {
        var fit = MbgNbd.Fit(MergedRows.From(Histories), start: new(.5, 6, .9, 1.6));

        Assert.Equal(-21755.348, fit.LogLikelihood, 5.1e-4);
        Assert.False(fit.DropoutIdentified);
    }

    [Fact]
    public void wholesalers_buy_with_a_rhythm()
    {
        var shape = GapShape.Estimate(Histories.X, Histories.LastDays, Histories.LogGapSum)!;

        Assert.InRange(shape.Shape, 1.8, 1.95);
        Assert.Equal(2, shape.Erlang);
        Assert.InRange(shape.StandardError, .03, .04);
        Assert.InRange(GapShape.Estimate(Cdnow.Histories(Cdnow.Full).X, Cdnow.Histories(Cdnow.Full).LastDays, Cdnow.Histories(Cdnow.Full).LogGapSum)!.Shape, 1, 1.2);
    }
}
