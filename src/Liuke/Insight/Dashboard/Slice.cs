using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Insight.Dashboard;

/// <summary>Whose customers the page shows: all within reach, one department with those below it, or one owner's.</summary>
/// <param name="Departments">The department and those below it, within reach; empty unless a department was chosen.</param>
public sealed record Slice(DepartmentId? Department, PersonId? Owner, IReadOnlyList<DepartmentId> Departments)
{
    public static readonly Slice Whole = new(null, null, []);
}

internal static class Slices
{
    public static IQueryable<T> Of<T>(this IQueryable<T> rows, Slice slice) where T : class, IScoped
    {
        if (slice.Owner is { } owner) return rows.Where(r => r.OwnerId == owner);
        if (slice.Department is null) return rows;
        var departments = slice.Departments;
        return rows.Where(r => departments.Contains(r.DepartmentId));
    }
}
