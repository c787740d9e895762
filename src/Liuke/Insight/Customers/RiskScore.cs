using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Insight.Customers;

public enum RiskPartKind { Anybody, Loyalty, UsualSilence, LongSilence }

/// <param name="Points">What the part adds to the score; below zero where it calms.</param>
/// <param name="Figure">The number in its label: purchase days, or days of silence.</param>
public sealed record RiskPart(RiskPartKind Kind, int Points, int Figure);

/// <summary>The chance that a customer has gone, from 0 (no worry) to 100 (gone), in parts that add up to it exactly.</summary>
/// <param name="AfterOrder">What it would be if the customer bought today.</param>
public sealed record RiskScore(int Total, IReadOnlyList<RiskPart> Parts, int AfterOrder)
{
    /// <summary>Step by step: anybody, this customer right after the last order, the usual silence, and the silence beyond.</summary>
    public static RiskScore Of(IAliveModel model, int x, int lastDays, int ageDays)
    {
        var silence = ageDays - lastDays;
        var usual = Math.Min(silence, (int)Math.Min(ageDays, Math.Round(model.UsualGapDays(x, lastDays))));
        var anybody = At(model, 0, 0, 0);
        var bought = At(model, x, lastDays, lastDays);
        var waited = At(model, x, lastDays, lastDays + usual);
        var now = At(model, x, lastDays, ageDays);
        RiskPart[] parts =
        [
            new(RiskPartKind.Anybody, anybody, 0),
            new(RiskPartKind.Loyalty, bought - anybody, x + 1),
            new(RiskPartKind.UsualSilence, waited - bought, usual),
            new(RiskPartKind.LongSilence, now - waited, silence - usual),
        ];
        return new(now, [.. parts.Where(p => p.Points != 0)], silence == 0 ? now : At(model, x + 1, ageDays, ageDays));
    }

    /// <summary>Rounded once for each level, so that differences of levels add up to the last.</summary>
    public static int At(IAliveModel model, int x, int lastDays, int ageDays) => Of(model.PAlive(x, lastDays, ageDays));

    public static int Of(double alive) => (int)Math.Round(100 * (1 - alive), MidpointRounding.AwayFromZero);
}
