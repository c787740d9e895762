using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Facts;

/// <summary>Still right: keeps who looked at facts and when. Takes no leave, for nothing is changed.</summary>
public sealed class VerifyFacts(IDbContextFactory<Db> store, Company company, IClock clock)
{
    /// <param name="fields">Keys of fields, or of a whole module.</param>
    /// <returns>How many facts were there to be verified.</returns>
    public async Task<Outcome<int>> Run(string code, IReadOnlyCollection<string> fields, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer || await FileTurn.Take(db, customer.Id, stop) is not { } file) return Refusal.Missing(ArchiveWords.NoSuchCustomer);

        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var keys = fields.SelectMany(f => catalogue.Module(f) is null ? [f] : catalogue.FieldsOf(f).Select(x => x.Key)).Distinct(StringComparer.Ordinal).Take(ChangeFacts.FieldsMax).ToList();
        if (keys.Find(k => catalogue.Field(k) is null) is { } stranger) return Refusal.Invalid(ModuleWords.NoSuchField(stranger));
        var facts = await db.Facts.Where(f => f.CustomerId == customer.Id && keys.Contains(f.FieldKey)).ToListAsync(stop);
        if (facts.Count == 0) return Refusal.Conflict(FactWords.NothingToVerify);

        var now = clock.GetCurrentInstant();
        foreach (var fact in facts) fact.Verify(by, now);
        await FileNotes.Note(db, customer.Id, by, now, new(FactTimeline.Verified, [.. facts.Select(f => f.FieldKey)]), stop);
        await db.SaveChangesAsync(stop);
        await FileMeasure.Take(db, file, customer.Kind, (catalogue, company.Zone), stop);
        await write.Commit(stop);
        return facts.Count;
    }
}
