using BenchmarkDotNet.Attributes;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;

namespace Liuke.Benchmarks.Kernels;

/// <summary>Fits on a million customers, merging of rows included.</summary>
[MemoryDiagnoser]
public class FitBenchmarks
{
    private readonly Customers customers = new(1_000_000);
    private double[] spend = [];

    [GlobalSetup]
    public void Spend() => spend = [.. customers.AgeDays.Select(days => 5.0 + days)];

    [Benchmark]
    public MergedRows MergeRows() => MergedRows.FromDays(customers.X, customers.LastDays, customers.AgeDays);

    [Benchmark]
    public FitResult<BetaGeometricParameters> FitBgNbd() => BgNbd.Fit(MergeRows());

    [Benchmark]
    public FitResult<BetaGeometricParameters> FitMbgNbd() => MbgNbd.Fit(MergeRows());

    [Benchmark]
    public FitResult<BetaGeometricCnbdParameters> FitMbgCnbd2() => MbgCnbd.Fit(MergeRows(), k: 2);

    [Benchmark]
    public FitResult<ParetoParameters> FitParetoNbd() => ParetoNbd.Fit(MergeRows());

    [Benchmark]
    public FitResult<OwnRhythmParameters> FitOwnRhythm() => OwnRhythm.Fit(MergeRows(), phases: 2);

    [Benchmark]
    public FitResult<GammaGammaParameters> FitGammaGamma() => GammaGamma.Fit(customers.X, spend);
}

/// <summary>Ten million unsorted lines to the histories of a million customers.</summary>
[MemoryDiagnoser]
public class HistoryBenchmarks
{
    private readonly DayLog withAmounts = Customers.Log(10_000_000, 1_000_000);
    private DayLog bare = new([], []);

    [GlobalSetup]
    public void Bare() => bare = new(withAmounts.Customer, withAmounts.Day);

    [Benchmark]
    public PurchaseHistories FromDays() => PurchaseHistories.From(bare, cutDay: 21_000);

    [Benchmark]
    public PurchaseHistories FromDaysAndAmounts() => PurchaseHistories.From(withAmounts, cutDay: 21_000, new(DropDaysWithoutPositiveNet: true));
}

/// <summary>Alive and expected at three horizons for a million customers.</summary>
[MemoryDiagnoser]
public class ScoreBenchmarks
{
    private readonly MbgNbd mbgNbd = new(new(.6, 7.3, .8, 1.3));
    private readonly OwnRhythm ownRhythm = new(new(.6, 3.6, 2, new()));
    private ScoreRequest request = new([], [], [], []);

    [GlobalSetup]
    public void Request()
    {
        var customers = new Customers(1_000_000);
        request = new(customers.X, customers.LastDays, customers.AgeDays, [30, 90, 365]);
    }

    [Benchmark]
    public AliveScores ScoreMbgNbd() => mbgNbd.Score(request);

    [Benchmark]
    public AliveScores ScoreMbgNbdDiscounted() => mbgNbd.Score(request with { YearlyDiscountRate = .1 });

    [Benchmark]
    public AliveScores ScoreOwnRhythm() => ownRhythm.Score(request);
}
