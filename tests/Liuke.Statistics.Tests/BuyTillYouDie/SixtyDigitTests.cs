using System.Globalization;
using Liuke.Statistics.BuyTillYouDie;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>data/btyd_reference_values.csv: the published formulas evaluated with sixty digits.</summary>
public sealed class SixtyDigitTests
{
    private const double Tolerance = 1e-9;
    private const double ToleranceNearOne = 1e-6;

    [Theory]
    [InlineData("bgnbd", 560)]
    [InlineData("mbgnbd", 560)]
    [InlineData("pnbd", 360)]
    public void every_row_is_reproduced(string modelName, int count)
    {
        var rows = ReferenceRow.Read().Where(row => row.Model == modelName).ToArray();
        Assert.Equal(count, rows.Length);

        var wrong = rows.SelectMany(Differences).ToArray();
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Take(40)) + $"\n{wrong.Length} differences");
    }

    private static IEnumerable<string> Differences(ReferenceRow row)
    {
        var tolerance = Math.Abs(row.P3 - 1) <= 1e-6 ? ToleranceNearOne : Tolerance;
        var ours = row.Model == "pnbd" ? Pareto(row) : BetaGeometric(row);
        return new[]
        {
            Difference("log-likelihood", ours.LogLikelihood, row.LogLikelihood, tolerance),
            Difference("P(alive)", ours.PAlive, row.PAlive, tolerance),
            Difference("E[Y]", ours.Expected, row.Expected, tolerance),
            Difference("E[X]", ours.New, row.ExpectedNew, tolerance),
        }.OfType<string>().Select(what => $"{what} at {row}");
    }

    private static (double LogLikelihood, double PAlive, double Expected, double New) BetaGeometric(ReferenceRow row)
    {
        var parameters = new BetaGeometricParameters(row.P1, row.P2, row.P3, row.P4);
        BetaGeometricNbd model = row.Model == "bgnbd" ? new BgNbd(parameters) : new MbgNbd(parameters);
        return (
            model.LogLikelihoodWeeks(row.X, row.LastWeeks, row.AgeWeeks), model.PAliveWeeks(row.X, row.LastWeeks, row.AgeWeeks),
            model.ExpectedPurchasesWeeks(row.X, row.LastWeeks, row.AgeWeeks, row.HorizonWeeks), model.ExpectedNewCustomerWeeks(row.HorizonWeeks));
    }

    private static (double LogLikelihood, double PAlive, double Expected, double New) Pareto(ReferenceRow row)
    {
        var model = new ParetoNbd(new(row.P1, row.P2, row.P3, row.P4));
        return (
            model.LogLikelihoodWeeks(row.X, row.LastWeeks, row.AgeWeeks), model.PAliveWeeks(row.X, row.LastWeeks, row.AgeWeeks),
            model.ExpectedPurchasesWeeks(row.X, row.LastWeeks, row.AgeWeeks, row.HorizonWeeks), model.ExpectedNewCustomerWeeks(row.HorizonWeeks));
    }

    private static string? Difference(string what, double ours, double theirs, double tolerance) =>
        Math.Abs(ours - theirs) <= tolerance * Math.Abs(theirs)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{what}: {ours:R} instead of {theirs:R}, relative {(ours - theirs) / theirs:G2}");
}
