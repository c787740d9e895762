using System.Globalization;
using Liuke.Archive.Facts;
using Liuke.Storage;
using Liuke.Basics;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Entries;

/// <summary>What the service visits of a file have cost, by the serial number of the asset.</summary>
internal sealed class AssetCosts
{
    private const int VisitsMost = 2000;
    private const decimal Fen = 100;

    private readonly Dictionary<string, (long Minor, int Visits)> bySerial;

    private AssetCosts(Dictionary<string, (long, int)> bySerial) => this.bySerial = bySerial;

    public static async Task<AssetCosts> Of(Db db, CustomerId customer, CancellationToken stop)
    {
        var visits = await db.FileEntries.AsNoTracking().Where(e => e.CustomerId == customer && e.ModuleKey == EntryRules.Services && e.RemovedAt == null).OrderByDescending(e => e.On).Take(VisitsMost).ToListAsync(stop);
        return new(visits.Select(v => v.Words).Where(w => w.ContainsKey("services.serial"))
            .GroupBy(w => CustomerName.Key(w["services.serial"]), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (g.Where(PaidByCustomer).Sum(w => Minor(w.GetValueOrDefault("services.cost"))), g.Count()), StringComparer.Ordinal));
    }

    public AssetCost? For(IReadOnlyDictionary<string, string> asset)
    {
        if (!asset.TryGetValue("assets.serial", out var serial) || !bySerial.TryGetValue(CustomerName.Key(serial), out var cost)) return null;
        var price = Minor(asset.GetValueOrDefault("assets.price"));
        return new(cost.Minor, cost.Visits, price > 0 ? (double)cost.Minor / price : null);
    }

    // Who paid is often not said; then it was the customer.
    private static bool PaidByCustomer(IReadOnlyDictionary<string, string> visit) => visit.GetValueOrDefault("services.payer") is null or "customer";

    private static long Minor(string? words) => decimal.TryParse(words, CultureInfo.InvariantCulture, out var amount) ? (long)(amount * Fen) : 0;
}
