namespace Liuke.Statistics.Numerics;

/// <summary>Nodes and weights of Gauss-Legendre quadrature on 0 to 1.</summary>
internal sealed class GaussLegendre
{
    public static readonly GaussLegendre Four = new(4);
    public static readonly GaussLegendre Eight = new(8);
    public static readonly GaussLegendre Twenty = new(20);

    private GaussLegendre(int count)
    {
        Nodes = new double[count];
        Weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            var z = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var slope = 1.0;
            for (var step = 0; step < 20; step++)
            {
                (var value, slope) = Legendre(count, z);
                z -= value / slope;
            }
            Nodes[i] = 0.5 * (1 - z);
            Weights[i] = 1 / ((1 - z * z) * slope * slope);
        }
    }

    public double[] Nodes { get; }

    public double[] Weights { get; }

    /// <summary>The Legendre polynomial and its slope, by its recurrence.</summary>
    private static (double Value, double Slope) Legendre(int degree, double z)
    {
        double before = 0, now = 1;
        for (var j = 0; j < degree; j++) (before, now) = (now, ((2 * j + 1) * z * now - j * before) / (j + 1));
        return (now, degree * (z * now - before) / (z * z - 1));
    }
}
