using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Parameters of <see cref="OwnRhythm"/>.</summary>
/// <param name="R">Shape of the gamma distribution of phase rates over customers; no unit.</param>
/// <param name="Alpha">Its rate parameter, in weeks.</param>
/// <param name="Phases">k: a purchase comes at every k-th event of the customer's rate; 1 is random timing, 4 very regular.</param>
/// <param name="Leaving">What is assumed of leaving.</param>
public sealed record OwnRhythmParameters(double R, double Alpha, int Phases, LeaveAssumption Leaving)
{

    internal BetaGeometricCnbdParameters ToRates() =>
        new(Phases, R, Alpha, Leaving.Chance * Leaving.Evidence, (1 - Leaving.Chance) * Leaving.Evidence);

    internal void Require()
    {
        Domain.RequirePositive(R, nameof(R));
        Domain.RequirePositive(Alpha, nameof(Alpha));
        Domain.RequireBetween(Phases, 1, 4, nameof(Phases));
        if (Leaving is null) throw new InvalidOperationException("What is assumed of leaving must be said.");
        Leaving.Require();
    }
}
