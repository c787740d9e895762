using Liuke.Archive.Keys;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Imports.Known;

/// <summary>Finds the customers that rows name, many at once: by codes and keys beyond doubt, else by a name that only one within reach bears.</summary>
internal sealed class FindNamed(Importer importer)
{
    private const int Some = 500;

    private readonly Dictionary<CustomerId, FileStand> files = [];
    private readonly Dictionary<long, CustomerId> byNumber = [];
    private readonly Dictionary<(IdentityKind, string), CustomerId> byKey = [];
    private readonly Dictionary<string, List<CustomerId>> byName = new(StringComparer.Ordinal);

    /// <summary>Looks them all up, in the transaction of the step.</summary>
    public async Task Look(Db db, IReadOnlyCollection<CustomerNamed> named, CancellationToken stop)
    {
        var numbers = named.Select(n => n.Number).OfType<long>().Where(n => !byNumber.ContainsKey(n)).Distinct();
        foreach (var few in numbers.Chunk(Some))
            foreach (var one in await db.Customers.AsNoTracking().Where(c => EF.Parameter(few).Contains(c.Number)).Select(c => new { c.Number, c.Id }).ToListAsync(stop)) byNumber[one.Number] = one.Id;
        foreach (var kind in named.SelectMany(n => n.Keys).GroupBy(k => k.Kind, k => k.Hash))
            foreach (var (hash, seat) in await Identities.Seats(db, kind.Key, kind.Distinct(StringComparer.Ordinal).Select(Convert.FromHexString), stop)) byKey[(kind.Key, hash)] = seat.Id;
        var orders = named.Where(n => n.Name is not null && !n.IsCoded).SelectMany(n => new[] { CustomerName.Order(n.Name!), CustomerName.Order(n.NameKey!) }).Distinct(StringComparer.Ordinal);
        foreach (var few in orders.Chunk(Some))
            foreach (var one in await db.Customers.AsNoTracking().Where(c => EF.Parameter(few).Contains(c.NameOrder)).Select(c => new { c.NameKey, c.Id }).ToListAsync(stop))
                if (!byName.TryGetValue(one.NameKey, out var ids)) byName[one.NameKey] = [one.Id];
                else if (!ids.Contains(one.Id)) ids.Add(one.Id);

        foreach (var few in byNumber.Values.Concat(byKey.Values).Concat(byName.Values.SelectMany(v => v)).Distinct().Where(id => !files.ContainsKey(id)).Chunk(Some)) await Load(db, few, stop);
    }

    /// <returns>The file, or why there is none; what lies beyond the reach is as if it were not.</returns>
    public Outcome<FileStand> Of(CustomerNamed named)
    {
        var exact = new List<FileStand>();
        if (named.Number is { } number && byNumber.TryGetValue(number, out var numbered)) Add(numbered);
        foreach (var key in named.Keys)
            if (byKey.TryGetValue(key, out var id)) Add(id);
        if (exact.Count > 1) return Refusal.Invalid(CustomerImportWords.TwoCustomers(exact[0].Code, exact[1].Code));
        if (exact.Count == 1) return importer.Sees(exact[0]) ? exact[0] : Refusal.Invalid(CustomerImportWords.NoSuchCustomer(named.Shown));
        if (named.IsCoded || named.NameKey is null) return Refusal.Invalid(CustomerImportWords.NoSuchCustomer(named.Shown));

        var seen = (byName.GetValueOrDefault(named.NameKey) ?? []).Select(id => files.GetValueOrDefault(id)).OfType<FileStand>().Where(importer.Sees).ToList();
        return seen.Count switch
        {
            1 => seen[0],
            0 => Refusal.Invalid(CustomerImportWords.NoCustomerCalled(named.Name!)),
            _ => Refusal.Invalid(CustomerImportWords.SeveralCalled(named.Name!, seen[0].Code, seen[1].Code)),
        };

        void Add(CustomerId id)
        {
            if (files.TryGetValue(id, out var file) && !exact.Contains(file)) exact.Add(file);
        }
    }

    private async Task Load(Db db, CustomerId[] few, CancellationToken stop)
    {
        var reviews = await db.FileReviews.AsNoTracking().Where(r => EF.Parameter(few).Contains(r.CustomerId)).Select(r => new { r.CustomerId, r.State, r.EnteredBy }).ToDictionaryAsync(r => r.CustomerId, stop);
        foreach (var c in await db.Customers.AsNoTracking().Where(c => EF.Parameter(few).Contains(c.Id)).Select(c => new { c.Id, c.Code, c.Name, c.OwnerId, c.DepartmentId }).ToListAsync(stop))
            files[c.Id] = new(c.Id, c.Code, c.Name, new(c.OwnerId, c.DepartmentId), reviews.GetValueOrDefault(c.Id)?.State ?? ReviewState.Reviewed, reviews.GetValueOrDefault(c.Id)?.EnteredBy);
    }
}
