using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Changing;

/// <summary>The head of a file as its form shows it.</summary>
public sealed record HeadView(CustomerId Id, string Code, string Name, string? Region, PersonId? Owner, DepartmentId Department, int Version)
{
    /// <summary>Who may own it: everybody here who looks after customers.</summary>
    public required IReadOnlyList<(PersonId Id, string Name)> Owners { get; init; }
}

public sealed class ReadHead(IDbContextFactory<Db> store)
{
    public async Task<HeadView?> Run(string code, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer) return null;
        var owners = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & (Roles.Rep | Roles.Manager)) != Roles.None)
            .OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(stop);
        return new(customer.Id, customer.Code, customer.Name, customer.Region, customer.OwnerId, customer.DepartmentId, customer.Version) { Owners = [.. owners.Select(o => (new PersonId(o.Id), o.Name))] };
    }
}
