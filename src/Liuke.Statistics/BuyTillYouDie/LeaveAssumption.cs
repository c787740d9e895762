using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>What is assumed of leaving where the data cannot tell. An assumption, never an estimate; show it as one.</summary>
/// <param name="Chance">Mean chance that a purchase is a customer's last, strictly between 0 and 1; one in twenty by default.</param>
/// <param name="Evidence">
/// How firmly it is held, in purchases: each return counts against it, so that after x returns the odds to have left are
/// chance x evidence / ((1 - chance) x evidence + x), those of a beta distribution. Large values make the chance the same
/// for everybody.
/// </param>
public sealed record LeaveAssumption(double Chance = 0.05, double Evidence = 2)
{
    internal void Require()
    {
        Domain.RequireProbability(Chance, nameof(Chance));
        Domain.RequirePositive(Evidence, nameof(Evidence));
    }
}
