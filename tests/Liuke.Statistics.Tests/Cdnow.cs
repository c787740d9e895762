using System.Globalization;
using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Statistics.Tests;

/// <summary>The CDNOW logs: purchases 1997-01-01 to 1998-06-30 of customers who first bought in the first quarter of 1997.</summary>
internal static class Cdnow
{
    public static readonly int CalibrationEnd = Day("1997-09-30");
    public static readonly int LogEnd = Day("1998-06-30");

    private static readonly Lazy<DayLog> SampleLog = new(() => Read("cdnow_sample.csv", customerColumn: 1));
    private static readonly Lazy<DayLog> FullLog = new(() => Read("cdnow_master.csv", customerColumn: 0));

    public static DayLog Sample => SampleLog.Value;

    public static DayLog Full => FullLog.Value;

    public static PurchaseHistories Histories(DayLog log) => PurchaseHistories.From(log, CalibrationEnd);

    public static MergedRows Rows(DayLog log) => MergedRows.From(Histories(log));

    /// <summary>The published summary table of the sample: weeks with two decimals.</summary>
    public static MergedRows SummaryRows()
    {
        var lines = File.ReadAllLines(Path("cdnow_sample_summary.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        return MergedRows.FromWeeks(
            [.. lines.Select(f => int.Parse(f[1], CultureInfo.InvariantCulture))],
            [.. lines.Select(f => double.Parse(f[2], CultureInfo.InvariantCulture))],
            [.. lines.Select(f => double.Parse(f[3], CultureInfo.InvariantCulture))]);
    }

    public static string Path(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "data", file);

    public static int Day(string date) =>
        DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    private static DayLog Read(string file, int customerColumn)
    {
        var lines = File.ReadAllLines(Path(file)).Skip(1).Select(line => line.Split(',')).ToArray();
        return new(
            [.. lines.Select(f => int.Parse(f[customerColumn], CultureInfo.InvariantCulture))],
            [.. lines.Select(f => Day(f[^3]))],
            [.. lines.Select(f => (long)Math.Round(decimal.Parse(f[^1], CultureInfo.InvariantCulture) * 100))]);
    }
}
