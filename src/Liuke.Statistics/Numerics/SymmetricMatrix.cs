namespace Liuke.Statistics.Numerics;

/// <summary>Eigenvalues and inverses of the small symmetric matrices that fits produce.</summary>
public static class SymmetricMatrix
{
    private const int MaxSweeps = 60;

    /// <summary>Eigenvalues, ascending, and unit eigenvectors in columns, by cyclic Jacobi rotations.</summary>
    /// <param name="matrix">Square and symmetric; read only.</param>
    /// <returns>Values in ascending order and the matrix whose columns are their vectors.</returns>
    /// <remarks>Golub and Van Loan, Matrix Computations, section 8.5.</remarks>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static (double[] Values, double[,] Vectors) Eigen(double[,] matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var n = matrix.GetLength(0);
        if (n != matrix.GetLength(1)) throw new ArgumentException("The matrix must be square.", nameof(matrix));

        var a = (double[,])matrix.Clone();
        var v = Identity(n);
        for (var sweep = 0; sweep < MaxSweeps && !IsDiagonal(a, n); sweep++)
            for (var p = 0; p < n - 1; p++)
                for (var q = p + 1; q < n; q++)
                    Rotate(a, v, p, q, n);
        return Ordered(a, v, n);
    }

    /// <summary>The inverse of a positive definite matrix, or null where it is not positive definite.</summary>
    /// <param name="matrix">Square and symmetric.</param>
    public static double[,]? InverseOfPositiveDefinite(double[,] matrix)
    {
        var (values, vectors) = Eigen(matrix);
        var n = values.Length;
        if (n == 0 || !(values[0] > 0) || !(values[0] > values[n - 1] * 1e-15)) return null;
        var inverse = new double[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                for (var k = 0; k < n; k++)
                    inverse[i, j] += vectors[i, k] * vectors[j, k] / values[k];
        return inverse;
    }

    private static double[,] Identity(int n)
    {
        var one = new double[n, n];
        for (var i = 0; i < n; i++) one[i, i] = 1;
        return one;
    }

    private static bool IsDiagonal(double[,] a, int n)
    {
        double off = 0, on = 0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                if (i == j) on += a[i, j] * a[i, j];
                else off += a[i, j] * a[i, j];
        return off <= 1e-36 * on || off == 0;
    }

    private static void Rotate(double[,] a, double[,] v, int p, int q, int n)
    {
        if (a[p, q] == 0) return;
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        if (!double.IsFinite(theta * theta)) t = 1 / (2 * theta);
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
            (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q]);
        for (var k = 0; k < n; k++)
            (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k]);
        a[p, q] = a[q, p] = 0;
        for (var k = 0; k < n; k++)
            (v[k, p], v[k, q]) = (c * v[k, p] - s * v[k, q], s * v[k, p] + c * v[k, q]);
    }

    private static (double[] Values, double[,] Vectors) Ordered(double[,] a, double[,] v, int n)
    {
        var values = new double[n];
        var order = new int[n];
        for (var i = 0; i < n; i++) (values[i], order[i]) = (a[i, i], i);
        Array.Sort(values, order);
        var vectors = new double[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                vectors[i, j] = v[i, order[j]];
        return (values, vectors);
    }
}
