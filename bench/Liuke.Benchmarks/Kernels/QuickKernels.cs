using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Spend;

namespace Liuke.Benchmarks.Kernels;

/// <summary>
/// `dotnet run -c Release --project bench/Liuke.Benchmarks -- kernels [--no-plain] [--customers N]`: every kernel beside the
/// same work written plainly, as a table for docs/benchmarks.md. The two must agree, or it fails.
/// </summary>
internal sealed class QuickKernels
{
    private const int Runs = 9;
    private const int Million = 1_000_000;

    /// <summary>Plain code runs on every twentieth part of the customers; its time is taken twenty times.</summary>
    private const int PlainPart = 20;

    private static readonly double[] Horizons = [30, 90, 365];

    private readonly bool withPlain;
    private readonly Customers customers;
    private readonly Customers some;
    private bool agrees = true;

    private QuickKernels(int count, bool withPlain)
    {
        this.withPlain = withPlain;
        customers = new(count);
        some = new(Math.Max(1000, count / PlainPart), seed: 7);
    }

    private double PlainScale => (double)customers.Count / some.Count;

    public static int Run(string[] options)
    {
        var at = Array.IndexOf(options, "--customers");
        var count = at >= 0 ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : Million;
        return new QuickKernels(count, !options.Contains("--no-plain")).Run();
    }

    private int Run()
    {
        var rows = customers.Rows();
        Console.WriteLine($"{Machine()}; median of {Runs} runs after one to warm up; plain code once on {some.Count:N0} customers, its time times {PlainScale:N0}\n");
        Console.WriteLine("| Kernel | Target, s | Least, s | Median, s | Allocated, MB | Plain, s | Ratio |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        Fits(rows);
        Histories();
        Scores();
        Console.WriteLine($"\n{customers.Count:N0} customers, {rows.Distinct:N0} distinct (x, t_x, T), {rows.RepeatCustomers:N0} with repeat purchases, at most {rows.MaxX}; peak memory of the whole run, input included, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB");
        if (!agrees) Console.Error.WriteLine("A kernel and its plain counterpart do not agree.");
        return agrees ? 0 : 1;
    }

    private void Fits(MergedRows rows)
    {
        var few = some.Rows();
        Row("merge the histories", null, () => MergedRows.FromDays(customers.X, customers.LastDays, customers.AgeDays));
        Row("fit BG/NBD, merging included", 0.1, () => BgNbd.Fit(customers.Rows()), new(() => PlainFits.BetaGeometric(some, 0, 1), () => BgNbd.Fit(few).LogLikelihood));
        Row("fit MBG/NBD, merging included", 0.1, () => MbgNbd.Fit(customers.Rows()), new(() => PlainFits.BetaGeometric(some, 1, 1), () => MbgNbd.Fit(few).LogLikelihood));
        var last = MbgNbd.Fit(rows).Parameters;
        Row("refit MBG/NBD from the last parameters, rows merged", null, () => MbgNbd.Fit(rows, start: last));
        Row("fit MBG/CNBD-2, merging included", 0.5, () => MbgCnbd.Fit(customers.Rows(), k: 2),
            new(() => PlainFits.BetaGeometric(some, 1, 2), () => MbgCnbd.Fit(MergedRows.FromDays(some.X, some.LastDays, some.AgeDays), k: 2).LogLikelihood));
        Row("fit MBG/CNBD-k, k by likelihood, merging included", 0.5, () => MbgCnbd.Fit(customers.Rows()));
        Row("fit Pareto/NBD, merging included", 1, () => ParetoNbd.Fit(customers.Rows()), new(() => PlainFits.Pareto(some), () => ParetoNbd.Fit(few).LogLikelihood));
        Row("fit own rhythm, two phases, rows merged", null, () => OwnRhythm.Fit(rows, 2));
        var (spend, little) = (customers.Spend(), some.Spend());
        Row("fit Gamma-Gamma", null, () => GammaGamma.Fit(customers.X, spend), new(() => PlainFits.GammaGamma(some, little), () => GammaGamma.Fit(some.X, little).LogLikelihood));
    }

    private void Histories()
    {
        var (log, part) = (Customers.Log(10 * customers.Count, customers.Count), Customers.Log(10 * some.Count, some.Count));
        var bare = new DayLog(log.Customer, log.Day);
        Row("ten unsorted lines a customer to histories", 2, () => PurchaseHistories.From(bare, 21_000),
            new(() => PlainScores.Histories(part), () => PurchaseHistories.From(new(part.Customer, part.Day), 21_000).X.Sum(x => (double)x)));
        Row("the same with amounts, days without a positive net dropped", null, () => PurchaseHistories.From(log, 21_000, new(true)));
    }

    private void Scores()
    {
        var p = new BetaGeometricParameters(.6, 7.3, .8, 1.3);
        var pareto = new ParetoParameters(.6, 8, .5, 9);
        Score("score, alive and expected at 30, 90, 365 days: MBG/NBD", new MbgNbd(p), () => PlainScores.Mbg(some, p, Horizons));
        Score("the same: BG/NBD", new BgNbd(p), null);
        Score("the same: Pareto/NBD", new ParetoNbd(pareto), () => PlainScores.Pareto(some, pareto, Horizons));
        for (var k = 2; k <= 4; k++)
        {
            var regular = new BetaGeometricCnbdParameters(k, .6, 7.3 / k, .8, 1.3);
            Score($"the same: MBG/CNBD-{k}", new MbgCnbd(regular), () => PlainScores.Cnbd(some, regular, Horizons));
        }
        Score("the same: own rhythm, two phases", new OwnRhythm(new(.6, 3.6, 2, new())), null);
        Row("the same with discounting: MBG/NBD", null, () => new MbgNbd(p).Score(customers.Asked(Horizons) with { YearlyDiscountRate = .1 }));
    }

    private void Score(string what, IAliveModel model, Func<double>? plain) => Row(what, 0.2, () => model.Score(customers.Asked(Horizons)),
        plain is null ? null : new(plain, () =>
        {
            var scores = model.Score(some.Asked(Horizons));
            return scores.Alive.Sum() + scores.Expected.Sum(expected => expected.Sum());
        }));

    private void Row(string what, double? target, Func<object> kernel, Counterpart? plain = null)
    {
        kernel();
        var seconds = new double[Runs];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var run = 0; run < Runs; run++) seconds[run] = Once(kernel);
        var megabytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6 / Runs;
        Array.Sort(seconds);
        var median = seconds[Runs / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {target} | {seconds[0]:F3} | {median:F3} | {megabytes:F0} | {Beside(what, plain, median)} |"));
    }

    /// <summary>What the plain code took, scaled to all customers, and the ratio.</summary>
    private string Beside(string what, Counterpart? plain, double median)
    {
        if (plain is null || !withPlain) return "|";
        var (told, ours) = (0.0, plain.Ours());
        var seconds = PlainScale * Once(() => told = plain.Plain());
        // A climb without derivatives ends a little below the top.
        if (Math.Abs(told - ours) > 1e-5 * Math.Abs(ours))
        {
            agrees = false;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: plain {told}, ours {ours}"));
        }
        return string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} | {seconds / median:N0}");
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

    /// <summary>The plain code and ours on the same customers, each with a figure by which they are compared.</summary>
    private sealed record Counterpart(Func<double> Plain, Func<double> Ours);
}
