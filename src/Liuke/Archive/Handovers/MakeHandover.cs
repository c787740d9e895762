using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Leaving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <param name="Person">Who leaves or moves.</param>
/// <param name="Department">The department that is split up or merged.</param>
/// <param name="Into">Into which it merges.</param>
/// <param name="Filter">A list of customers as its address says it.</param>
public sealed record NewHandover(HandoverKind Kind, string Reason)
{
    public PersonId? Person { get; init; }
    public DepartmentId? Department { get; init; }
    public DepartmentId? Into { get; init; }
    public string? Region { get; init; }
    public string? Filter { get; init; }
    public LocalDate? LastDayOn { get; init; }
}

/// <summary>Begins the plan of a handover. Who leaves is marked so, and from then on takes nothing out.</summary>
public sealed class MakeHandover(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    private const int FilterLengthMax = 1000;

    public async Task<Outcome<HandoverId>> Run(NewHandover asked, CancellationToken stop)
    {
        var reason = asked.Reason.Trim();
        if (reason.Length is 0 or > Handover.ReasonLengthMax) return Refusal.Invalid(HandoverWords.SayWhy(Handover.ReasonLengthMax));
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if ((await Source(db, asked, stop)).Refused(out var refusal, out var source)) return refusal;

        var now = clock.GetCurrentInstant();
        var handover = new Handover(source, reason, me.Id, now);
        db.Handovers.Add(handover);
        if (source is { Kind: HandoverKind.Leaving, Person: { } leaver }) await db.MarkLeaving(leaver, asked.LastDayOn, me.Id, now, stop);
        if (source.Into is { } into) db.HandoverParts.Add(new(handover.Id, 1, PartRule.Everything, Share.ByNumber, [new(null, into, KeepsOwner: true)], now));
        db.Audit(HandoverAudit.Of(HandoverAudit.Made, me.Id, handover, ("kind", source.Kind.ToString())));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (source.Person is not null)
        {
            return Refusal.Conflict(HandoverWords.PlannedAlready);
        }

        await write.Commit(stop);
        return handover.Id;
    }

    private async Task<Outcome<HandoverSource>> Source(Db db, NewHandover asked, CancellationToken stop)
    {
        var isWhole = db.Reach.Kind == ReachKind.All;
        if (asked.Kind is HandoverKind.Leaving or HandoverKind.Moving) return await OfPerson(db, asked, isWhole, stop);
        if (asked.Kind == HandoverKind.Department)
        {
            if (asked.Department is not { } department || !db.Reach.Covers(null, department) || !await db.Departments.AnyAsync(d => d.Id == department, stop)) return Refusal.Missing(HandoverWords.NoSuchDepartment);
            if (asked.Into is not { } into) return new HandoverSource(HandoverKind.Department, null, department) { IsForChiefs = isWhole };
            if (!isWhole) return Refusal.Forbidden(HandoverWords.ChiefsMerge);
            var all = await db.Departments.AsNoTracking().ToListAsync(stop);
            if (all.TrueForAll(d => d.Id != into)) return Refusal.Missing(HandoverWords.NoSuchDepartment);
            if (all.Find(d => d.Id == department)!.ParentId is null || all.WithThoseBelow(department).Contains(into)) return Refusal.Conflict(HandoverWords.NotIntoItself);
            return new HandoverSource(HandoverKind.Department, null, department) { Into = into, IsForChiefs = true };
        }

        if (asked.Kind != HandoverKind.Territory) return Refusal.Invalid(HandoverWords.ChooseKind);
        var (region, filter) = (Word(asked.Region), Word(asked.Filter)?.TrimStart('?'));
        if (region?.Length > Changing.ChangeWish.RegionLengthMax || filter?.Length > FilterLengthMax) return Refusal.Invalid(HandoverWords.ChooseCustomers);
        if (filter?.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at) filter = filter[(at + 1)..];
        if (region is null && (filter is null || (CustomerFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(filter))) with { Search = null }).IsEmpty)) return Refusal.Invalid(HandoverWords.ChooseCustomers);
        return new HandoverSource(HandoverKind.Territory, null, me.DepartmentId) { Region = region, Filter = filter, IsForChiefs = isWhole };
    }

    private async Task<Outcome<HandoverSource>> OfPerson(Db db, NewHandover asked, bool isWhole, CancellationToken stop)
    {
        if (asked.Person is not { } whom) return Refusal.Invalid(HandoverWords.ChoosePerson);
        if (whom == me.Id) return Refusal.Forbidden(HandoverWords.NotYourself);
        var key = whom.Value;
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == key, stop);
        if (person is null || !db.Reach.Covers(whom, person.DepartmentId)) return Refusal.Missing(HandoverWords.NoSuchPerson);
        var leads = (person.Roles & HandoverSight.Leading) != Roles.None;
        return leads && !isWhole ? Refusal.Forbidden(HandoverWords.ChiefsLead) : new HandoverSource(asked.Kind, whom, person.DepartmentId) { IsForChiefs = leads };
    }

    private static string? Word(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
