using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Learning;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Forecasting;

/// <summary>
/// All signals of the customers of one day: plain ones, those lent by others, and what the models answer; each standardised
/// among the customers of the day, so that days compare.
/// </summary>
internal sealed class SignalReading
{
    private const int CustomersPerBlock = 16_384;
    private const double LargestScore = 4;

    private readonly PurchaseHistories histories;
    private readonly PlainSignals plain;
    private readonly ForecastOptions options;
    private readonly List<string> names;
    private readonly List<double[]> answers = [];

    public SignalReading(PurchaseHistories histories, DayLog log, SortedLines lines, int spanDays, ForecastOptions options)
    {
        (this.histories, this.options) = (histories, options);
        plain = new(histories, lines, spanDays);
        names = [.. plain.Names];
        foreach (var signal in options.Signals)
        {
            names.Add(signal.Name);
            answers.Add(Required(signal, histories, log));
        }
    }

    /// <summary>A model that has no answer gives empty columns, so that all days have the same ones.</summary>
    public void Add(string model, ModelForecast? forecast)
    {
        var customers = histories.Count;
        var least = forecast is null || customers == 0 ? 1 : 1e-3 * forecast.Expected.Average() + 1e-9;
        names.Add($"expected by {model}");
        answers.Add(forecast is null ? new double[customers] : [.. forecast.Expected.Select(e => Math.Log(e + least))]);
        names.Add($"alive by {model}");
        answers.Add(forecast?.Alive ?? new double[customers]);
    }

    /// <summary>The signals of some customers, standardised among them.</summary>
    public FeatureTable Standardised(int[] rows)
    {
        var columns = Columns(0, histories.Count);
        return new(names, [.. columns.Select(column =>
        {
            double[] some = [.. rows.Select(row => column[row])];
            return Spread.Of(some).Scores(some);
        })]);
    }

    /// <summary>Hands out the signals of all customers, stretch by stretch, standardised among all.</summary>
    /// <param name="take">Gets where the stretch starts, and its signals; called from several threads.</param>
    public void ForAll(Action<int, FeatureTable> take)
    {
        var blocks = (histories.Count + CustomersPerBlock - 1) / CustomersPerBlock;
        var sums = new Spread[blocks][];
        Parallel.For(0, blocks, Cores.Of(options.Cores), block => sums[block] = [.. Block(block).Select(Spread.Of)]);
        Spread[] spreads = [.. names.Select((_, c) => sums.Select(block => block[c]).Aggregate((all, some) => all.And(some)))];
        Parallel.For(0, blocks, Cores.Of(options.Cores), block =>
            take(block * CustomersPerBlock, new(names, [.. Block(block).Select((column, c) => spreads[c].Scores(column))])));
    }

    private double[][] Block(int block) => Columns(block * CustomersPerBlock, Math.Min(histories.Count, (block + 1) * CustomersPerBlock));

    private double[][] Columns(int from, int to) => [.. plain.Read(from, to), .. answers.Select(column => column[from..to])];

    private static double[] Required(ISignal signal, PurchaseHistories histories, DayLog log)
    {
        var column = signal.Read(histories, log);
        if (column.Length != histories.Count)
            throw new InvalidOperationException($"The signal {signal.Name} tells of {column.Length} customers; there are {histories.Count}.");
        return column;
    }

    /// <summary>Mean of a column and the sum of its squared distances from it.</summary>
    /// <remarks>Put together from stretches as by Chan, Golub, LeVeque (1983), so that a tiny spread about a large mean is not lost.</remarks>
    private readonly record struct Spread(long Rows, double Mean, double Squares)
    {
        private double Deviation => Rows > 0 && Math.Sqrt(Squares / Rows) is var deviation && deviation > 1e-12 * (1 + Math.Abs(Mean)) ? deviation : 0;

        public static Spread Of(double[] column)
        {
            if (column.Length == 0) return default;
            var mean = column.Average();
            return new(column.Length, mean, column.Sum(v => (v - mean) * (v - mean)));
        }

        public Spread And(Spread other)
        {
            if (Rows == 0 || other.Rows == 0) return Rows == 0 ? other : this;
            var (rows, apart) = (Rows + other.Rows, other.Mean - Mean);
            return new(rows, Mean + apart * other.Rows / rows, Squares + other.Squares + apart * apart * Rows / rows * other.Rows);
        }

        public double[] Scores(double[] column)
        {
            var (mean, deviation) = (Mean, Deviation);
            return deviation == 0 ? new double[column.Length]
                : [.. column.Select(value => Math.Clamp((value - mean) / deviation, -LargestScore, LargestScore))];
        }
    }
}
