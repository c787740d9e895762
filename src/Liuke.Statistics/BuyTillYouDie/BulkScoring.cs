using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Scores columns of histories; what does not depend on the silence is computed once for each (x, T).</summary>
internal static class BulkScoring
{
    private const int CustomersPerBlock = 8192;
    private const long LargestTable = 1 << 23;

    public static AliveScores Score(IAliveModel model, ScoreRequest request, bool ifAliveDependsOnSilence)
    {
        ArgumentNullException.ThrowIfNull(request);
        HistoryGuard.RequireSameLength(request.X.Length, request.LastDays.Length, request.AgeDays.Length);
        var (maxX, maxAge) = HistoryGuard.RequireDomain(request.X, request.LastDays, request.AgeDays);
        foreach (var horizon in request.HorizonDays) HistoryGuard.RequireTime(horizon, nameof(request.HorizonDays));

        var customers = request.X.Length;
        var columns = request.HorizonDays.Length;
        var scores = new AliveScores(new double[customers], Columns(columns, customers), Columns(columns, customers))
        {
            Discounted = request.YearlyDiscountRate is null ? null : Columns(columns, customers),
        };
        var shared = !ifAliveDependsOnSilence && (maxX + 1L) * (maxAge + 1L) <= LargestTable;
        var table = shared ? Table(model, request, maxX, maxAge) : null;
        var blocks = (customers + CustomersPerBlock - 1) / CustomersPerBlock;
        Parallel.For(0, blocks, Cores.Of(request.Cores), block =>
        {
            var end = Math.Min(customers, (block + 1) * CustomersPerBlock);
            for (var i = block * CustomersPerBlock; i < end; i++) ScoreOne(model, request, scores, table, maxAge, i);
        });
        return scores;
    }

    private static void ScoreOne(IAliveModel model, ScoreRequest request, AliveScores scores, double[]?[]? table, int maxAge, int i)
    {
        var (x, last, age) = (request.X[i], request.LastDays[i], request.AgeDays[i]);
        var alive = model.PAlive(x, last, age);
        scores.Alive[i] = alive;
        var columns = request.HorizonDays.Length;
        var values = table?[x * (maxAge + 1) + age] ?? Values(model, request, x, last, age);
        for (var column = 0; column < columns; column++)
        {
            scores.ExpectedIfAlive[column][i] = values[column];
            scores.Expected[column][i] = alive * values[column];
            if (scores.Discounted is { } discounted) discounted[column][i] = alive * values[columns + column];
        }
    }

    private static double[]?[] Table(IAliveModel model, ScoreRequest request, int maxX, int maxAge)
    {
        var width = maxAge + 1;
        var wanted = new bool[(maxX + 1) * width];
        for (var i = 0; i < request.X.Length; i++) wanted[request.X[i] * width + request.AgeDays[i]] = true;
        int[] cells = [.. Enumerable.Range(0, wanted.Length).Where(cell => wanted[cell])];
        var table = new double[]?[wanted.Length];
        Parallel.For(0, cells.Length, Cores.Of(request.Cores), i =>
            table[cells[i]] = Values(model, request, cells[i] / width, 0, cells[i] % width));
        return table;
    }

    private static double[] Values(IAliveModel model, ScoreRequest request, int x, int last, int age)
    {
        var columns = request.HorizonDays.Length;
        var values = new double[request.YearlyDiscountRate is null ? columns : 2 * columns];
        for (var column = 0; column < columns; column++)
        {
            var horizon = request.HorizonDays[column];
            values[column] = model.ExpectedPurchasesIfAlive(x, last, age, horizon);
            if (request.YearlyDiscountRate is { } rate)
                values[columns + column] = Spend.LifetimeValue.Discounted(
                    days => model.ExpectedPurchasesIfAlive(x, last, age, days), horizon, rate);
        }
        return values;
    }

    private static double[][] Columns(int columns, int customers)
    {
        var values = new double[columns][];
        for (var column = 0; column < columns; column++) values[column] = new double[customers];
        return values;
    }
}
