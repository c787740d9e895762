namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>A level of the probability of being alive.</summary>
internal static class AliveLevel
{
    /// <summary>Ten thousand years: what takes longer never happens.</summary>
    public const double NeverDays = 3_652_425;

    public static void Require(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie strictly between 0 and 1.");
    }
}
