using System.Linq.Expressions;
using System.Reflection;
using Liuke.Basics;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using NodaTime;

namespace Liuke.Storage;

/// <summary>A room brings its own tables; Storage need not know the rooms.</summary>
public interface ITables
{
    void Map(ModelBuilder model);
}

/// <summary>One unit of work on the database, seen through one person's reach.</summary>
public sealed class Db(DbContextOptions<Db> options, IReadOnlyList<ITables> rooms, Reach reach) : DbContext(options)
{
    private bool isBeyond;

    public Reach Reach { get; } = reach;

    public Dialect Dialect => Dialect.Of(Database);

    /// <summary>Who writes what is still unwritten when a unit of work commits.</summary>
    public IReadOnlyList<ILastWord> LastWords { get; init; } = [];

    /// <summary>What has been said in this unit of work and is written last; forgotten when the transaction is undone.</summary>
    public List<object> Unwritten { get; } = [];

    // The filter reads these through the context, so that one compiled query serves every person of a kind.
    private PersonId? Viewer => PersonId.From(Reach.Person);
    private PersonId? SeenOwner => Reach.Kind == ReachKind.Own || Reach.Also.Own ? Viewer : null;
    private IEnumerable<DepartmentId> SeenDepartments => Reach.Departments.Union(Reach.Also.Departments).Select(DepartmentId.From);
    private IEnumerable<CustomerId> SeenCustomers => Reach.Also.Customers.Select(CustomerId.From);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Instant>().HaveConversion<InstantColumn>();
        conventions.Properties<LocalDate>().HaveConversion<DayColumn>();
        if (Dialect.GuidColumn is { } plain) conventions.Properties<Guid>().HaveConversion(plain);
        foreach (var id in IdColumns.Kinds) conventions.Properties(id).HaveConversion(Dialect.IdColumn(id));
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var room in rooms) room.Map(model);
        foreach (var entity in model.Model.GetEntityTypes().Where(e => typeof(IScoped).IsAssignableFrom(e.ClrType)).ToList())
            Call(nameof(Limit), [entity.ClrType], model);
        foreach (var entity in model.Model.GetEntityTypes().Select(e => e.ClrType).ToList())
            if (Wall.PartOf(entity) is { } part)
                Call(nameof(LimitPart), [entity, part.Whole, entity.GetProperty(part.By)!.PropertyType], model, part.By);
    }

    private void Call(string method, Type[] types, params object[] arguments)
        => typeof(Db).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(types).Invoke(this, arguments);

    /// <summary>Saves under the write gate, so that writers on SQLite queue in fairness instead of starving each other.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken stop = default)
    {
        if (Reach.Kind != ReachKind.All && !isBeyond) await WriteGuard.Check(this, stop);
        if (Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, stop);
        if (Unwritten.Count > 0) return await SaveAndClose(acceptAllChangesOnSuccess, stop);
        using var turn = await WriteGate.Enter(Database, stop);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, stop);
    }

    /// <summary>Opens a transaction that writes. Commit it, or everything since is undone at disposal.</summary>
    public async Task<WriteTransaction> BeginWrite(CancellationToken stop)
    {
        var turn = await WriteGate.Enter(Database, stop);
        try
        {
            return new(this, await Database.BeginTransactionAsync(stop), turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Until it is disposed, this unit of work sees and writes beyond its reach. For what the business itself must know of all, by name in the list of the house.</summary>
    /// <remarks>Queries still carry their filter: say IgnoreQueryFilters as well.</remarks>
    public async Task<IAsyncDisposable> Beyond(CancellationToken stop)
    {
        if (Reach.IsPrograms || isBeyond) return new Return(() => Task.CompletedTask);
        await Database.OpenConnectionAsync(stop);
        await Dialect.Become(this, Reach.All, stop);
        isBeyond = true;
        return new Return(async () =>
        {
            isBeyond = false;
            await Dialect.Become(this, Reach, CancellationToken.None);
            await Database.CloseConnectionAsync();
        });
    }

    private sealed class Return(Func<Task> act) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await act();
    }

    private async Task<int> SaveAndClose(bool acceptAllChangesOnSuccess, CancellationToken stop)
    {
        await using var write = await BeginWrite(stop);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, stop);
        await write.Commit(stop);
        return saved;
    }

    /// <remarks>One model for each kind of reach (see <see cref="ModelPerReach"/>): a condition that indexes can serve, not an OR of all kinds.</remarks>
    private void Limit<T>(ModelBuilder model) where T : class, IScoped
    {
        var entity = model.Entity<T>();
        if (!Reach.Also.IsNothing) entity.HasQueryFilter(Widened<T>());
        else
            switch (Reach.Kind)
            {
                case ReachKind.All: break;
                case ReachKind.Own: entity.HasQueryFilter(row => row.OwnerId == Viewer); break;
                case ReachKind.Departments: entity.HasQueryFilter(row => SeenDepartments.Contains(row.DepartmentId)); break;
                default: entity.HasQueryFilter(row => false); break;
            }
    }

    // The owner's part is empty for whoever sees by department only: no row is nobody's and theirs.
    private Expression<Func<T, bool>> Widened<T>() where T : class, IScoped
    {
        Expression<Func<T, bool>> seen = row => (row.OwnerId != null && row.OwnerId == SeenOwner) || SeenDepartments.Contains(row.DepartmentId);
        if (Wall.CustomerProperty(typeof(T)) is not { } customer) return seen;

        Expression<Func<CustomerId, bool>> isGranted = id => SeenCustomers.Contains(id);
        var row = seen.Parameters[0];
        var granted = ReplacingExpressionVisitor.Replace(isGranted.Parameters[0], Expression.Property(row, customer), isGranted.Body);
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(seen.Body, granted), row);
    }

    // Seen through what it is part of: the filter of the whole applies inside.
    private void LimitPart<TPart, TWhole, TKey>(ModelBuilder model, string by) where TPart : class where TWhole : class
    {
        if (Reach is { Kind: ReachKind.All, Also.IsNothing: true }) return;
        var part = Expression.Parameter(typeof(TPart));
        Expression<Func<IQueryable<TWhole>>> all = () => Set<TWhole>();
        var whole = Expression.Parameter(typeof(TWhole));
        var isIt = Expression.Lambda<Func<TWhole, bool>>(Expression.Equal(Expression.Property(whole, "Id"), Expression.Property(part, by)), whole);
        var any = Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(TWhole)], all.Body, Expression.Quote(isIt));
        model.Entity<TPart>().HasQueryFilter(Expression.Lambda<Func<TPart, bool>>(any, part));
    }
}

/// <summary>Keeps one compiled model for each kind of reach.</summary>
public sealed class ModelPerReach : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime)
        => (context.GetType(), ((Db)context).Reach.Also.IsNothing ? ((Db)context).Reach.Kind : (ReachKind?)null, context.Database.ProviderName, designTime);
}
