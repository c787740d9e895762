namespace Liuke.Statistics.Learning;

/// <summary>Lower triangular factor of a positive definite matrix, for the Newton steps of regressions.</summary>
internal sealed class Cholesky
{
    private readonly double[][] lower;

    private Cholesky(double[][] lower) => this.lower = lower;

    /// <summary>Null where the matrix is not positive definite; only the lower triangle is read.</summary>
    public static Cholesky? Of(double[][] matrix)
    {
        var n = matrix.Length;
        var l = new double[n][];
        for (var i = 0; i < n; i++)
        {
            l[i] = new double[n];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++) sum -= l[i][k] * l[j][k];
                if (i != j) l[i][j] = sum / l[j][j];
                else if (sum > 1e-14 * Math.Abs(matrix[i][i]) && double.IsFinite(sum)) l[i][i] = Math.Sqrt(sum);
                else return null;
            }
        }
        return new(l);
    }

    public double[] Solve(double[] right)
    {
        var n = right.Length;
        var x = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
            x[i] /= lower[i][i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= lower[k][i] * x[k];
            x[i] /= lower[i][i];
        }
        return x;
    }

    public double[,] Inverse()
    {
        var n = lower.Length;
        var inverse = new double[n, n];
        for (var column = 0; column < n; column++)
        {
            var unit = new double[n];
            unit[column] = 1;
            var x = Solve(unit);
            for (var row = 0; row < n; row++) inverse[row, column] = x[row];
        }
        return inverse;
    }
}
