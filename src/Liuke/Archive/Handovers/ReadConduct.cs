using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Leaving;
using Liuke.Access.Limits;
using Liuke.Archive.Files;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>Something that somebody did so many times, and when last.</summary>
public sealed record Deeds(Text Title, string Icon, int Count, Instant? LastAt);

public sealed record TakenOut(Instant At, Text List, int Rows, bool WasFetched);

public sealed record DayOpened(LocalDate Day, int Files);

public sealed record Conduct(Text Subject, PersonId Person, int Days, LocalDate Since)
{
    public Instant? LeavingSince { get; init; }
    public IReadOnlyList<Deeds> Deeds { get; init; } = [];
    public IReadOnlyList<TakenOut> Exports { get; init; } = [];

    /// <summary>The days on which most files were opened, the most first.</summary>
    public IReadOnlyList<DayOpened> Opened { get; init; } = [];

    /// <summary>How many files on a usual day on which any were opened: the median.</summary>
    public double Usual { get; init; }
}

/// <summary>What a leaver took out, looked at and searched for in the last days. That somebody looked is kept.</summary>
public sealed class ReadConduct(IDbContextFactory<Db> store, CurrentPerson me, IEnumerable<IExportable> lists, AuditLexicon lexicon, FilesOpened opened, Company company, IClock clock)
{
    private const int Most = 100, DaysShown = 10;
    public static readonly IReadOnlyList<int> Spans = [30, 90];

    // What says something about taking customers along; one's own work is not looked through.
    private static readonly string[] Telling =
    [
        ExportAudit.Asked, ExportAudit.Fetched, ExportAudit.Refused, ArchiveAudit.MobileRevealed, People.PeopleAudit.ChannelRevealed, ArchiveAudit.RevealRefused,
        ArchiveAudit.SearchedByMobile, ArchiveAudit.Searched, Access.Granting.GrantAudit.UsedKind.Name,
    ];

    public async Task<Conduct?> Run(HandoverId id, int days, CancellationToken stop)
    {
        await opened.Write(stop);
        await using var db = await store.CreateDbContextAsync(stop);
        if (await HandoverSight.Seen(db, me.Id).AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, stop) is not { OwnerId: { } whose } handover) return null;
        var span = Spans.Contains(days) ? days : Spans[0];
        var since = company.Today(clock).PlusDays(-span);
        var from = company.Zone.AtStartOfDay(since).ToInstant();
        var told = await db.AuditLines.AsNoTracking().Where(l => l.ById == whose && l.At >= from && Telling.Contains(l.Kind)).GroupBy(l => l.Kind).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(l => l.At) }).ToDictionaryAsync(g => g.Key, stop);
        var exports = await db.Exports.AsNoTracking().Where(e => e.RequestedBy == whose && e.RequestedAt >= from).OrderByDescending(e => e.RequestedAt).Take(Most).Select(e => new { e.RequestedAt, e.List, e.Rows, e.FetchedAt }).ToListAsync(stop);
        var files = await db.DaysOf(FilesOpened.What, whose, since, stop);
        db.Audit(HandoverAudit.Of(HandoverAudit.Looked, me.Id, handover, ("days", span.ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(stop);

        return new((await HandoverNames.Read(db, stop)).Subject(handover), whose, span, since)
        {
            LeavingSince = await db.Departures.Where(d => d.PersonId == whose && d.EndedAt == null).Select(d => (Instant?)d.MarkedAt).SingleOrDefaultAsync(stop),
            Deeds = [.. Telling.Select(kind => new Deeds(lexicon.TitleOf(kind), lexicon.IconOf(kind), told.GetValueOrDefault(kind)?.Count ?? 0, told.GetValueOrDefault(kind)?.Last))],
            Exports = [.. exports.Select(e => new TakenOut(e.RequestedAt, lists.FirstOrDefault(l => l.Name == e.List)?.Title ?? Text.Same(e.List), e.Rows, e.FetchedAt is not null))],
            Opened = [.. files.OrderByDescending(f => f.Count).ThenByDescending(f => f.Day).Take(DaysShown).Select(f => new DayOpened(f.Day, f.Count))],
            Usual = Median([.. files.Select(f => f.Count).Order()]),
        };
    }

    private static double Median(IReadOnlyList<int> sorted) => sorted.Count == 0 ? 0 : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
}
