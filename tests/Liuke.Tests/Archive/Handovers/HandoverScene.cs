using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Archive;
using Liuke.Archive.Handovers;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Tests.Access.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Tests.Archive.Handovers;

/// <summary>A firm in which somebody of the east leaves: zhou is general manager, lin manager of the east, he of the west.</summary>
internal sealed class HandoverScene : IAsyncDisposable
{
    private static readonly BulkTable Customers = new("Customers", ["Id", "Number", "Code", "Name", "NameKey", "NameOrder", "Kind", "Stage", "OwnerId", "DepartmentId", "Region", "CreatedAt", "Version"], ["Id"]);
    private static readonly BulkTable Standings = new("Standings", ["CustomerId", "Number", "OwnerId", "DepartmentId", "AsOf", "State", "ValueAtRiskMinor", "LifetimeValueMinor", "Quadrant", "Occasions", "NetMinor"], ["CustomerId"]);

    public FirmScene Firm { get; private init; } = null!;
    public PersonId Zhou { get; private set; }
    public PersonId Lin { get; private set; }
    public PersonId He { get; private set; }
    public TestHouse House => Firm.House;
    public PersonId Leaver => Firm.Xiaoyu;

    public static async Task<HandoverScene> Open(Action<IServiceCollection>? also = null)
    {
        var scene = new HandoverScene { Firm = await FirmScene.Open(also) };
        scene.Zhou = await scene.Firm.Person("zhou", Roles.GM, scene.Firm.Firm);
        scene.Lin = await scene.Firm.Person("lin", Roles.Manager);
        scene.He = await scene.Firm.Person("he", Roles.Manager, scene.Firm.West);
        return scene;
    }

    /// <summary>Customers of one owner: every third in 江苏 and the others in 浙江, the value at risk growing by one.</summary>
    public Task<List<CustomerId>> Give(PersonId? owner, DepartmentId department, int count) => House.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        var first = await CodeSerial.Take(db, 2026, count, default);
        var now = House.Clock.Now;
        var rows = Enumerable.Range(0, count).Select(i => (Id: House.Clock.New<CustomerId>(), Number: first + i, Name: $"客户{first + i}", Region: i % 3 == 0 ? "江苏" : "浙江", Value: (long)i)).ToList();
        await Put(db, Customers, rows, r => [r.Id, r.Number, CustomerCode.Of(r.Number), r.Name, CustomerName.Key(r.Name), CustomerName.Order(r.Name), CustomerKind.Enterprise, CustomerStage.Customer, owner, department, r.Region, now, 0]);
        await Put(db, Standings, rows, r => [r.Id, r.Number, owner, department, new LocalDate(2026, 3, 2), RetentionState.Active, r.Value, 10 * r.Value, Quadrant.A, 1, 100L]);
        await Put(db, FileReview.Bulk, rows, r => [r.Id, r.Number, owner, department, (int)ReviewState.Reviewed, now, 50, 0, 0]);
        await write.Commit(default);
        return rows.ConvertAll(r => r.Id);
    });

    /// <summary>As the door of leading handovers would let this person in.</summary>
    public async Task<T> As<TUse, T>(PersonId person, Func<TUse, Task<T>> act, string permission = HandoverPermissions.Lead) where TUse : notnull
    {
        House.Clock.Advance(Duration.FromMilliseconds(1));
        await using var scope = House.Services.CreateAsyncScope();
        var rights = await Firm.Rights(person);
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Become(rights);
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = rights.Reach(permission);
        return await act(scope.ServiceProvider.GetRequiredService<TUse>());
    }

    public Task<Outcome<HandoverId>> Make(PersonId by, NewHandover asked) => As<MakeHandover, Outcome<HandoverId>>(by, make => make.Run(asked, default));

    public Task<Outcome<HandoverId>> Make(PersonId by, PersonId who, HandoverKind kind = HandoverKind.Leaving) => Make(by, new(kind, "晓雨离职") { Person = who });

    public Task<Outcome<HandoverId>> Change(PersonId by, HandoverId id, PlanChange change) => As<PlanHandover, Outcome<HandoverId>>(by, plan => plan.Run(id, change, default));

    public Task<Outcome<HandoverId>> Part(PersonId by, HandoverId id, PartRule rule, Share share, params PersonId[] to) => Change(by, id, new() { Part = new(rule, share, [.. to.Select(p => p.ToString())]) });

    public Task<Outcome<JobId>> CarryOut(PersonId by, HandoverId id) => As<CarryOutHandover, Outcome<JobId>>(by, go => go.Run(id, default));

    public Task<Outcome<JobId>> Undo(PersonId by, HandoverId id) => As<UndoHandover, Outcome<JobId>>(by, undo => undo.Run(id, default));

    public async Task<Job> Work(JobId job)
    {
        await House.Do<RunJob, bool>(run => run.Run(job, null, default));
        return await House.Look(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == job));
    }

    /// <summary>Everything of the leaver to these, evenly, and done.</summary>
    public async Task<HandoverId> Done(params PersonId[] to)
    {
        var id = (await Make(Zhou, Leaver)).Value;
        _ = (await Part(Zhou, id, PartRule.Everything, Share.ByNumber, to)).Value;
        Xunit.Assert.Equal(JobState.Done, (await Work((await CarryOut(Zhou, id)).Value)).State);
        return id;
    }

    public async Task<HandoverView> Read(PersonId by, HandoverId id) => (await As<ReadHandover, HandoverView?>(by, read => read.Run(id, default)))!;

    public Task<int> Owned(PersonId? person) => House.Look(db => db.Customers.CountAsync(c => c.OwnerId == person));

    public Task<PersonId?> Owner(CustomerId id) => House.Look(db => db.Customers.Where(c => c.Id == id).Select(c => c.OwnerId).SingleAsync());

    /// <summary>Customers whose head, standing and file do not say the same owner.</summary>
    public Task<int> Torn() => House.Look(db =>
    {
        var (standings, reviews) = (db.Standings, db.FileReviews);
        return db.Customers.CountAsync(c => standings.Any(s => s.CustomerId == c.Id && (s.OwnerId != c.OwnerId || s.DepartmentId != c.DepartmentId))
            || reviews.Any(r => r.CustomerId == c.Id && (r.OwnerId != c.OwnerId || r.DepartmentId != c.DepartmentId)));
    });

    public Task<bool> Raise(CustomerId customer, PersonId owner, WorkKind kind, string reason) => House.Look(async db =>
    {
        var seat = await db.Customers.Where(c => c.Id == customer).Select(c => c.DepartmentId).SingleAsync();
        await using var write = await db.BeginWrite(default);
        await House.Services.GetRequiredService<WorkRegister>().Raise(db, [new(customer, new(owner, seat), kind, reason, """{"silentDays":62,"usualDays":20}""", 100, new(2026, 3, 2))], House.Clock.Now, default);
        await write.Commit(default);
        return true;
    });

    public ValueTask DisposeAsync() => Firm.DisposeAsync();

    private static async Task Put<T>(Db db, BulkTable table, IEnumerable<T> rows, Func<T, object?[]> row)
    {
        await using var writer = await db.Dialect.Write(db, table, default);
        foreach (var one in rows) await writer.Add(row(one));
        await writer.Complete(default);
    }
}
