using System.Globalization;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Insight.Sets;

/// <summary>Who is at risk of leaving and worth a call.</summary>
internal sealed class AtRiskSet : ICustomerSet
{
    public const string Key = "at-risk";

    /// <summary>Only those whom nobody looks after.</summary>
    public const string Unowned = "unowned";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => asked.Value switch { null => SetWords.AtRisk, Unowned => SetWords.AtRiskUnowned, _ => null };

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
    {
        var risky = db.Standings.Where(s => s.RiskSinceOn != null);
        return (asked.Value is null ? risky : risky.Where(s => s.OwnerId == null)).Select(s => s.CustomerId);
    }
}

/// <summary>Who brought at least so much profit in the last twelve months.</summary>
internal sealed class GoldenSet(Company company) : ICustomerSet
{
    public const string Key = "golden";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => Least(asked) is { } least ? SetWords.Golden(new(least, company.Currency)) : null;

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
    {
        var least = Least(asked)!.Value;
        return db.Standings.Where(s => s.YearProfitMinor >= least).Select(s => s.CustomerId);
    }

    private static long? Least(CustomerSetArguments asked)
        => long.TryParse(asked.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var least) ? least : null;
}
