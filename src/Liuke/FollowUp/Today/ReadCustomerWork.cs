using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Today;

public sealed record CustomerWork(IReadOnlyList<WorkRow> Open, IReadOnlyList<DoneRow> Lately);

/// <summary>What is to do for one customer, and what was done last.</summary>
public sealed class ReadCustomerWork(IDbContextFactory<Db> store, WorkLexicon lexicon, IClock clock, Company company)
{
    private const int Few = 5;

    public async Task<CustomerWork> Run(CustomerId customer, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var today = company.Today(clock);
        var open = await db.WorkItems.AsNoTracking().Open.Where(i => i.CustomerId == customer).OrderBy(i => i.ShowsOn).ThenBy(i => i.Id).Take(TodayAsked.PageSize).ToListAsync(stop);
        var ended = await db.WorkFinishes.AsNoTracking().Where(f => f.CustomerId == customer).OrderByDescending(f => f.At).ThenBy(f => f.Id).Take(Few).ToListAsync(stop);
        return new(await new WorkRows(lexicon, company).Of(db, open, 1, today, stop), await DoneRow.Of(db, ended, lexicon, company, stop));
    }
}
