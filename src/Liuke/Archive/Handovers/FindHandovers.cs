using Liuke.Access;
using Liuke.Access.Leaving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

public sealed record HandoverRow(HandoverId Id, HandoverKind Kind, Text Subject, string Reason, HandoverState State, string? MadeBy, Instant MadeAt)
{
    public Instant? FinishedAt { get; init; }
    public LocalDate? LastDayOn { get; init; }
    public int Moved { get; init; }
}

public sealed record OwnPoint(string Key, string Title, bool IsForMovers);

public sealed record HandoverList(IReadOnlyList<HandoverRow> Rows, IReadOnlyList<OwnPoint> Points, bool HasMore);

/// <summary>The handovers that somebody may see, the newest first, and the firm's own points.</summary>
public sealed class FindHandovers(IDbContextFactory<Db> store, CurrentPerson me)
{
    public const int PageSize = 30, PageMax = 500;

    public async Task<HandoverList> Run(int page, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var found = await HandoverSight.Seen(db, me.Id).AsNoTracking().Where(h => h.State != HandoverState.Discarded).OrderByDescending(h => h.MadeAt).ThenBy(h => h.Id)
            .Skip((Math.Clamp(page, 1, PageMax) - 1) * PageSize).Take(PageSize + 1).ToListAsync(stop);
        var names = await HandoverNames.Read(db, stop);
        var ids = found.ConvertAll(h => h.Id);
        var moved = await db.HandoverMoves.Where(m => ids.Contains(m.HandoverId) && (m.State == MoveState.Moved || m.State == MoveState.Stays)).GroupBy(m => m.HandoverId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var days = await db.Departures.AsNoTracking().Where(d => d.EndedAt == null).ToDictionaryAsync(d => d.PersonId, d => d.LastDayOn, stop);
        var points = await db.HandoverPoints.AsNoTracking().Where(p => p.RetiredAt == null).OrderBy(p => p.AddedAt).ThenBy(p => p.Key).Select(p => new OwnPoint(p.Key, p.Title, p.IsForMovers)).ToListAsync(stop);
        return new([.. found.Take(PageSize).Select(h => new HandoverRow(h.Id, h.Kind, names.Subject(h), h.Reason, h.State, names.Person(h.MadeBy), h.MadeAt)
        {
            FinishedAt = h.FinishedAt, Moved = moved.GetValueOrDefault(h.Id), LastDayOn = h is { Kind: HandoverKind.Leaving, OwnerId: { } person } ? days.GetValueOrDefault(person) : null,
        })], points, found.Count > PageSize);
    }
}

public sealed record HandoverChoices(IReadOnlyList<Colleague> People, IReadOnlyList<DepartmentName> Departments, bool IsWhole);

/// <summary>For whom a handover can be made: everybody within reach but oneself, who is here or left with customers.</summary>
public sealed class ReadHandoverChoices(IDbContextFactory<Db> store, CurrentPerson me)
{
    public async Task<HandoverChoices> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var isWhole = db.Reach.Kind == ReachKind.All;
        var people = await db.People.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.DepartmentId, p.Roles, IsHere = p.DisabledAt == null }).ToListAsync(stop);
        var owning = await db.Standings.Where(s => s.OwnerId != null).Select(s => s.OwnerId!.Value).Distinct().ToListAsync(stop);
        var departments = await db.Departments.AsNoTracking().OrderBy(d => d.Name).ToListAsync(stop);
        return new(
            [.. people.Where(p => p.Id != me.Id.Value && (p.IsHere || owning.Contains(new(p.Id))) && (isWhole || (p.Roles & HandoverSight.Leading) == Roles.None) && db.Reach.Covers(new(p.Id), p.DepartmentId)).Select(p => new Colleague(new(p.Id), p.Name, p.DepartmentId, p.IsHere))],
            [.. departments.Where(d => db.Reach.Covers(null, d.Id)).Select(d => new DepartmentName(d.Id, d.Name))], isWhole);
    }
}
