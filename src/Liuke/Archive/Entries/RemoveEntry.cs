using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Entries;

/// <summary>Takes an entry out of a file. It stays in the history.</summary>
public sealed class RemoveEntry(IDbContextFactory<Db> store, IClock clock)
{
    /// <returns>The module it was in.</returns>
    public async Task<Outcome<string>> Run(string code, FileEntryId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer || await FileTurn.Take(db, customer.Id, stop) is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.FileEntries.SingleOrDefaultAsync(e => e.Id == id && e.CustomerId == customer.Id && e.RemovedAt == null, stop) is not { } entry) return Refusal.Missing(EntryWords.NoSuchEntry);

        var now = clock.GetCurrentInstant();
        string? under = null;
        if (await FileLock.CheckAdding(db, customer.Id, by, stop) is { } resting) return resting;
        if (entry.By != by && (await FileLock.Check(db, customer.Id, by, now, stop)).Refused(out var refusal, out under)) return refusal;

        entry.Remove(now);
        entry.Route(null, null);
        var lead = (await FileFieldCatalogue.Read(db, stop)).FieldsOf(entry.ModuleKey).Select(f => entry.Words.GetValueOrDefault(f.Key)).FirstOrDefault(w => w is not null);
        FileHistory.Add(db, customer.Id, FileSubjects.Entry(id), [.. entry.Words.Select(w => new ChangedField(w.Key, w.Value, null)), new("removed", lead ?? entry.ModuleKey, null)], new(by, now, under));
        await FileNotes.Note(db, customer.Id, by, now, new(FactTimeline.EntryRemoved, [entry.ModuleKey]), stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return entry.ModuleKey;
    }
}
