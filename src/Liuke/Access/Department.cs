using Liuke.Basics;

namespace Liuke.Access;

/// <summary>A part of the firm; departments form a tree.</summary>
public sealed class Department
{
    private Department() { }

    public Department(DepartmentId id, string name, DepartmentId? parent) => (Id, Name, ParentId) = (id, name, parent);

    public DepartmentId Id { get; private set; }
    public string Name { get; private set; } = "";
    public DepartmentId? ParentId { get; private set; }
}

public static class DepartmentTree
{
    /// <summary>A department and all below it.</summary>
    public static IReadOnlyList<DepartmentId> WithThoseBelow(this IReadOnlyCollection<Department> all, DepartmentId top)
    {
        var found = new List<DepartmentId> { top };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(all.Where(d => d.ParentId == found[i] && !found.Contains(d.Id)).Select(d => d.Id));
        return found;
    }
}
