namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Ten thousand years: what takes longer never happens.</summary>
internal static class Never
{
    public const double Days = 3_652_425;
}
