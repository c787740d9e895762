using Liuke.Access.Approving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.ApprovalDesk;

public enum ApprovalTab { Mine, Asked, Decided }

/// <summary>One request as a list shows it.</summary>
public sealed record ApprovalLine(ApprovalId Id, string Kind, Text KindTitle, Text Headline, string RequestedBy, Instant At, ApprovalState State, int Round, string Reason)
{
    public required IReadOnlyList<SnapshotField> Fields { get; init; }

    /// <summary>In whose place it would be decided; null for one's own.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>When it goes on to somebody higher.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Who is asked now.</summary>
    public required IReadOnlyList<string> Waiting { get; init; }
}

public sealed record ApprovalList(IReadOnlyList<ApprovalLine> Lines, int Waiting, bool HasMore);

/// <summary>What waits for a person, what the person asked for, or what the person decided; the newest first.</summary>
public sealed class ReadApprovals(WholeStore store, Approvals approvals, IClock clock, Company company)
{
    public const int PageSize = 30;

    public async Task<ApprovalList> Run(ApprovalTab tab, PersonId person, int page, CancellationToken stop)
    {
        await using var db = store.Open();
        var roster = await Roster.Read(db, clock.GetCurrentInstant().DayIn(company.Zone), stop);
        var mine = Waiting(db, person, roster.AbsentFor(person));
        var chosen = tab switch
        {
            ApprovalTab.Asked => db.Approvals.Where(a => a.RequestedBy == person),
            ApprovalTab.Decided => Among(db, db.SignOffs.Where(s => s.DecidedBy == person)),
            _ => mine,
        };
        var found = await chosen.AsNoTracking().Include(a => a.SignOffs).OrderByDescending(a => a.RequestedAt).ThenByDescending(a => a.Id)
            .Skip((Math.Clamp(page, 1, 1000) - 1) * PageSize).Take(PageSize + 1).ToListAsync(stop);
        var names = await Names(db, found, stop);
        return new([.. found.Take(PageSize).Select(a => Line(a, person, roster, names))], await mine.CountAsync(stop), found.Count > PageSize);
    }

    /// <summary>Requests whose present step asks a person, or somebody for whom the person stands in.</summary>
    /// <remarks>From the words asked for, which an index finds by person, to their requests: never through all requests there ever were.</remarks>
    internal static IQueryable<Approval> Waiting(Db db, PersonId person, IEnumerable<PersonId> absent)
    {
        var places = absent.Append(person).ToList();
        return Among(db, db.SignOffs.Where(s => places.Contains(s.ApproverId) && s.State == SignOffState.Open)).Where(a => a.RequestedBy != person);
    }

    private static IQueryable<Approval> Among(Db db, IQueryable<SignOff> words)
    {
        var ids = words.Select(s => s.ApprovalId);
        return db.Approvals.Where(a => ids.Contains(a.Id));
    }

    internal static async Task<IReadOnlyDictionary<PersonId, string>> Names(Db db, IEnumerable<Approval> found, CancellationToken stop)
    {
        var people = found.SelectMany(a => a.SignOffs.SelectMany(s => new[] { s.ApproverId, s.DecidedBy ?? s.ApproverId })
            .Concat(a.Moves.SelectMany(m => new[] { m.By, m.InPlaceOf, m.To }.OfType<PersonId>())).Append(a.RequestedBy)).Select(p => p.Value).Distinct().ToList();
        return await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
    }

    private ApprovalLine Line(Approval approval, PersonId reader, Roster roster, IReadOnlyDictionary<PersonId, string> names)
    {
        var snapshot = Snapshot.Read(approval.Snapshot);
        var open = approval.Open.ToList();
        var asked = open.Find(s => s.ApproverId == reader) ?? open.Find(s => roster.StandsIn(reader, s.ApproverId));
        return new(approval.Id, approval.Kind, approvals.Kind(approval.Kind)?.Title ?? default, snapshot.Headline, names[approval.RequestedBy], approval.RequestedAt, approval.State, approval.Round, approval.Reason)
        {
            Fields = [.. snapshot.Fields.Where(f => !f.IsForApprovers || reader != approval.RequestedBy)],
            InPlaceOf = asked is null || asked.ApproverId == reader ? null : names[asked.ApproverId],
            DueAt = asked?.DueAt,
            Waiting = [.. open.Select(s => names[s.ApproverId])],
        };
    }
}

/// <summary>How much waits for a person; for the menu and for Today.</summary>
public sealed class CountApprovals(WholeStore store, IClock clock, Company company)
{
    public async Task<int> Run(PersonId person, CancellationToken stop)
    {
        await using var db = store.Open();
        var today = clock.GetCurrentInstant().DayIn(company.Zone);
        var absent = await db.Substitutes.Where(s => s.StandInId == person && s.EndedAt == null && s.FromOn <= today && s.ToOn >= today).Select(s => s.PersonId).ToListAsync(stop);
        return await ReadApprovals.Waiting(db, person, absent).CountAsync(stop);
    }
}
