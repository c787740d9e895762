using Liuke.Access;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Exports;

/// <summary>An export as the page shows it.</summary>
public sealed record ExportView(ExportId Id, Text Title, ExportFormat Format, string By, Instant At, bool IsMine)
{
    public int Rows { get; init; }
    public long Bytes { get; init; }
    public string? Sha256 { get; init; }
    public string? GrantedBy { get; init; }
    public Instant? FinishedAt { get; init; }
    public Instant? FetchedAt { get; init; }
    public bool IsGone { get; init; }
    public JobView? Job { get; init; }

    public bool IsAtWork => FinishedAt is null && Job is not { IsOver: true };
}

/// <param name="Mark">A text from a file that turned up somewhere: answers the export whose invented row bears it.</param>
/// <param name="Only">One export alone.</param>
public sealed record ExportsAsked(string? Mark = null, ExportId? Only = null);

/// <summary>The exports of whoever asks; everybody's for whoever may see them.</summary>
public sealed class ReadExports(IDbContextFactory<Db> store, CurrentPerson current, IEnumerable<IExportable> lists, IClock clock)
{
    public const string Path = "/exports";
    private const int Most = 100;

    public async Task<IReadOnlyList<ExportView>> Run(ExportsAsked asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (me, seesAll) = (current.Id, current.May(ExportPermissions.SeeAll));
        var exports = db.Exports.AsNoTracking();
        if (!seesAll) exports = exports.Where(e => e.RequestedBy == me);
        if (asked.Only is { } only) exports = exports.Where(e => e.Id == only);
        if (seesAll && asked.Mark is { } mark) exports = exports.Where(e => e.Canary == mark);
        var found = await exports.OrderByDescending(e => e.RequestedAt).Take(Most).ToListAsync(stop);

        var jobs = found.Where(e => e.JobId is not null).Select(e => e.JobId!.Value).ToList();
        var states = await db.Jobs.AsNoTracking().Where(j => jobs.Contains(j.Id)).ToDictionaryAsync(j => j.Id, stop);
        var names = await db.People.AsNoTracking().ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
        var oldest = clock.GetCurrentInstant() - Export.FileLasts;
        return [.. found.Select(e => new ExportView(e.Id, lists.FirstOrDefault(l => l.Name == e.List)?.Title ?? Text.Same(e.List), e.Format, names.GetValueOrDefault(e.RequestedBy, ""), e.RequestedAt, e.RequestedBy == me)
        {
            Rows = e.Rows, Bytes = e.Bytes, Sha256 = e.Sha256, GrantedBy = e.GrantedBy, FinishedAt = e.FinishedAt, FetchedAt = e.FetchedAt,
            IsGone = e.RemovedAt is not null || e.FinishedAt < oldest,
            Job = e.JobId is { } job && states.GetValueOrDefault(job) is { } j
                ? new(j.Id, j.Kind, j.State, j.Done, j.Total, j.IsCancelAsked, j.RequestedAt, j.StartedAt, j.FinishedAt, null, j.Error) : null,
        })];
    }
}
