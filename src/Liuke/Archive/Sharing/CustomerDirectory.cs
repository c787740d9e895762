using Liuke.Access.Granting;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Sharing;

/// <summary>Tells grants which customers a code or a list means.</summary>
internal sealed class CustomerDirectory(CustomerMatches matches, CustomerSearches searches) : ICustomerDirectory
{
    public string? Spell(string typed) => CustomerCode.Read(typed) is { } number ? CustomerCode.Of(number) : null;

    public async Task<IReadOnlyList<KnownCustomer>> Find(Db db, IReadOnlyCollection<string> codes, CancellationToken stop)
        => await Known(db.Customers.Where(c => codes.Contains(c.Code))).ToListAsync(stop);

    public async Task<IReadOnlyList<KnownCustomer>> Find(Db db, IReadOnlyCollection<CustomerId> ids, CancellationToken stop)
        => await Known(db.Customers.Where(c => ids.Contains(c.Id))).ToListAsync(stop);

    public string? Address(string typed) => Filter(typed) is { IsEmpty: false } filter ? filter.Href : null;

    public async Task<IReadOnlyList<KnownCustomer>> Members(Db db, string address, int atMost, CancellationToken stop)
    {
        if (Filter(address) is not { IsEmpty: false } filter) return [];
        var found = await matches.Of(db, filter, stop);
        // A condition that means nothing any more would leave more customers than somebody had in mind.
        if (found.LeftOut.Count > 0) return [];
        var matching = found.All;
        if (filter.Search is not null) matching = (await searches.Of(db, filter.Search, stop)).Narrow(matching);
        var ids = matching.Select(s => s.CustomerId);
        return await Known(db.Customers.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Number).Take(atMost + 1)).ToListAsync(stop);
    }

    private static IQueryable<KnownCustomer> Known(IQueryable<Customer> customers)
        => customers.AsNoTracking().Select(c => new KnownCustomer(c.Id, c.Code, c.Name, c.DepartmentId, c.OwnerId, c.Version));

    private static CustomerFilter? Filter(string address)
    {
        var (path, query) = address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? (address[..at], address[at..]) : (address, "");
        return path == CustomerFilter.Path ? CustomerFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(query))) : null;
    }
}
