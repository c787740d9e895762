using System.Globalization;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Refuses histories outside the domain of every model: x &gt;= 0, 0 &lt;= t_x &lt;= T, t_x = 0 where x = 0.</summary>
internal static class HistoryGuard
{
    /// <summary>No model here is asked about more purchases than days in twenty-seven centuries.</summary>
    public const int MaxX = 1_000_000;

    public static void RequireSameLength(int x, int last, int age)
    {
        if (x != last || x != age)
            throw new ArgumentException($"The columns x ({x}), t_x ({last}) and T ({age}) must be equally long.", nameof(x));
    }

    public static (int MaxX, int MaxAge) RequireDomain(ReadOnlySpan<int> x, ReadOnlySpan<int> last, ReadOnlySpan<int> age)
    {
        int maxX = 0, maxAge = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if ((uint)x[i] > MaxX || last[i] < 0 || last[i] > age[i] || (x[i] == 0 && last[i] != 0)) Refuse(i, x[i], last[i], age[i]);
            maxX = Math.Max(maxX, x[i]);
            maxAge = Math.Max(maxAge, age[i]);
        }
        return (maxX, maxAge);
    }

    public static int RequireDomain(ReadOnlySpan<int> x, ReadOnlySpan<double> last, ReadOnlySpan<double> age)
    {
        var maxX = 0;
        for (var i = 0; i < x.Length; i++)
        {
            RequireDomain(x[i], last[i], age[i], i);
            maxX = Math.Max(maxX, x[i]);
        }
        return maxX;
    }

    public static void RequireDomain(int x, double last, double age, int row = -1)
    {
        // Written so that NaN fails every comparison.
        if ((uint)x <= MaxX && last >= 0 && last <= age && age < double.PositiveInfinity && (x > 0 || last == 0)) return;
        Refuse(row, x, last, age);
    }

    public static void RequireTime(double time, string name)
    {
        if (!(time >= 0) || !double.IsFinite(time))
            throw new ArgumentOutOfRangeException(name, time, "A time must be a finite number, 0 or more.");
    }

    private static void Refuse(int row, int x, double last, double age)
    {
        var where = row < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Row {row}: ");
        var what = x < 0 ? "x is negative"
            : x > MaxX ? "x is more than 1,000,000"
            : double.IsNaN(last) || double.IsNaN(age) || !double.IsFinite(age) ? "a time is not a finite number"
            : last < 0 || age < 0 ? "a time is negative"
            : last > age ? "t_x is later than T"
            : "t_x must be 0 where x is 0";
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{where}{what} (x = {x}, t_x = {last}, T = {age})."), nameof(x));
    }
}
