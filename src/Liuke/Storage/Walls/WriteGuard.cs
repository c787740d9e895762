using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Liuke.Storage.Walls;

/// <summary>Looks at every row before it is written: was it within reach before, is it still, and does it name only rows that are?</summary>
/// <remarks>
/// Query filters cover what is read. A row made by hand with a known key, a key of somebody else's row in a field, a line put under
/// a hidden order: these are what it stops. A row that came from a filtered query is known to be within reach, and so are the rows it names.
/// </remarks>
internal static class WriteGuard
{
    private const int Chunk = 500;

    private static readonly ConditionalWeakTable<Db, HashSet<object>> Read = [];

    /// <summary>Remembers which rows came from a query.</summary>
    public static void Watch(Db db)
    {
        if (db.Reach.Kind == ReachKind.All) return;
        var read = Read.GetOrCreateValue(db);
        db.ChangeTracker.Tracked += (_, tracked) =>
        {
            if (tracked.FromQuery) read.Add(tracked.Entry.Entity);
        };
    }

    public static async Task Check(Db db, CancellationToken stop)
    {
        var changed = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changed.Count == 0) return;

        var read = Read.GetOrCreateValue(db);
        foreach (var entry in changed.Where(e => Wall.IsWalled(e.Metadata.ClrType)))
        {
            if (entry.State != EntityState.Deleted && entry.Entity is IScoped row && !db.Reach.Covers(row.OwnerId, row.DepartmentId, Wall.CustomerOf(row)))
                throw new OutOfReach($"{entry.Metadata.ClrType.Name} would leave the reach of whoever writes it");
            if (entry.State != EntityState.Added && !read.Contains(entry.Entity)) await Seen(db, entry, stop);
        }

        foreach (var (whole, named) in Named(changed)) await Seen(db, whole, named.Except(Known(db, read, whole)).ToList(), stop);
    }

    // What the changed rows name, by the kind of row named. A key that was there before was checked when it was written.
    private static Dictionary<IEntityType, HashSet<object>> Named(IEnumerable<EntityEntry> changed)
    {
        var named = new Dictionary<IEntityType, HashSet<object>>();
        foreach (var entry in changed)
            foreach (var property in entry.Properties)
            {
                if (property.CurrentValue is not { } id || (entry.State != EntityState.Added && !property.IsModified)) continue;
                if (Wall.NamedBy(entry.Context.Model, property.Metadata) is not { } whole) continue;
                (named.TryGetValue(whole, out var ids) ? ids : named[whole] = []).Add(id);
            }

        return named;
    }

    // Rows that came from a query were shown; so was whatever they name. New rows of this unit of work are checked themselves.
    private static HashSet<object> Known(Db db, HashSet<object> read, IEntityType whole)
    {
        var id = whole.FindPrimaryKey()!.Properties[0].ClrType;
        return [.. from entry in db.ChangeTracker.Entries()
                   where read.Contains(entry.Entity) || (entry.State == EntityState.Added && entry.Metadata == whole)
                   from property in entry.Properties
                   where Nullable.GetUnderlyingType(property.Metadata.ClrType) == id || property.Metadata.ClrType == id
                   let value = entry.State == EntityState.Added ? property.CurrentValue : property.OriginalValue
                   where value is not null && (read.Contains(entry.Entity) || property.Metadata.IsPrimaryKey())
                   select value];
    }

    private static Task Seen(Db db, EntityEntry entry, CancellationToken stop)
    {
        var row = Expression.Parameter(entry.Metadata.ClrType);
        var isIt = entry.Metadata.FindPrimaryKey()!.Properties
            .Select(p => (Expression)Expression.Equal(Property(row, p), Expression.Constant(entry.Property(p).OriginalValue, p.ClrType)))
            .Aggregate(Expression.AndAlso);
        return (Task)Generic(nameof(MustBeThere), entry.Metadata.ClrType).Invoke(null, [db, Expression.Lambda(isIt, row), 1, stop])!;
    }

    private static async Task Seen(Db db, IEntityType whole, List<object> ids, CancellationToken stop)
    {
        var key = whole.FindPrimaryKey()!.Properties[0];
        foreach (var some in ids.Chunk(Chunk))
        {
            var typed = Array.CreateInstance(key.ClrType, some.Length);
            Array.Copy(some, typed, some.Length);
            var row = Expression.Parameter(whole.ClrType);
            var among = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [key.ClrType], Expression.Constant(typed, typeof(IEnumerable<>).MakeGenericType(key.ClrType)), Property(row, key));
            await (Task)Generic(nameof(MustBeThere), whole.ClrType).Invoke(null, [db, Expression.Lambda(among, row), some.Length, stop])!;
        }
    }

    private static async Task MustBeThere<T>(Db db, LambdaExpression which, int count, CancellationToken stop) where T : class
    {
        if (await db.Set<T>().AsNoTracking().CountAsync((Expression<Func<T, bool>>)which, stop) < count)
            throw new OutOfReach($"{typeof(T).Name} lies outside the reach of whoever writes it or names it");
    }

    private static MemberExpression Property(Expression row, IReadOnlyProperty property) => Expression.Property(row, property.Name);

    private static MethodInfo Generic(string name, Type row)
        => typeof(WriteGuard).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(row);
}
