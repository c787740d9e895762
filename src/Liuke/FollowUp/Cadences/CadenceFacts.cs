using NodaTime;

namespace Liuke.FollowUp.Cadences;

/// <summary>The numbers behind one piece of overdue contact.</summary>
/// <param name="On">The day it was raised, and <paramref name="Since"/> that of the last touch, or from which the first period runs; days since 1970-01-01.</param>
/// <param name="Never">Whether nobody has been in touch at all.</param>
internal sealed record CadenceFacts(FollowGrade Grade, int On, int Since, bool Never, int Channel, long ValueMinor);

/// <summary>The numbers behind a suggested grade.</summary>
/// <param name="YearMarginMinor">Margin expected in the next year if the customer stays.</param>
/// <param name="FromMinor">What a customer of the suggested grade brings at least.</param>
/// <param name="IsRaised">Moved up by one because it is at risk.</param>
internal sealed record ProposalFacts(ProposalGround Ground, long YearMarginMinor, long FromMinor, bool IsRaised);

/// <remarks>The numbers are stored: append, never renumber.</remarks>
internal enum ProposalGround { TopShare = 1, NextShare = 2, Rest = 3, Prospect = 4, LostWithoutValue = 5 }

/// <summary>Where the suggestions part, worked out from the customers with value.</summary>
internal sealed record Cuts(long? A, long? B)
{
    public (FollowGrade Grade, ProposalFacts Facts) Propose(bool isProspect, bool isLost, bool isAtRisk, long? yearMargin)
    {
        var margin = yearMargin ?? 0;
        if (isProspect) return (FollowGrade.C, new(ProposalGround.Prospect, margin, 0, false));
        if (isLost && (B is null || margin < B)) return (FollowGrade.D, new(ProposalGround.LostWithoutValue, margin, B ?? 0, false));
        if (A is { } a && margin > 0 && margin >= a) return (FollowGrade.A, new(ProposalGround.TopShare, margin, a, false));
        if (B is { } b && margin > 0 && margin >= b) return isAtRisk ? (FollowGrade.A, new(ProposalGround.NextShare, margin, b, true)) : (FollowGrade.B, new(ProposalGround.NextShare, margin, b, false));
        return (FollowGrade.C, new(ProposalGround.Rest, margin, 0, false));
    }
}
