using Liuke.Access;
using Liuke.Archive.Filters;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Lists;

/// <param name="Plain">What the standings themselves say; their indexes serve it.</param>
/// <param name="Beside">What lies beside them.</param>
internal sealed record Matching(IQueryable<Standing> Plain, IReadOnlyList<Condition> Beside, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>Those that meet all conditions.</summary>
    public IQueryable<Standing> All => Beside.Aggregate(Plain, (matching, condition) => matching.Where(condition.Holds));
}

/// <summary>The standings of the customers that a filter names, its search aside, within the reach of the unit of work.</summary>
public sealed class CustomerMatches(IEnumerable<ICustomerSet> sets, PersonalSight sight, Company company, IClock clock)
{
    internal async Task<Matching> Of(Db db, CustomerFilter filter, CancellationToken stop)
    {
        var seesPersonal = filter.File.Fields.Count > 0 && PersonalSight.Includes(await sight.Of(db, stop), db.Reach);
        var (facts, leftOut) = await FactConditions.Of(db, filter.File.Fields, seesPersonal, stop);
        IReadOnlyList<Condition> beside = filter.File.IsEmpty ? [] : [.. new FileConditions(db, filter.File, company.Zone, company.Today(clock)).All(), .. facts];
        return new(await Plain(db, filter, stop), beside, leftOut);
    }

    private async Task<IQueryable<Standing>> Plain(Db db, CustomerFilter filter, CancellationToken stop)
    {
        var matching = db.Standings.AsNoTracking();
        if (filter.States.Count > 0) matching = matching.Where(s => filter.States.Contains(s.State));
        if (filter.Quadrants.Count > 0) matching = matching.Where(s => filter.Quadrants.Contains(s.Quadrant));
        if (filter.Owner is { } owner) matching = matching.Where(s => s.OwnerId == owner);
        if (filter.Department is { } department)
        {
            var departments = (await db.Departments.AsNoTracking().ToListAsync(stop)).WithThoseBelow(department)
                .Where(d => db.Reach.Kind != ReachKind.Departments || db.Reach.Covers(null, d)).ToList();
            matching = matching.Where(s => departments.Contains(s.DepartmentId));
        }

        matching = Dated(matching, filter);
        if (filter.Set is not null && sets.FirstOrDefault(s => s.Name == filter.Set) is { } set && set.Title(filter.SetArguments) is not null)
        {
            var members = set.Members(db, filter.SetArguments);
            matching = matching.Where(s => members.Contains(s.CustomerId));
        }

        return matching;
    }

    private static IQueryable<Standing> Dated(IQueryable<Standing> matching, CustomerFilter filter)
    {
        var (first, last, since) = (filter.First, filter.Last, filter.Since);
        if (filter.Cohort is { } cohort)
        {
            var (start, end) = (cohort.OnDayOfMonth(1), cohort.OnDayOfMonth(1).PlusMonths(1));
            matching = matching.Where(s => s.FirstOrderOn >= start && s.FirstOrderOn < end);
        }

        if (first.From is { } firstFrom) matching = matching.Where(s => s.FirstOrderOn >= firstFrom);
        if (first.To is { } firstTo) matching = matching.Where(s => s.FirstOrderOn <= firstTo);
        if (last.From is { } lastFrom) matching = matching.Where(s => s.LastOrderOn >= lastFrom);
        if (last.To is { } lastTo) matching = matching.Where(s => s.LastOrderOn <= lastTo);
        if (since.From is { } sinceFrom) matching = matching.Where(s => s.StateSinceOn >= sinceFrom);
        if (since.To is { } sinceTo) matching = matching.Where(s => s.StateSinceOn <= sinceTo);
        return matching;
    }
}
