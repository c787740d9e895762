using System.Text.Json;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Facts;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Imports;

/// <summary>A room whose rows make a customer the firm's own: such a customer stays when the import that brought them is undone.</summary>
public interface IHoldCustomer
{
    Task<IReadOnlyCollection<CustomerId>> Held(Db db, IReadOnlyCollection<CustomerId> customers, CancellationToken stop);

    /// <summary>Takes out what the room keeps of customers that are taken out.</summary>
    Task Forget(Db db, IReadOnlyCollection<CustomerId> gone, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>Takes an import of customers back, some hundred at a time. What somebody changed since stays as it is.</summary>
internal sealed class UndoCustomers(IDbContextFactory<Db> store, CustomerRegister register, IEnumerable<IHoldCustomer> holders, IClock clock)
{
    private const int StepCustomers = 300;

    public sealed record Result(int Removed, int Restored);

    public async Task<object> Run(BatchId batch, Action<long, long> report, CancellationToken stop)
    {
        var (total, done, removed) = (await Count(batch, stop), 0, 0);
        for (var step = await Some(batch, stop); step.Customers > 0; step = await Some(batch, stop))
        {
            (done, removed) = (done + step.Customers, removed + step.Removed);
            report(Math.Min(done, total), total + 1);
        }

        return new Result(removed, done - removed);
    }

    private async Task<long> Count(BatchId batch, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.CustomerImages.Where(i => i.BatchId == batch).Select(i => i.CustomerId).Distinct().LongCountAsync(stop);
    }

    private async Task<(int Customers, int Removed)> Some(BatchId batch, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, CustomerFileKind.Name, stop);
        var ids = await db.CustomerImages.Where(i => i.BatchId == batch).Select(i => i.CustomerId).Distinct().OrderBy(i => i).Take(StepCustomers).ToListAsync(stop);
        if (ids.Count == 0) return (0, 0);

        var images = (await db.CustomerImages.AsNoTracking().Where(i => i.BatchId == batch && EF.Parameter(ids).Contains(i.CustomerId)).ToListAsync(stop)).ToLookup(i => i.CustomerId);
        var removed = await Remove(db, images, stop);
        await Restore(db, images.Where(i => i.All(p => p.Part != CustomerImage.Customer)).SelectMany(i => i).ToList(), stop);
        await db.CustomerImages.Where(i => i.BatchId == batch && EF.Parameter(ids).Contains(i.CustomerId)).ExecuteDeleteAsync(stop);
        await write.Commit(stop);
        return (ids.Count, removed);
    }

    // A customer whom somebody has dealt with since has become the firm's own.
    private async Task<int> Remove(Db db, ILookup<CustomerId, CustomerImage> images, CancellationToken stop)
    {
        var brought = images.SelectMany(i => i).Where(i => i.Part == CustomerImage.Customer).ToDictionary(i => i.CustomerId, i => i.After);
        if (brought.Count == 0) return 0;
        var ids = brought.Keys.ToList();
        var stays = new HashSet<CustomerId>();
        foreach (var holder in holders) stays.UnionWith(await holder.Held(db, ids, stop));
        stays.UnionWith(await db.TimelineEntries.Where(e => EF.Parameter(ids).Contains(e.CustomerId)).Select(e => e.CustomerId).Distinct().ToListAsync(stop));
        stays.UnionWith(await db.FileEntries.Where(e => EF.Parameter(ids).Contains(e.CustomerId)).Select(e => e.CustomerId).Distinct().ToListAsync(stop));
        stays.UnionWith(await db.Contacts.Where(c => EF.Parameter(ids).Contains(c.CustomerId)).Select(c => c.CustomerId).Distinct().ToListAsync(stop));
        stays.UnionWith(await db.Interactions.Where(i => EF.Parameter(ids).Contains(i.CustomerId)).Select(i => i.CustomerId).Distinct().ToListAsync(stop));
        foreach (var customer in await db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(stop))
            if (CustomerHead.Of(customer).ToJson() != brought[customer.Id]) stays.Add(customer.Id);
        foreach (var fact in await db.Facts.AsNoTracking().Where(f => EF.Parameter(ids).Contains(f.CustomerId)).ToListAsync(stop))
            if (images[fact.CustomerId].FirstOrDefault(i => i.Part == CustomerImage.FactMark + fact.FieldKey)?.After != FactImage.Of(fact)) stays.Add(fact.CustomerId);

        var gone = ids.FindAll(id => !stays.Contains(id));
        foreach (var holder in holders) await holder.Forget(db, gone, stop);
        await register.Remove(db, gone, stop);
        return gone.Count;
    }

    private async Task Restore(Db db, List<CustomerImage> images, CancellationToken stop)
    {
        var ids = images.Select(i => i.CustomerId).Distinct().ToList();
        if (ids.Count == 0) return;
        await RestoreHeads(db, images.FindAll(i => i.Part == CustomerImage.Head), ids, stop);
        var restored = await RestoreFacts(db, images.FindAll(i => i.Part.StartsWith(CustomerImage.FactMark, StringComparison.Ordinal)), ids, stop);
        foreach (var image in images.Where(i => i.Part.StartsWith(CustomerImage.KeyMark, StringComparison.Ordinal)))
        {
            var (kind, hash, id) = ((IdentityKind)(image.Part[CustomerImage.KeyMark.Length] - '0'), Convert.FromHexString(image.Part[(CustomerImage.KeyMark.Length + 2)..]), image.CustomerId);
            await db.CustomerIdentities.Where(i => i.Kind == kind && i.KeyHash == hash && i.CustomerId == id).ExecuteDeleteAsync(stop);
        }

        await using var writer = await db.Dialect.Write(db, CustomerWriter.Measures, stop);
        foreach (var image in images.Where(i => i.Part == CustomerImage.Review && restored.Contains(i.CustomerId))) await writer.Add(CustomerWriter.MeasureRow(image.CustomerId, ReviewImage.From(image.Before!)));
        await writer.Complete(stop);
    }

    private static async Task RestoreHeads(Db db, List<CustomerImage> heads, List<CustomerId> ids, CancellationToken stop)
    {
        if (heads.Count == 0) return;
        var customers = await db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        await using var writer = await db.Dialect.Write(db, CustomerWriter.Customers with { Overwrites = true }, stop);
        var renamed = new List<(long Number, string From, string To)>();
        foreach (var image in heads)
        {
            if (!customers.TryGetValue(image.CustomerId, out var c) || CustomerHead.Of(c).ToJson() != image.After) continue;
            var before = JsonSerializer.Deserialize<CustomerHead>(image.Before!, TimelineEntry.Json)!;
            await writer.Add(CustomerWriter.RowOf(new CustomerDraft(c.Id, false, before, new(c.OwnerId, c.DepartmentId)) { Number = c.Number, CreatedAt = c.CreatedAt, Country = c.Country }, before));
            if (before.Name != c.Name) renamed.Add((c.Number, c.Name, before.Name));
        }

        await writer.Complete(stop);
        foreach (var (number, from, _) in renamed) await NameBlocks.Forget(db, number, from, stop);
        await NameBlocks.Keep(db, renamed.Select(r => (r.Number, r.To)), stop);
    }

    /// <returns>The customers all of whose facts stand as they stood.</returns>
    private async Task<HashSet<CustomerId>> RestoreFacts(Db db, List<CustomerImage> images, List<CustomerId> ids, CancellationToken stop)
    {
        var restored = images.Select(i => i.CustomerId).ToHashSet();
        if (images.Count == 0) return restored;
        var facts = (await db.Facts.AsNoTracking().Where(f => EF.Parameter(ids).Contains(f.CustomerId)).ToListAsync(stop)).ToDictionary(f => (f.CustomerId, f.FieldKey));
        var now = clock.GetCurrentInstant();
        var back = new List<object?[]>();
        foreach (var image in images)
        {
            var key = image.Part[CustomerImage.FactMark.Length..];
            if (!facts.TryGetValue((image.CustomerId, key), out var fact) || FactImage.Of(fact) != image.After)
            {
                restored.Remove(image.CustomerId);
                continue;
            }

            var before = image.Before is null ? null : FactImage.From(image.Before);
            FileHistory.Add(db, image.CustomerId, FileSubjects.Facts, [new(key, fact.Words, before?.Words)], new(null, now, null, FactSource.Imported));
            if (before is null) await db.Facts.Where(f => f.CustomerId == image.CustomerId && f.FieldKey == key).ExecuteDeleteAsync(stop);
            else back.Add([image.CustomerId, key, before.Words, before.WordsKey, before.Amount, (int)before.Source, before.SourceNote, (int)before.Confidence, before.SetBy, Instant.FromUnixTimeTicks(before.SetAt), before.VerifiedBy, before.VerifiedAt is { } at ? Instant.FromUnixTimeTicks(at) : null, before.Version]);
        }

        // While rows are being copied nothing else may be asked of the connection.
        await using (var writer = await db.Dialect.Write(db, Fact.Bulk, stop))
        {
            foreach (var row in back) await writer.Add(row);
            await writer.Complete(stop);
        }

        await db.SaveChangesAsync(stop);
        return restored;
    }
}
