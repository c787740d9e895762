using Liuke.Access;
using Liuke.FollowUp.Today;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp.Doing;

/// <summary>The people within somebody's reach to whom work can be given.</summary>
internal static class Teammates
{
    public static async Task<IReadOnlyList<Teammate>> Within(Db db, CancellationToken stop)
    {
        var people = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && p.Roles != Roles.Admin).OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.UserName, p.Name, p.DepartmentId }).ToListAsync(stop);
        return [.. people.Where(p => db.Reach.Covers(new(p.Id), p.DepartmentId)).Select(p => new Teammate(new(p.Id), p.UserName ?? "", p.Name))];
    }
}
