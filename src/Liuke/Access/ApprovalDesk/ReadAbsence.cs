using Liuke.Access.Approving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.ApprovalDesk;

public sealed record AbsenceLine(SubstituteId Id, string Name, LocalDate From, LocalDate To);

/// <summary>Who stands in for a person, for whom the person stands in, and among whom to choose.</summary>
public sealed record AbsenceView(IReadOnlyList<AbsenceLine> Mine, IReadOnlyList<AbsenceLine> ForOthers, IReadOnlyList<Colleague> Colleagues, LocalDate Today);

public sealed class ReadAbsence(IDbContextFactory<Db> store, IClock clock, Company company)
{
    public async Task<AbsenceView> Run(PersonId person, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var today = clock.GetCurrentInstant().DayIn(company.Zone);
        var people = (await Roster.Read(db, today, stop)).People;
        var names = people.ToDictionary(p => p.Id, p => p.Name);
        var set = await db.Substitutes.AsNoTracking().Where(s => s.EndedAt == null && s.ToOn >= today && (s.PersonId == person || s.StandInId == person)).OrderBy(s => s.FromOn).ToListAsync(stop);
        return new(
            [.. set.Where(s => s.PersonId == person).Select(s => new AbsenceLine(s.Id, names.GetValueOrDefault(s.StandInId, ""), s.FromOn, s.ToOn))],
            [.. set.Where(s => s.StandInId == person).Select(s => new AbsenceLine(s.Id, names.GetValueOrDefault(s.PersonId, ""), s.FromOn, s.ToOn))],
            [.. people.Where(p => p.Id != person).Select(p => new Colleague(p.Id, p.Name, p.Department, true))], today);
    }
}
