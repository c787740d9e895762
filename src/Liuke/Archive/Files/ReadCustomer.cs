using Liuke.Access;
using Liuke.Access.Fields;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Files;

/// <summary>The head of a customer's file. The mobile is masked; the whole one is asked for by itself.</summary>
public sealed record CustomerFile(CustomerId Id, string Code, string Name, CustomerKind Kind, CustomerStage Stage)
{
    public string? Region { get; init; }
    public string? MaskedMobile { get; init; }
    public string? OwnerName { get; init; }
    public string? DepartmentName { get; init; }
    public Instant CreatedAt { get; init; }
    public required Standing Standing { get; init; }
}

/// <summary>Reads a customer's file by code; null for a stranger to whoever asks.</summary>
public sealed class ReadCustomer(IDbContextFactory<Db> store, CustomerMobile mobiles, CurrentPerson me, FilesOpened opened)
{
    public async Task<CustomerFile?> Run(string code, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var wanted = code.Trim().ToUpperInvariant();
        var found = await (
            from c in db.Customers.AsNoTracking()
            join s in db.Standings.AsNoTracking() on c.Id equals s.CustomerId
            where c.Code == wanted
            select new { Customer = c, Standing = s }).SingleOrDefaultAsync(stop);
        if (found is null) return null;

        opened.Keep(me.Id, found.Customer.Id);
        var (customer, owner) = (found.Customer, found.Customer.OwnerId?.Value);
        return new(customer.Id, customer.Code, customer.Name, customer.Kind, customer.Stage)
        {
            Region = customer.Region, MaskedMobile = Masks.Mobile(mobiles.Open(customer.Id, customer.MobileSealed)), CreatedAt = customer.CreatedAt, Standing = found.Standing,
            OwnerName = owner is null ? null : await db.People.Where(p => p.Id == owner).Select(p => p.Name).SingleOrDefaultAsync(stop),
            DepartmentName = await db.Departments.Where(d => d.Id == customer.DepartmentId).Select(d => d.Name).SingleOrDefaultAsync(stop),
        };
    }
}
