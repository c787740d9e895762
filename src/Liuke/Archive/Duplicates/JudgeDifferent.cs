using Liuke.Access.Audit;
using Liuke.Archive.Merging;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Duplicates;

/// <summary>Two customers are two: remembered with who said so and when, and never raised again.</summary>
public sealed class JudgeDifferent(IDbContextFactory<Db> store, IClock clock)
{
    public const string Judged = "archive.duplicates.different";

    public async Task<Outcome<DuplicatePair>> Run(string code, string other, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (one, two) = (await db.Former(code, stop), await db.Former(other, stop));
        if (one is null || two is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (one.Id == two.Id) return Refusal.Invalid(MergeWords.WithItself);
        // The pair stands with the one of the smaller number.
        var pair = await db.DuplicatePairs.SingleOrDefaultAsync(p => (p.CustomerId == one.Id && p.OtherId == two.Id) || (p.CustomerId == two.Id && p.OtherId == one.Id), stop);
        if (pair is null) return Refusal.Missing(DuplicateWords.NoSuchPair);
        if (pair.State == PairState.Different) return pair;

        pair.Judge(by, clock.GetCurrentInstant());
        db.Audit(AuditEntry.Of(Judged, by, pair.CustomerId, ("code", two.Code)));
        await db.SaveChangesAsync(stop);
        return pair;
    }
}
