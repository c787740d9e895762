using System.Globalization;

namespace Liuke.Statistics.Tests;

/// <summary>A row of data/btyd_reference_values.csv.</summary>
internal sealed record ReferenceRow(
    string Model, string Tag, double P1, double P2, double P3, double P4, int X, double LastWeeks, double AgeWeeks, double HorizonWeeks,
    double LogLikelihood, double PAlive, double Expected, double ExpectedNew)
{
    public static IEnumerable<ReferenceRow> Read() =>
        File.ReadLines(Cdnow.Path("btyd_reference_values.csv")).Skip(1).Select(line =>
        {
            var f = line.Split(',');
            double N(int i) => double.Parse(f[i], CultureInfo.InvariantCulture);
            return new ReferenceRow(f[0], f[1], N(2), N(3), N(4), N(5), (int)N(6), N(7), N(8), N(9), N(10), N(11), N(12), N(13));
        });
}
