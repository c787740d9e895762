using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Rounds;

/// <summary>Hears the interactions that came in bulk, from imports, since the last night; the others were heard as they were written down.</summary>
public sealed class HearTouches(IDbContextFactory<Db> store, WorkRegister work, Company company, IClock clock)
{
    private const int Step = 5000, Overlap = 1000;

    private sealed record Touch(long Number, CustomerId Customer, InteractionChannel Channel, Direction Direction, Instant At);

    public async Task<int> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (last, heard) = (Math.Max(0, (await db.CadenceMarks.AsNoTracking().SingleOrDefaultAsync(stop))?.Interaction - Overlap ?? 0), 0);
        while (true)
        {
            await using var write = await db.BeginWrite(stop);
            await db.Dialect.TakeTurn(db, CadenceTables.Name, stop);
            var some = await db.Interactions.AsNoTracking().Where(i => i.Number > last).OrderBy(i => i.Number).Take(Step)
                .Select(i => new Touch(i.Number, i.CustomerId, i.Channel, i.Direction, i.HappenedAt)).ToListAsync(stop);
            if (some.Count == 0) return heard;
            heard += await Hear(db, some, stop);
            last = some[^1].Number;
            (await EnrolCustomers.Mark(db, stop)).Heard(last);
            await db.SaveChangesAsync(stop);
            await write.Commit(stop);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<int> Hear(Db db, List<Touch> some, CancellationToken stop)
    {
        var rules = await db.RulesOfCadence(stop);
        var latest = some.Where(t => rules.Counts(t.Channel, t.Direction)).GroupBy(t => t.Customer).Select(g => g.MaxBy(t => t.At)!).ToList();
        var ids = latest.ConvertAll(t => t.Customer);
        var known = await db.CustomerCadences.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.CustomerId)).Select(c => new { c.CustomerId, c.LastTouchOn }).ToDictionaryAsync(c => c.CustomerId, c => c.LastTouchOn, stop);
        var touched = new List<CustomerId>();
        foreach (var touch in latest.OrderBy(t => t.Customer.Value))
        {
            var on = touch.At.DayIn(company.Zone);
            if (!known.TryGetValue(touch.Customer, out var before) || before >= on) continue;
            if (await Touches.Mark(db, touch.Customer, on, touch.Channel, null, stop)) touched.Add(touch.Customer);
        }

        // An old conversation that was only now typed in does not end today's work.
        var today = company.Today(clock);
        var fresh = touched.Count == 0 ? [] : await db.CustomerCadences.AsNoTracking().Where(c => EF.Parameter(touched).Contains(c.CustomerId) && c.DueOn > today).Select(c => c.CustomerId).ToListAsync(stop);
        if (fresh.Count > 0) await work.Settle(db, WorkKind.OverdueTouch, CadenceWords.Rule, fresh, CadenceWords.Touched, clock.GetCurrentInstant(), stop);
        return touched.Count;
    }
}
