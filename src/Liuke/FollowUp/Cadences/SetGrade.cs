using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.FollowUp.Rounds;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Cadences;

/// <summary>Whoever looks after a customer sets its grade: a closer one holds at once, a looser one once a manager agrees.</summary>
public sealed class SetGrade(IDbContextFactory<Db> store, RaiseTouches raise, CurrentPerson me, IClock clock, Company company)
{
    public async Task<Outcome<GradeStep>> Run(string code, FollowGrade grade, string? why, CancellationToken stop)
        => await GradeDesk.Change(store, raise, new(code, Deed.Now(me.Id, clock, company)),
            (cadence, customer, deed) => (cadence.Set(grade, why, me.Reach(FollowUpPermissions.ConfirmGrade).Covers(customer.OwnerId, customer.DepartmentId, customer.Id), deed), grade, why), stop);
}

/// <summary>A manager agrees to the looser grade that somebody asked for, or says why not.</summary>
public sealed class AnswerGrade(IDbContextFactory<Db> store, RaiseTouches raise, CurrentPerson me, IClock clock, Company company)
{
    public async Task<Outcome<GradeStep>> Run(string code, bool isConfirmed, string? why, CancellationToken stop)
        => await GradeDesk.Change(store, raise, new(code, Deed.Now(me.Id, clock, company)),
            (cadence, _, deed) => (cadence.Wished ?? FollowGrade.None) is var wished ? (cadence.Answer(isConfirmed, why, deed), wished, why) : default, stop);
}

internal sealed record GradeAsked(string Code, Deed By);

/// <summary>What both have in common: the customer is found, the thing is asked, the step is kept and told, the clock rings if it should.</summary>
internal static class GradeDesk
{
    public static async Task<Outcome<GradeStep>> Change(IDbContextFactory<Db> store, RaiseTouches raise, GradeAsked asked,
        Func<CustomerCadence, Customer, GradeDeed, (Outcome<GradeStep> Step, FollowGrade To, string? Why)> change, CancellationToken stop)
    {
        CustomerId id;
        GradeStep step;
        await using (var db = await store.CreateDbContextAsync(stop))
        {
            await using var write = await db.BeginWrite(stop);
            await db.Dialect.TakeTurn(db, CadenceTables.Name, stop);
            if (await db.CustomerOf(asked.Code, stop) is not { } known) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
            var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == known, stop);
            var cadence = await db.CustomerCadences.SingleOrDefaultAsync(c => c.CustomerId == known, stop);
            if (cadence is null) return Refusal.Conflict(CadenceWords.NoCadence);

            var from = cadence.Grade;
            var (changed, to, why) = change(cadence, customer, new(asked.By, await db.RulesOfCadence(stop)));
            if (changed.Refused(out var no, out step)) return no;
            db.GradeChanges.Add(new(known, step, from, to, why, asked.By));
            db.Record(new(known, asked.By.At, asked.By.ById, GradeTimeline.Step, new GradeFact(step, from, to, why)));
            if (!await db.SaveUnlessChanged(stop)) return Refusal.Conflict(FollowUpWords.ChangedMeanwhile);
            await write.Commit(stop);
            id = known;
        }

        // What is due by the new period stands in Today at once.
        if (step is GradeStep.Set or GradeStep.Confirmed) await raise.Run(id, stop);
        return step;
    }
}
