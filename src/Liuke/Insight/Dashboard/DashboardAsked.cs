using Liuke.Insight.Refresh;
using Microsoft.AspNetCore.WebUtilities;

namespace Liuke.Insight.Dashboard;

/// <summary>What the address asks for: weeks or months, and whose customers.</summary>
/// <param name="Of">A department (d:…) or an owner (p:…), as <see cref="ParetoScopes"/> writes them; null for all within reach.</param>
public sealed record DashboardAsked(PeriodKind Kind, string? Of)
{
    public const string Path = "/insight";
    public const string WeekWord = "week";

    public string Href => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["period"] = Kind == PeriodKind.Week ? WeekWord : null,
        ["of"] = Of,
    });

    public static DashboardAsked Read(string? period, string? of)
        => new(period == WeekWord ? PeriodKind.Week : PeriodKind.Month, string.IsNullOrWhiteSpace(of) ? null : of.Trim());
}
