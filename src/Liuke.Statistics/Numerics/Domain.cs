namespace Liuke.Statistics.Numerics;

/// <summary>Refuses parameters outside their domain.</summary>
internal static class Domain
{
    public static void RequirePositive(double value, string name)
    {
        if (!(value > 0) || !double.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, value, "Parameters must be positive and finite.");
    }

    public static void RequireProbability(double value, string name)
    {
        if (!(value > 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, "The value must lie strictly between 0 and 1.");
    }

    public static void RequireBetween(int value, int least, int most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"The value must be from {least} to {most}.");
    }
}
