using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Regions;

/// <param name="Province">Null where no region is known.</param>
public sealed record RegionSum(string? Province, int Customers, IReadOnlyDictionary<RetentionState, int> States, long AtRiskMinor, long YearProfitMinor, long NetMinor)
{
    public string? Href => Province is null ? null : new CustomerFilter { File = new() { Regions = [Province] } }.Href;

    public string StateHref(RetentionState state) => new CustomerFilter { States = [state], File = new() { Regions = [Province!] } }.Href;
}

/// <summary>Counts and sums of all that whoever asks may see, by region, the largest first.</summary>
/// <remarks>It reads every standing within reach once: a sum over all of a million customers takes what that takes.</remarks>
public sealed class SumRegions(IDbContextFactory<Db> store)
{
    public async Task<IReadOnlyList<RegionSum>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var groups = await db.Standings.AsNoTracking().Join(db.Customers, s => s.CustomerId, c => c.Id, (s, c) => new { c.Province, s.State, s.ValueAtRiskMinor, s.YearProfitMinor, s.NetMinor })
            .GroupBy(s => new { s.Province, s.State })
            .Select(g => new { g.Key.Province, g.Key.State, Count = g.Count(), AtRisk = g.Sum(s => s.ValueAtRiskMinor), Profit = g.Sum(s => s.YearProfitMinor), Net = g.Sum(s => s.NetMinor) }).ToListAsync(stop);
        return [.. groups.GroupBy(g => g.Province).Select(g => new RegionSum(g.Key, g.Sum(s => s.Count), g.ToDictionary(s => s.State, s => s.Count), g.Sum(s => s.AtRisk ?? 0), g.Sum(s => s.Profit ?? 0), g.Sum(s => s.Net)))
            .OrderByDescending(r => r.Customers).ThenBy(r => r.Province, StringComparer.Ordinal)];
    }
}
