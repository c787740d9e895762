using Liuke.Access.Fields;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Keys;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive;

/// <param name="ExternalKey">What the file calls the customer: a code, a mobile or a nickname.</param>
/// <param name="Ownership">Whom the file names as the one in charge; null where it names nobody.</param>
public sealed record NewCustomer(string ExternalKey, string? Name, string? Mobile, string? Region, Ownership? Ownership = null);

/// <summary>Where a named customer sits.</summary>
public sealed record CustomerSeat(CustomerId Id, PersonId? OwnerId, DepartmentId DepartmentId, bool IsNew)
{
    /// <summary>Found by the mobile under a key that was not known so far.</summary>
    internal bool IsAlias { get; init; }
}

/// <summary>To whom a new customer goes.</summary>
public sealed record Ownership(PersonId? OwnerId, DepartmentId DepartmentId);

/// <summary>Finds or enters the customers that a file names, many at once, inside the caller's transaction.</summary>
public sealed class CustomerRegister(Company company, CustomerMobile mobiles)
{
    /// <summary>What is told to the outside of customers who are new.</summary>
    public const string Entered = "customer.entered";

    private const int LookupSize = 500;

    private static readonly BulkTable Customers = new("Customers",
        ["Id", "Number", "Code", "ExternalKey", "Name", "NameKey", "NameOrder", "Kind", "Stage", "OwnerId", "DepartmentId", "MobileSealed", "MobileIndex", "MobileEndIndex", "Region", "Province", "CreatedAt", "Version"], ["Id"]);

    private static readonly BulkTable Standings = new("Standings",
        ["CustomerId", "Number", "OwnerId", "DepartmentId", "AsOf", "State", "Quadrant", "Occasions", "NetMinor"], ["CustomerId"]);

    /// <param name="ownership">To whom the new ones go where the file names nobody.</param>
    /// <returns>A seat for each key, by the key as it was given.</returns>
    public async Task<IReadOnlyDictionary<string, CustomerSeat>> Settle(Db db, IReadOnlyCollection<NewCustomer> named, Ownership ownership, Instant now, CancellationToken stop)
    {
        await using var _ = await db.Beyond(stop);
        var byKey = named.GroupBy(n => mobiles.KeyOf(n.ExternalKey), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Named(g.Key, Convert.ToHexStringLower(Identities.OfKept(g.Key)), PhoneOf(g), [.. g]), StringComparer.Ordinal);
        var seats = await Known(db, byKey.Values, stop);
        var strangers = byKey.Values.Where(n => !seats.ContainsKey(n.Key)).ToList();
        if (strangers.Count > 0)
        {
            // Taking the numbers makes other registrars wait; whoever they entered meanwhile is seen by the second look.
            var first = await CodeSerial.Take(db, now.DayIn(company.Zone).Year, strangers.Count, stop);
            foreach (var (key, seat) in await Known(db, strangers, stop)) seats[key] = seat;
            strangers.RemoveAll(n => seats.ContainsKey(n.Key));
            // Two keys with one mobile are one customer.
            var entered = strangers.GroupBy(n => n.Phone ?? n.Key, StringComparer.Ordinal).Select((group, i) => (Keys: group.ToList(),
                Entry: new Entry(group.First().Key, first + i, Ids.New<CustomerId>(now), Told(group) ?? ownership, [.. group.SelectMany(n => n.Says)]))).ToList();
            await Enter(db, entered.ConvertAll(e => e.Entry), now, stop);
            foreach (var (keys, entry) in entered)
                foreach (var key in keys) seats[key.Key] = new(entry.Id, entry.Ownership.OwnerId, entry.Ownership.DepartmentId, true);
        }

        await Keep(db, byKey.Values.Where(n => seats[n.Key].IsNew || seats[n.Key].IsAlias).Select(n => (n, seats[n.Key].Id)), now, stop);
        return byKey.Values.SelectMany(g => g.Says.Select(n => (n.ExternalKey, Seat: seats[g.Key] with { IsAlias = false })))
            .DistinctBy(p => p.ExternalKey, StringComparer.Ordinal).ToDictionary(p => p.ExternalKey, p => p.Seat, StringComparer.Ordinal);
    }

    /// <summary>How a key is kept: a mobile only by its token, so that nothing made of the key tells the number.</summary>
    public string Kept(string externalKey) => CustomerKey.Mobile(externalKey) is null ? externalKey : mobiles.KeyOf(externalKey);

    /// <summary>Takes customers back out, with everything the archive holds of them. Their codes are not given again.</summary>
    public async Task Remove(Db db, IReadOnlyCollection<CustomerId> customers, CancellationToken stop)
    {
        foreach (var some in customers.Chunk(LookupSize))
        {
            await db.Facts.Where(f => some.Contains(f.CustomerId)).ExecuteDeleteAsync(stop);
            await db.FileEntries.Where(e => some.Contains(e.CustomerId)).ExecuteDeleteAsync(stop);
            await db.FieldChanges.Where(c => some.Contains(c.CustomerId)).ExecuteDeleteAsync(stop);
            await db.FileReviews.IgnoreQueryFilters().Where(r => some.Contains(r.CustomerId)).ExecuteDeleteAsync(stop);
            await db.TimelineEntries.Where(e => some.Contains(e.CustomerId)).ExecuteDeleteAsync(stop);
            await db.CustomerIdentities.IgnoreQueryFilters().Where(i => some.Contains(i.CustomerId)).ExecuteDeleteAsync(stop);
            foreach (var gone in await db.Customers.IgnoreQueryFilters().Where(c => some.Contains(c.Id)).Select(c => new { c.Number, c.Name }).ToListAsync(stop)) await NameBlocks.Forget(db, gone.Number, gone.Name, stop);
            await db.Standings.IgnoreQueryFilters().Where(s => some.Contains(s.CustomerId)).ExecuteDeleteAsync(stop);
            await db.Customers.IgnoreQueryFilters().Where(c => some.Contains(c.Id)).ExecuteDeleteAsync(stop);
        }
    }

