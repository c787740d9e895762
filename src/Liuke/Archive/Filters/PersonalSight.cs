using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive.Filters;

/// <summary>Of whose customers whoever reads may know personal facts. Who filters by a fact learns it: so only where it may be read.</summary>
public sealed class PersonalSight(CurrentPerson me, ReadRights rights)
{
    public async Task<Reach> Of(Db db, CancellationToken stop)
    {
        if (db.Reach.IsPrograms) return Reach.All;
        if (me.IsKnown) return me.Reach(ArchivePermissions.ViewPersonalFacts);
        return (await rights.Run(new(db.Reach.Person), stop))?.Reach(ArchivePermissions.ViewPersonalFacts) ?? Reach.Nothing;
    }

    /// <summary>Whether the one sees all that the other sees.</summary>
    internal static bool Includes(Reach wide, Reach narrow)
    {
        if (wide.Kind == ReachKind.All) return true;
        if (wide.Kind != narrow.Kind || wide.Person != narrow.Person || narrow.Departments.Except(wide.Departments).Any()) return false;
        return (wide.Also.Own || !narrow.Also.Own) && !narrow.Also.Departments.Except(wide.Also.Departments.Concat(wide.Departments)).Any() && !narrow.Also.Customers.Except(wide.Also.Customers).Any();
    }
}
