using Liuke.Basics;
using Liuke.Storage.Walls;

namespace Liuke.Access;

/// <summary>A part of the firm; departments form a tree.</summary>
[NotPersonal("the firm's own departments")]
public sealed class Department
{
    private Department() { }

    public Department(DepartmentId id, string name, DepartmentId? parent) => (Id, Name, ParentId) = (id, name, parent);

    public DepartmentId Id { get; private set; }
    public string Name { get; private set; } = "";
    public DepartmentId? ParentId { get; private set; }

    public Refusal? Rename(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) return Refusal.Invalid(AccessWords.DepartmentNeedsName);
        Name = name.Trim();
        return null;
    }

    /// <summary>Puts the department, with all below it, under another; never under itself or one below it.</summary>
    public Refusal? Move(DepartmentId? parent, IReadOnlyCollection<Department> all)
    {
        if (ParentId is null || parent is null) return parent == ParentId ? null : Refusal.Conflict(AccessWords.TheFirmStaysOnTop);
        if (all.All(d => d.Id != parent)) return Refusal.Missing(AccessWords.NoSuchDepartment);
        if (all.WithThoseBelow(Id).Contains(parent.Value)) return Refusal.Conflict(AccessWords.DepartmentInCircle);
        ParentId = parent;
        return null;
    }
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
