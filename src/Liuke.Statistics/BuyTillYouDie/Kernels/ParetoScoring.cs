using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Alive probabilities of many customers under Pareto/NBD: those of one x share a table of integrals over days.</summary>
internal static class ParetoScoring
{
    private const int CustomersPerBatch = 16_384;
    private const int NodesAlone = 80;
    private const int NodesOfInterval = 4;
    private const double DaysPerWeek = 7;

    public static double[] Alive(ParetoNbd model, ScoreRequest request)
    {
        var alive = new double[request.X.Length];
        var order = ByX(request.X);
        var batches = Batches(request, order).ToArray();
        Parallel.ForEach(batches, Cores.Of(request.Cores), batch =>
        {
            var customers = order.AsSpan(batch.From, batch.To - batch.From);
            if (batch.Tabled) Tabled(model, request, batch, customers, alive);
            else
                foreach (var i in customers) alive[i] = model.PAlive(request.X[i], request.LastDays[i], request.AgeDays[i]);
        });
        return alive;
    }

    private static void Tabled(ParetoNbd model, ScoreRequest request, Batch batch, ReadOnlySpan<int> customers, double[] alive)
    {
        var weeks = new double[batch.LastDay - batch.FirstDay + 1];
        for (var day = 0; day < weeks.Length; day++) weeks[day] = (batch.FirstDay + day) / DaysPerWeek;
        var table = new ParetoTable(weeks, 0, weeks.Length - 1, request.X[customers[0]], model.Parameters, moments: 1);
        Span<double> integral = stackalloc double[1];
        foreach (var i in customers)
        {
            var fall = table.Over(request.LastDays[i] - batch.FirstDay, request.AgeDays[i] - batch.FirstDay, integral);
            alive[i] = 1 / (1 + Math.Exp(fall) * model.Parameters.S * Math.Max(integral[0], 0));
        }
    }

    private static IEnumerable<Batch> Batches(ScoreRequest request, int[] order)
    {
        for (int from = 0, to; from < order.Length; from = to)
        {
            var (first, last) = (int.MaxValue, 0);
            for (to = from; to < order.Length && to - from < CustomersPerBatch && request.X[order[to]] == request.X[order[from]]; to++)
                (first, last) = (Math.Min(first, request.LastDays[order[to]]), Math.Max(last, request.AgeDays[order[to]]));
            yield return new(from, to, first, last, Tabled: (long)(to - from) * NodesAlone > (long)(last - first) * NodesOfInterval);
        }
    }

    /// <summary>Customer indexes in ascending order of x.</summary>
    private static int[] ByX(int[] x)
    {
        var start = new int[(x.Length == 0 ? 0 : x.Max()) + 2];
        foreach (var count in x) start[count + 1]++;
        for (var i = 1; i < start.Length; i++) start[i] += start[i - 1];
        var order = new int[x.Length];
        for (var i = 0; i < x.Length; i++) order[start[x[i]]++] = i;
        return order;
    }

    private sealed record Batch(int From, int To, int FirstDay, int LastDay, bool Tabled);
}
