namespace Liuke.Statistics.Forecasting;

/// <summary>Gives customers the values of one forecast in the order of another: the learner ranks, the model values.</summary>
internal static class ValuesOf
{
    /// <param name="order">Whose order.</param>
    /// <param name="values">Whose values.</param>
    /// <returns>Customers tied in the order share the mean of their values.</returns>
    public static double[] InOrderOf(double[] order, double[] values)
    {
        var keys = (double[])order.Clone();
        int[] rows = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, rows);
        double[] sorted = [.. values.Order()];
        var given = new double[keys.Length];
        for (int from = 0, to; from < keys.Length; from = to)
        {
            var sum = 0.0;
            for (to = from; to < keys.Length && keys[to] == keys[from]; to++) sum += sorted[to];
            for (var i = from; i < to; i++) given[rows[i]] = sum / (to - from);
        }
        return given;
    }
}
