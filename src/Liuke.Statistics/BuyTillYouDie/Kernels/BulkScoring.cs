using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>
/// A model whose expectation given alive depends on the silence only through weights of a few phases, so that the
/// expectations themselves can be kept in a table over (x, T).
/// </summary>
internal interface IPhasedModel : IPurchaseModel
{
    /// <summary>Number of phases; 1 where the silence does not matter to the living.</summary>
    int Phases { get; }

    /// <summary>Weights of the phases given the silence; they sum to 1.</summary>
    void PhaseWeights(int x, int txDays, int ageDays, Span<double> weights);

    /// <summary>Expected purchase days of the living in each phase.</summary>
    void ExpectedByPhase(int x, int ageDays, double horizonDays, Span<double> expected);

    /// <summary>Alive probabilities of all customers, where the model can tell many faster than one by one; else null.</summary>
    double[]? AliveOfAll(ScoreRequest request) => null;
}

/// <summary>Scores columns of histories; what does not depend on the silence is computed once for each (x, T).</summary>
internal sealed class BulkScoring
{
    private const int CustomersPerBlock = 8192;
    private const long LargestTable = 1 << 23;

    private readonly IPhasedModel model;
    private readonly ScoreRequest request;
    private readonly int phases;
    private readonly int columns;
    private readonly int maxX;
    private readonly int width;
    private readonly DiscountStep[][] discounting;

    private BulkScoring(IPhasedModel model, ScoreRequest request)
    {
        (this.model, this.request, phases) = (model, request, model.Phases);
        HistoryGuard.RequireSameLength(request.X.Length, request.LastDays.Length, request.AgeDays.Length);
        (maxX, var maxAge) = HistoryGuard.RequireDomain(request.X, request.LastDays, request.AgeDays);
        foreach (var horizon in request.HorizonDays) HistoryGuard.RequireTime(horizon, nameof(request.HorizonDays));
        width = maxAge + 1;
        discounting = request.YearlyDiscountRate is { } rate
            ? [.. request.HorizonDays.Select(horizon => LifetimeValue.Steps(horizon, rate))]
            : [];
        columns = request.HorizonDays.Length + discounting.Length;
    }

    public static AliveScores Score(IPhasedModel model, ScoreRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new BulkScoring(model, request).Run();
    }

    private AliveScores Run()
    {
        var customers = request.X.Length;
        var known = model.AliveOfAll(request);
        var scores = new AliveScores(known ?? new double[customers], Columns(customers), Columns(customers))
        {
            Discounted = discounting.Length == 0 ? null : Columns(customers),
        };
        var table = (maxX + 1L) * width <= LargestTable ? Table() : null;
        var blocks = (customers + CustomersPerBlock - 1) / CustomersPerBlock;
        Parallel.For(0, blocks, Cores.Of(request.Cores), block =>
            ScoreBlock(scores, known is not null, table, block * CustomersPerBlock, Math.Min(customers, (block + 1) * CustomersPerBlock)));
        return scores;
    }

    private void ScoreBlock(AliveScores scores, bool aliveKnown, double[]?[]? table, int from, int to)
    {
        Span<double> weights = stackalloc double[phases];
        weights[0] = 1;
        var horizons = request.HorizonDays.Length;
        for (var i = from; i < to; i++)
        {
            var (x, last, age) = (request.X[i], request.LastDays[i], request.AgeDays[i]);
            ReadOnlySpan<double> values = table?[x * width + age] ?? Values(x, age);
            if (phases > 1) model.PhaseWeights(x, last, age, weights);
            if (!aliveKnown) scores.Alive[i] = model.PAlive(x, last, age);
            var alive = scores.Alive[i];
            for (var column = 0; column < columns; column++)
            {
                var ifAlive = Dot(weights, values.Slice(column * phases, phases));
                if (column >= horizons) scores.Discounted![column - horizons][i] = alive * ifAlive;
                else (scores.ExpectedIfAlive[column][i], scores.Expected[column][i]) = (ifAlive, alive * ifAlive);
            }
        }
    }

    private double[]?[] Table()
    {
        var wanted = new bool[(maxX + 1) * width];
        for (var i = 0; i < request.X.Length; i++) wanted[request.X[i] * width + request.AgeDays[i]] = true;
        int[] cells = [.. Enumerable.Range(0, wanted.Length).Where(cell => wanted[cell])];
        var table = new double[]?[wanted.Length];
        Parallel.For(0, cells.Length, Cores.Of(request.Cores), i => table[cells[i]] = Values(cells[i] / width, cells[i] % width));
        return table;
    }

    private double[] Values(int x, int age)
    {
        Span<double> scratch = stackalloc double[2 * phases];
        var values = new double[columns * phases];
        var horizons = request.HorizonDays.Length;
        for (var column = 0; column < columns; column++)
        {
            var to = values.AsSpan(column * phases, phases);
            if (column < horizons) model.ExpectedByPhase(x, age, request.HorizonDays[column], to);
            else Discount(model, x, age, discounting[column - horizons], to, scratch);
        }
        return values;
    }

    private static void Discount(IPhasedModel model, int x, int age, DiscountStep[] steps, Span<double> to, Span<double> scratch)
    {
        to.Clear();
        scratch.Clear();
        var now = scratch[..to.Length];
        var before = scratch[to.Length..];
        foreach (var step in steps)
        {
            model.ExpectedByPhase(x, age, step.UntilDays, now);
            for (var j = 0; j < to.Length; j++) to[j] += (now[j] - before[j]) * step.Factor;
            now.CopyTo(before);
        }
    }

    private static double Dot(ReadOnlySpan<double> weights, ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var j = 0; j < weights.Length; j++) sum += weights[j] * values[j];
        return sum;
    }

    private double[][] Columns(int customers) => [.. request.HorizonDays.Select(_ => new double[customers])];
}
