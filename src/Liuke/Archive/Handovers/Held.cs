using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Handovers;

/// <summary>A customer that a handover is about, as the plan looks at it.</summary>
internal sealed record Held(CustomerId Id, long Number, PersonId? OwnerId, DepartmentId DepartmentId)
{
    public string? Region { get; init; }
    public CustomerKind Kind { get; init; }
    public CustomerStage Stage { get; init; }
    public RetentionState State { get; init; }
    public Quadrant Quadrant { get; init; }
    public long AtRiskMinor { get; init; }
    public long WorthMinor { get; init; }
}

/// <summary>Reads the customers that a handover is about, in the order of their numbers.</summary>
public sealed class HeldCustomers(IEnumerable<ICustomerSet> sets)
{
    internal async Task<List<Held>> Of(Db db, Handover handover, CancellationToken stop)
        => await (await Standings(db, handover, stop)).Join(db.Customers.AsNoTracking(), s => s.CustomerId, c => c.Id, (s, c) => new { Standing = s, Customer = c })
            .Where(x => handover.Region == null || x.Customer.Region == handover.Region)
            .OrderBy(x => x.Standing.Number)
            .Select(x => new Held(x.Customer.Id, x.Customer.Number, x.Customer.OwnerId, x.Customer.DepartmentId)
            {
                Region = x.Customer.Region, Kind = x.Customer.Kind, Stage = x.Customer.Stage, State = x.Standing.State, Quadrant = x.Standing.Quadrant,
                AtRiskMinor = x.Standing.ValueAtRiskMinor ?? 0, WorthMinor = x.Standing.LifetimeValueMinor ?? 0,
            }).ToListAsync(stop);

    private async Task<IQueryable<Standing>> Standings(Db db, Handover handover, CancellationToken stop)
    {
        var (owner, department) = (handover.OwnerId, handover.DepartmentId);
        return handover.Kind switch
        {
            HandoverKind.Leaving or HandoverKind.Moving => db.Standings.AsNoTracking().Where(s => s.OwnerId == owner),
            HandoverKind.Department => db.Standings.AsNoTracking().Where(s => s.DepartmentId == department),
            _ => await new CustomerMatches(sets).Of(db, FilterOf(handover), stop),
        };
    }

    public static CustomerFilter FilterOf(Handover handover)
        => handover.Filter is null ? new() : CustomerFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(handover.Filter))) with { Search = null };
}
