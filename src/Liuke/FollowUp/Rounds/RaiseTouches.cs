using System.Text.Json;
using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Rounds;

/// <summary>Turns contacts that are due within the lead into work: each due day once, however many processes try.</summary>
public sealed class RaiseTouches(IDbContextFactory<Db> store, WorkRegister work, Company company, IClock clock)
{
    private const int Step = 5000;

    private sealed record Due(CustomerId Id, PersonId? OwnerId, DepartmentId DepartmentId, FollowGrade Grade, LocalDate? LastTouchOn, InteractionChannel? LastTouchBy, LocalDate BeganOn, LocalDate DueOn);

    /// <param name="only">One customer, or null for all that is due.</param>
    public async Task<int> Run(CustomerId? only, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var _ = await db.Beyond(stop);
        var today = company.Today(clock);
        var until = today.PlusDays((await db.RulesOfCadence(stop)).LeadDays);
        for (var raised = 0; ;)
        {
            await using var write = await db.BeginWrite(stop);
            await db.Dialect.TakeTurn(db, CadenceTables.Name, stop);
            var due = await Claim(db, only, until, stop);
            if (due.Count == 0) return raised;
            await work.Raise(db, await Work(db, due, today, stop), clock.GetCurrentInstant(), stop);
            await write.Commit(stop);
            raised += due.Count;
        }
    }

    // First they are marked, then those are read that are marked and still due: whom somebody touched in between is left out, and whom another process marked is not found.
    private static async Task<List<Due>> Claim(Db db, CustomerId? only, LocalDate until, CancellationToken stop)
    {
        var all = db.CustomerCadences.IgnoreQueryFilters();
        var ids = await all.Where(c => c.ToRaiseOn <= until && (only == null || c.CustomerId == only)).OrderBy(c => c.ToRaiseOn).Take(Step).Select(c => c.CustomerId).ToListAsync(stop);
        if (ids.Count == 0) return [];
        var some = all.Where(c => EF.Parameter(ids).Contains(c.CustomerId));
        await some.Where(c => c.ToRaiseOn <= until).ExecuteUpdateAsync(set => set.SetProperty(c => c.ToRaiseOn, (LocalDate?)null), stop);
        return await some.AsNoTracking().Where(c => c.ToRaiseOn == null && c.DueOn <= until)
            .Select(c => new Due(c.CustomerId, c.OwnerId, c.DepartmentId, c.Grade, c.LastTouchOn, c.LastTouchBy, c.BeganOn, c.DueOn!.Value)).ToListAsync(stop);
    }

    private static async Task<List<RaisedWork>> Work(Db db, List<Due> due, LocalDate today, CancellationToken stop)
    {
        var ids = due.ConvertAll(d => d.Id);
        var values = await db.Standings.IgnoreQueryFilters().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.CustomerId) && s.ValueAtRiskMinor > 0)
            .Select(s => new { s.CustomerId, Value = s.ValueAtRiskMinor!.Value }).ToDictionaryAsync(s => s.CustomerId, s => s.Value, stop);
        return due.ConvertAll(d =>
        {
            var since = d.LastTouchOn ?? d.BeganOn;
            var value = values.GetValueOrDefault(d.Id);
            var facts = new CadenceFacts(d.Grade, today.Number(), since.Number(), d.LastTouchOn is null, (int?)d.LastTouchBy ?? 0, value);
            return new RaisedWork(d.Id, new(d.OwnerId, d.DepartmentId), WorkKind.OverdueTouch, CadenceWords.Rule, JsonSerializer.Serialize(facts, JsonSerializerOptions.Web), value, d.DueOn) { LeadDays = Math.Max(0, d.DueOn.Number() - today.Number()) };
        });
    }
}
