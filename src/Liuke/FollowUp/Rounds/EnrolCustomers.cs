using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp.Rounds;

/// <summary>Whoever the firm sells to is followed from the day it comes into the archive. Suppliers are not.</summary>
public sealed class EnrolCustomers(IDbContextFactory<Db> store, Company company)
{
    private const int Step = 5000;

    // Numbers are taken in order but may be committed a little out of it.
    private const int Overlap = 10_000;

    public async Task<int> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (last, enrolled) = (Math.Max(0, (await db.CadenceMarks.AsNoTracking().SingleOrDefaultAsync(stop))?.Customer - Overlap ?? 0), 0);
        while (true)
        {
            await using var write = await db.BeginWrite(stop);
            await db.Dialect.TakeTurn(db, CadenceTables.Name, stop);
            var followed = db.CustomerCadences;
            var some = await db.Customers.AsNoTracking().Where(c => c.Number > last && c.Kind != CustomerKind.Supplier).OrderBy(c => c.Number).Take(Step)
                .Select(c => new { c.Id, c.Number, c.OwnerId, c.DepartmentId, c.CreatedAt, IsKnown = followed.Any(k => k.CustomerId == c.Id) }).ToListAsync(stop);
            if (some.Count == 0) return enrolled;

            var rules = await db.RulesOfCadence(stop);
            await using var writer = await db.Dialect.Write(db, CadenceTables.Enrol, stop);
            foreach (var one in some.Where(c => !c.IsKnown))
            {
                var began = one.CreatedAt.DayIn(company.Zone);
                var due = rules.DueOn(FollowGrade.C, began);
                await writer.Add(one.Id, one.Number, one.OwnerId, one.DepartmentId, FollowGrade.C, FollowGrade.None, began, due, due, 0);
                enrolled++;
            }

            await writer.Complete(stop);
            last = some[^1].Number;
            (await Mark(db, stop)).Enrolled(last);
            await db.SaveChangesAsync(stop);
            await write.Commit(stop);
            db.ChangeTracker.Clear();
        }
    }

    internal static async Task<CadenceMark> Mark(Db db, CancellationToken stop)
    {
        if (await db.CadenceMarks.SingleOrDefaultAsync(stop) is { } mark) return mark;
        mark = CadenceMark.New();
        db.CadenceMarks.Add(mark);
        return mark;
    }
}
