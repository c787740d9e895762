using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.Numerics;

public sealed class NewtonTests
{
    [Fact]
    public void eigenvalues_rebuild_the_matrix()
    {
        double[,] matrix = { { 4, 1, -2, .5 }, { 1, 3, 0, 1 }, { -2, 0, 5, -1 }, { .5, 1, -1, 2 } };
        var (values, vectors) = SymmetricMatrix.Eigen(matrix);
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
                Assert.Equal(matrix[i, j], Enumerable.Range(0, 4).Sum(k => vectors[i, k] * values[k] * vectors[j, k]), 1e-13);
        Assert.Equal(values.Order(), values);
        Assert.Null(SymmetricMatrix.InverseOfPositiveDefinite(new double[,] { { 1, 2 }, { 2, 1 } }));
    }

    [Fact]
    public void a_maximum_outside_the_box_is_found_on_its_edge()
    {
        var maximum = BoxedNewton.Climb(Hill, [0, 0], [-1, -1], [1, 1], 50, 1e-10);

        Assert.True(maximum.Converged);
        Assert.Equal(1, maximum.Point[0]);
        Assert.Equal(.25, maximum.Point[1], 1e-9);
    }

    [Fact]
    public void from_a_saddle_and_past_infinite_values_it_still_climbs()
    {
        var saddle = BoxedNewton.Climb(
            p => new(-Math.Pow(p[0] * p[0] - 1, 2), [-4 * p[0] * (p[0] * p[0] - 1)], new[,] { { 4 - 12 * p[0] * p[0] } }), [.01], [-9], [9], 50, 1e-10);
        Assert.Equal(1, saddle.Point[0], 1e-8);

        var cliff = BoxedNewton.Climb(
            p => p[0] > 2 ? new(double.NaN, [double.NaN], new[,] { { double.NaN } }) : new(p[0], [1], new double[1, 1]), [0], [-9], [9], 50, 1e-10);
        Assert.InRange(cliff.Point[0], 1.9, 2);
        Assert.False(cliff.Converged);
    }

    /// <summary>-(x - 3)^2 - (y - x/4)^2.</summary>
    private static Curvature Hill(double[] p)
    {
        var (x, y) = (p[0] - 3, p[1] - p[0] / 4);
        return new(-x * x - y * y, [-2 * x + y / 2, -2 * y], new[,] { { -2 - 1.0 / 8, .5 }, { .5, -2 } });
    }
}
