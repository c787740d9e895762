using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Spend;

namespace Liuke.Benchmarks.Kernels;

/// <summary>`dotnet run -c Release --project bench/Liuke.Benchmarks -- kernels`: medians as a table, in a minute or two.</summary>
internal static class QuickKernels
{
    private const int Runs = 9;
    private const int Million = 1_000_000;

    public static int Run(string[] options)
    {
        var withPlain = !options.Contains("--no-plain");
        Console.WriteLine($"{Machine()}; median of {Runs} runs after one to warm up\n");
        Console.WriteLine("| Kernel | Seconds | Least | Most | Plain, one run | Ratio |");
        Console.WriteLine("|---|---|---|---|---|---|");

        var customers = new Customers(Million);
        var rows = MergedRows.FromDays(customers.X, customers.LastDays, customers.AgeDays);
        Fits(customers, rows, withPlain);
        Histories(withPlain);
        Scores(customers, withPlain);
        Console.WriteLine($"\n{Million:N0} customers, {rows.Distinct:N0} distinct (x, t_x, T), {rows.RepeatCustomers:N0} with repeat purchases, at most {rows.MaxX}; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB in all");
        return 0;
    }

    private static void Fits(Customers customers, MergedRows rows, bool withPlain)
    {
        var plainMbg = withPlain ? Once(() => PlainKernels.Fit(customers, mayLeaveAtOnce: true)) : (double?)null;
        var plainBg = withPlain ? Once(() => PlainKernels.Fit(customers, mayLeaveAtOnce: false)) : (double?)null;
        Row("merge the histories of a million customers", () => MergedRows.FromDays(customers.X, customers.LastDays, customers.AgeDays), null);
        Row("fit MBG/NBD, merging and standard errors included", () => MbgNbd.Fit(MergedRows.FromDays(customers.X, customers.LastDays, customers.AgeDays)), plainMbg);
        Row("fit BG/NBD, merging and standard errors included", () => BgNbd.Fit(MergedRows.FromDays(customers.X, customers.LastDays, customers.AgeDays)), plainBg);
        var last = MbgNbd.Fit(rows).Parameters;
        Row("refit MBG/NBD from the last parameters, rows merged", () => MbgNbd.Fit(rows, start: last), null);
        Row("fit MBG/CNBD-2, merging and standard errors included", () => MbgCnbd.Fit(MergedRows.FromDays(customers.X, customers.LastDays, customers.AgeDays), k: 2), null);
        Row("fit Pareto/NBD, merging and standard errors included", () => ParetoNbd.Fit(MergedRows.FromDays(customers.X, customers.LastDays, customers.AgeDays)), null);
        Row("fit own rhythm, two phases, rows merged", () => OwnRhythm.Fit(rows, 2), null);
        var random = new Random(3);
        double[] spend = [.. customers.X.Select(_ => Math.Exp(3 + random.NextDouble()))];
        Row("fit Gamma-Gamma", () => GammaGamma.Fit(customers.X, spend), null);
    }

    private static void Histories(bool withPlain)
    {
        var log = Customers.Log(10 * Million, Million);
        var bare = new DayLog(log.Customer, log.Day);
        var plain = withPlain ? Once(() => PlainKernels.Histories(bare)) : (double?)null;
        Row("ten million unsorted lines to a million histories", () => PurchaseHistories.From(bare, 21_000), plain);
        Row("the same with amounts, days without a positive net dropped", () => PurchaseHistories.From(log, 21_000, new(true)), null);
    }

    private static void Scores(Customers customers, bool withPlain)
    {
        var p = new BetaGeometricParameters(.6, 7.3, .8, 1.3);
        double[] horizons = [30, 90, 365];
        var plain = withPlain ? Once(() => PlainKernels.Score(customers, p, horizons)) : (double?)null;
        var request = new ScoreRequest(customers.X, customers.LastDays, customers.AgeDays, horizons);
        Row("score a million: alive and expected at 30, 90, 365 days, MBG/NBD", () => new MbgNbd(p).Score(request), plain);
        Row("the same with discounting", () => new MbgNbd(p).Score(request with { YearlyDiscountRate = .1 }), null);
        Row("the same without discounting, Pareto/NBD", () => new ParetoNbd(new(.6, 8, .5, 9)).Score(request), null);
        Row("the same without discounting, MBG/CNBD-2", () => new MbgCnbd(new(2, .6, 3.6, .8, 1.3)).Score(request), null);
    }

    private static void Row(string what, Func<object> kernel, double? plain)
    {
        kernel();
        var seconds = new double[Runs];
        for (var run = 0; run < Runs; run++) seconds[run] = Once(kernel);
        Array.Sort(seconds);
        var median = seconds[Runs / 2];
        var ratio = plain is { } p ? $"{p:F2} | {p / median:N0} x" : "|";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {median:F4} | {seconds[0]:F4} | {seconds[^1]:F4} | {ratio} |"));
    }

    private static double Once<T>(Func<T> kernel)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        kernel();
        return watch.Elapsed.TotalSeconds;
    }

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
    }
}