    // By the key itself, and where that is new by the mobile. Keys are unique in the whole firm, so the look goes beyond the importer's reach.
    private static async Task<Dictionary<string, CustomerSeat>> Known(Db db, IReadOnlyCollection<Named> named, CancellationToken stop)
    {
        var byKey = await Identities.Seats(db, IdentityKind.External, named.Select(n => Convert.FromHexString(n.KeyHash)), stop);
        var left = named.Where(n => n.Phone is not null && !byKey.ContainsKey(n.KeyHash)).ToList();
        var byPhone = left.Count == 0 ? [] : await Identities.Seats(db, IdentityKind.Mobile, left.Select(n => n.Phone!).Distinct(StringComparer.Ordinal).Select(Convert.FromHexString), stop);

        var seats = new Dictionary<string, CustomerSeat>(StringComparer.Ordinal);
        foreach (var one in named)
            if (byKey.TryGetValue(one.KeyHash, out var seat)) seats[one.Key] = seat;
            else if (one.Phone is not null && byPhone.TryGetValue(one.Phone, out seat)) seats[one.Key] = seat with { IsAlias = true };
        return seats;
    }

    // A key that led to a customer by its mobile leads there by itself from now on.
    private static async Task Keep(Db db, IEnumerable<(Named Named, CustomerId Id)> keys, Instant now, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, Identities.Bulk, stop);
        foreach (var (one, id) in keys)
        {
            await writer.Add((int)IdentityKind.External, Convert.FromHexString(one.KeyHash), id, null, now);
            if (one.Phone is not null) await writer.Add((int)IdentityKind.Mobile, Convert.FromHexString(one.Phone), id, null, now);
        }

        await writer.Complete(stop);
    }

    private string? PhoneOf(IGrouping<string, NewCustomer> says)
        => (CustomerKey.Phone(First(says, n => n.Mobile)) ?? CustomerKey.Phone(says.First().ExternalKey)) is { } phone ? Convert.ToHexStringLower(mobiles.IndexOf(phone)) : null;

    private static Ownership? Told(IEnumerable<Named> keys) => keys.SelectMany(n => n.Says).Select(n => n.Ownership).FirstOrDefault(o => o is not null);

    /// <param name="Key">As customers keep it.</param>
    /// <param name="KeyHash">Its hash and that of the mobile, as text.</param>
    private sealed record Named(string Key, string KeyHash, string? Phone, IReadOnlyList<NewCustomer> Says);

    private sealed record Entry(string Key, long Number, CustomerId Id, Ownership Ownership, IReadOnlyList<NewCustomer> Says);

    private async Task Enter(Db db, IReadOnlyList<Entry> entered, Instant now, CancellationToken stop)
    {
        await using (var writer = await db.Dialect.Write(db, Customers, stop))
        {
            foreach (var (key, number, id, ownership, says) in entered)
            {
                var told = says[0].ExternalKey.Trim();
                var name = First(says, n => n.Name) ?? told;
                if (CustomerKey.Mobile(name) is { } dialled) name = Masks.Mobile(dialled)!;
                var region = First(says, n => n.Region);
                var (sealedMobile, index, end) = mobiles.Seal(id, First(says, n => n.Mobile) ?? CustomerKey.Mobile(told));
                await writer.Add(id, number, CustomerCode.Of(number), key, name, CustomerName.Key(name), CustomerName.Order(name), CustomerKind.Enterprise, CustomerStage.Customer,
                    ownership.OwnerId, ownership.DepartmentId, sealedMobile, index, end, region, Regions.Province.Of(region), now, 0);
            }

            await writer.Complete(stop);
        }

        await using (var reviews = await db.Dialect.Write(db, FileReview.Bulk, stop))
        {
            foreach (var (_, number, id, ownership, _) in entered) await reviews.Add(id, number, ownership.OwnerId, ownership.DepartmentId, ReviewState.Reviewed, now, 0, 0, 0);
            await reviews.Complete(stop);
        }

        var today = now.DayIn(company.Zone);
        await using var standings = await db.Dialect.Write(db, Standings, stop);
        foreach (var (_, number, id, ownership, _) in entered)
            await standings.Add(id, number, ownership.OwnerId, ownership.DepartmentId, today, RetentionState.None, Quadrant.None, 0, 0L);
        await standings.Complete(stop);
        db.Tell(new(Entered, [.. entered.Select(e => new ToldCustomer(e.Id))]));
    }

    private static string? First(IEnumerable<NewCustomer> says, Func<NewCustomer, string?> what)
        => says.Select(what).FirstOrDefault(w => !string.IsNullOrWhiteSpace(w))?.Trim();
}
