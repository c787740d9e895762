using Liuke.Access;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Lists;

/// <summary>The standings of the customers that a filter names, its search aside, within the reach of the unit of work.</summary>
internal sealed class CustomerMatches(IEnumerable<ICustomerSet> sets)
{
    public async Task<IQueryable<Standing>> Of(Db db, CustomerFilter filter, CancellationToken stop)
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
