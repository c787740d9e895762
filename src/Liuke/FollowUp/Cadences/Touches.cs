using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Cadences;

/// <summary>A two-way contact or a visit sets the clock of the next one.</summary>
internal static class Touches
{
    private const int Tries = 3;

    /// <summary>Marks one touch inside the caller's transaction; an older one than is known changes nothing.</summary>
    /// <param name="nextOn">The day that was agreed on; else the grade's period runs.</param>
    /// <remarks>The cadence comes before the work everywhere, so that two callers never wait for each other crosswise.</remarks>
    public static async Task<bool> Mark(Db db, CustomerId customer, LocalDate on, InteractionChannel by, LocalDate? nextOn, CancellationToken stop)
    {
        var rules = await db.RulesOfCadence(stop);
        var all = db.CustomerCadences.IgnoreQueryFilters().Where(c => c.CustomerId == customer);
        for (var i = 0; i < Tries; i++)
        {
            if (await all.AsNoTracking().Select(c => new { c.Grade, c.LastTouchOn }).SingleOrDefaultAsync(stop) is not { } was) return false;
            if (was.LastTouchOn > on) return false;
            var due = was.Grade is FollowGrade.None or FollowGrade.D ? null : nextOn ?? rules.DueOn(was.Grade, on);
            // The grade may change at the same moment: then its due day is worked out again.
            var marked = await all.Where(c => c.Grade == was.Grade && (c.LastTouchOn == null || c.LastTouchOn <= on))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastTouchOn, on).SetProperty(c => c.LastTouchBy, by)
                    .SetProperty(c => c.DueOn, due).SetProperty(c => c.ToRaiseOn, due).SetProperty(c => c.Version, c => c.Version + 1), stop);
            if (marked > 0) return true;
        }

        return false;
    }

    /// <summary>What was not a touch does not set the clock: the work comes back on the day named.</summary>
    public static async Task TryAgain(Db db, CustomerId customer, LocalDate on, CancellationToken stop)
        => await db.CustomerCadences.IgnoreQueryFilters().Where(c => c.CustomerId == customer && c.DueOn != null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ToRaiseOn, on).SetProperty(c => c.Version, c => c.Version + 1), stop);
}

/// <summary>What was said with a customer sets the clock at once, and ends the work that asked for it.</summary>
internal sealed class TouchesHeard(WorkRegister work, Company company) : IHearInteractions
{
    public async Task Heard(Db db, Interaction said, Interaction? corrected, Ownership seat, Instant now, CancellationToken stop)
    {
        await using var _ = await db.Beyond(stop);
        var rules = await db.RulesOfCadence(stop);
        if (!rules.Counts(said.Channel, said.Direction)) return;
        if (!await Touches.Mark(db, said.CustomerId, said.HappenedAt.DayIn(company.Zone), said.Channel, said.NextOn, stop)) return;
        await work.Settle(db, WorkKind.OverdueTouch, CadenceWords.Rule, [said.CustomerId], CadenceWords.Touched, now, stop);
    }
}
