using System.Globalization;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Insight.Models;
using Liuke.Insight.Refresh;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Liuke.Insight.Runs;

/// <summary>The refreshes that came to their end as a file.</summary>
internal sealed class RunExport(Company company) : IExportable
{
    public const string ListName = "runs";

    public string Name => ListName;
    public Text Title => RunPageWords.History;
    public string Permission => InsightPermissions.ExportRuns;

    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new(RunPageWords.AsOf, 12), new(RunPageWords.Started, 20), new(RunPageWords.Model, 24), new(RunPageWords.Customers, 12), new(RunPageWords.Seconds, 10), new(RunPageWords.Warnings, 10),
    ];

    public Text Says(IQueryCollection asked) => new("", "");

    public async Task<int> Count(Db db, IQueryCollection asked, int most, CancellationToken stop) => await db.InsightRuns.Take(most + 1).CountAsync(stop);

    public async Task<ExportChunk> Read(Db db, ExportStretch stretch, CancellationToken stop)
    {
        var runs = db.InsightRuns.AsNoTracking();
        if (InstantPattern.ExtendedIso.Parse(stretch.After ?? "") is { Success: true, Value: var last }) runs = runs.Where(r => r.StartedAt > last);
        var found = await runs.OrderBy(r => r.StartedAt).Take(stretch.Size).ToListAsync(stop);
        return new(found.ConvertAll(r => new object?[]
        {
            r.AsOf, r.StartedAt.InZone(company.Zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture), RunWords.ModelName(r.Fits.Alive?.Model), r.Customers, r.Seconds, r.Fits.Warnings.Count,
        }), found.Count < stretch.Size ? null : InstantPattern.ExtendedIso.Format(found[^1].StartedAt));
    }

    /// <remarks>Runs tell of nobody, so there is nobody to invent.</remarks>
    public ExportCanary? Canary(Random dice) => null;
}
