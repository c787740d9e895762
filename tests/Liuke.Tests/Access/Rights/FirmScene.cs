using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Tests.Access.Rights;

/// <summary>A firm with a tree of departments, somebody of every role, and customers on every side of every wall.</summary>
/// <remarks>公司 &gt; 华东区 &gt; 华东一部; 公司 &gt; 西南区. The people sit in 华东区 unless said otherwise.</remarks>
internal sealed class FirmScene : IAsyncDisposable
{
    public const string Password = "keep-every-customer";

    private int named;

    public TestHouse House { get; private init; } = null!;
    public DepartmentId Firm { get; private set; }
    public DepartmentId East { get; private set; }
    public DepartmentId EastOne { get; private set; }
    public DepartmentId West { get; private set; }

    /// <summary>The reps: one of 华东区, one beside her, one below, one of the other side.</summary>
    public PersonId Xiaoyu { get; private set; }
    public PersonId Chen { get; private set; }
    public PersonId Below { get; private set; }
    public PersonId Tang { get; private set; }

    public static async Task<FirmScene> Open(Action<IServiceCollection>? also = null)
    {
        var scene = new FirmScene
        {
            House = await TestHouse.Open(also),
        };
        scene.Firm = await scene.Department("宏达家居", null);
        scene.East = await scene.Department("华东区", scene.Firm);
        scene.EastOne = await scene.Department("华东一部", scene.East);
        scene.West = await scene.Department("西南区", scene.Firm);
        scene.Xiaoyu = await scene.Person("xiaoyu", Roles.Rep);
        scene.Chen = await scene.Person("chen", Roles.Rep);
        scene.Below = await scene.Person("below", Roles.Rep, scene.EastOne);
        scene.Tang = await scene.Person("tang", Roles.Rep, scene.West);
        return scene;
    }

    public async Task<PersonId> Person(string userName, Roles roles, DepartmentId? department = null)
        => (await House.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new(userName, "名" + userName, department ?? East, roles, Password), default))).Value;

    /// <summary>A customer as an import would bring it.</summary>
    public Task<CustomerId> Customer(PersonId? owner, DepartmentId department, string? name = null) => House.Look(async db =>
    {
        name ??= $"客户{++named:0000}";
        await using var write = await db.BeginWrite(default);
        await using var scope = House.Services.CreateAsyncScope();
        var seats = await scope.ServiceProvider.GetRequiredService<CustomerRegister>().Settle(db, [new(name, name, $"138{++named:00000000}", null)], new(owner, department), House.Clock.Now, default);
        await write.Commit(default);
        return seats[name].Id;
    });

    public async Task<PersonRights> Rights(PersonId person) => (await House.Do<ReadRights, PersonRights?>(read => read.Run(person, default)))!;

    public async Task<Reach> Reach(PersonId person, string permission = ArchivePermissions.ViewCustomers) => (await Rights(person)).Reach(permission);

    /// <summary>The customers that somebody sees.</summary>
    public async Task<HashSet<CustomerId>> Seen(Reach reach) => (await House.Look(db => db.Customers.Select(c => c.Id).ToListAsync(), reach)).ToHashSet();

    public Task<bool> Set(string permission, Roles role, DataScope scope) => House.Look(async db =>
    {
        var row = await db.RoleScopes.SingleOrDefaultAsync(r => r.Permission == permission && r.Role == role);
        if (row is null) db.RoleScopes.Add(row = new(permission, role));
        row.Set(scope, default, House.Clock.Now);
        await db.SaveChangesAsync();
        return true;
    });

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private async Task<DepartmentId> Department(string name, DepartmentId? parent)
        => (await House.Do<AddDepartment, Outcome<DepartmentId>>(add => add.Run(name, parent, default))).Value;
}

/// <summary>Grants that a test hands out and takes back.</summary>
internal sealed class HandedOut : IWidenReach
{
    public Dictionary<PersonId, Widening> To { get; } = [];

    public Task<IReadOnlyList<Widening>> Of(Db db, PersonId person, Instant now, CancellationToken stop)
        => Task.FromResult<IReadOnlyList<Widening>>(To.TryGetValue(person, out var widening) && widening.Until > now ? [widening] : []);

    public Task<IReadOnlyList<PersonId>> Holders(Db db, Instant now, CancellationToken stop) => Task.FromResult<IReadOnlyList<PersonId>>([.. To.Keys]);
}
