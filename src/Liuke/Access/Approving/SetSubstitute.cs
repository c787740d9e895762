using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Approving;

/// <summary>Names who decides in one's own absence.</summary>
public sealed class SetSubstitute(IDbContextFactory<Db> store, IClock clock, Company company)
{
    public async Task<Outcome<SubstituteId>> Run(PersonId person, PersonId standIn, LocalDate from, LocalDate to, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var today = now.DayIn(company.Zone);
        if (Substitute.Of(person, standIn, from, to, today, now).Refused(out var refusal, out var substitute)) return refusal;

        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, "substitutes", stop);
        if (!(await Roster.Read(db, today, stop)).Knows(standIn)) return Refusal.Missing(ApprovalWords.NoSuchColleague);
        var others = await db.Substitutes.Where(s => s.PersonId == person && s.EndedAt == null && s.ToOn >= today).ToListAsync(stop);
        if (others.Exists(s => s.Overlaps(from, to))) return Refusal.Conflict(ApprovalWords.AbsenceOverlaps);

        db.Substitutes.Add(substitute);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return substitute.Id;
    }
}

/// <summary>Ends one's own substitute before the day.</summary>
public sealed class EndSubstitute(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<SubstituteId>> Run(SubstituteId id, PersonId person, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.Substitutes.SingleOrDefaultAsync(s => s.Id == id && s.PersonId == person, stop) is not { } substitute) return Refusal.Missing(ApprovalWords.NoSuchSubstitute);
        substitute.End(clock.GetCurrentInstant());
        await db.SaveChangesAsync(stop);
        return id;
    }
}
