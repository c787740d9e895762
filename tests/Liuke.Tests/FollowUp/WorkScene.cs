using System.Text.Json;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Tests.FollowUp;

/// <summary>A small firm with two departments, and a rule that raises work on its customers.</summary>
internal sealed class WorkScene : IAsyncDisposable
{
    public const string Password = "keep-every-customer";

    private int named;
    private Uri? address;

    public TestHouse House { get; private init; } = null!;
    public DepartmentId Firm { get; private set; }
    public DepartmentId East { get; private set; }
    public DepartmentId West { get; private set; }

    public TestClock Clock => House.Clock;
    public LocalDate Today => House.Services.GetRequiredService<Company>().Today(Clock);

    public async Task<Uri> Address() => address ??= await House.Serve();

    public static async Task<WorkScene> Open(Action<IServiceCollection>? also = null)
    {
        var scene = new WorkScene
        {
            House = await TestHouse.Open(services =>
            {
                services.AddWorkWords<RiskWords>().AddWorkWords<PromiseWords>();
                also?.Invoke(services);
            }),
        };
        scene.Firm = await scene.Department("宏达家居", null);
        scene.East = await scene.Department("华东区", scene.Firm);
        scene.West = await scene.Department("西南区", scene.Firm);
        return scene;
    }

    public async Task<PersonId> Person(string userName, DepartmentId department, Roles roles)
        => (await House.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new(userName, "名" + userName, department, roles, Password), default))).Value;

    public Task<PersonId> Rep(string userName, DepartmentId? department = null) => Person(userName, department ?? East, Roles.Rep);

    /// <summary>Customers of one owner, as an import would bring them.</summary>
    public Task<CustomerId[]> Customers(PersonId? owner, int count, DepartmentId? department = null) => House.Look(async db =>
    {
        var names = Enumerable.Range(0, count).Select(_ => $"客户{++named:0000}").ToArray();
        await using var write = await db.BeginWrite(default);
        var seats = await House.Services.CreateScope().ServiceProvider.GetRequiredService<CustomerRegister>()
            .Settle(db, [.. names.Select(n => new NewCustomer(n, n, null, null))], new(owner, department ?? East), Clock.Now, default);
        await write.Commit(default);
        return names.Select(n => seats[n].Id).ToArray();
    });

    public async Task<CustomerId> Customer(PersonId? owner, DepartmentId? department = null) => (await Customers(owner, 1, department))[0];

    public RaisedWork AtRisk(CustomerId customer, PersonId? owner, long margin = 100_000, long kept = 30_000, DepartmentId? department = null)
        => new(customer, new(owner, department ?? East), WorkKind.AtRisk, RiskWords.Rule, JsonSerializer.Serialize(new RiskFacts(62, margin, kept)), margin - kept, Today);

    public Task<bool> Raise(params IReadOnlyList<RaisedWork> raised) => House.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        await House.Services.GetRequiredService<WorkRegister>().Raise(db, raised, Clock.Now, default);
        await write.Commit(default);
        return true;
    });

    public Task<int> Settle(params IReadOnlyCollection<CustomerId> customers) => House.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        var settled = await House.Services.GetRequiredService<WorkRegister>().Settle(db, WorkKind.AtRisk, RiskWords.Rule, customers, "bought-again", Clock.Now, default);
        await write.Commit(default);
        return settled;
    });

    /// <summary>One customer at risk, and the work on it.</summary>
    public async Task<WorkItem> OneAtRisk(PersonId owner)
    {
        var customer = await Customer(owner);
        await Raise(AtRisk(customer, owner));
        return await Open(customer);
    }

    public Task<WorkItem> Open(CustomerId customer) => House.Look(db => db.WorkItems.AsNoTracking().SingleAsync(i => i.CustomerId == customer && i.FinishedAt == null));

    public Task<Outcome<WorkFinish>> Finish(WorkItemId id, PersonId by, LocalDate? nextOn = null, WorkOutcome outcome = WorkOutcome.Reached, string? note = null, Reach? reach = null)
        => House.Do<FinishWork, Outcome<WorkFinish>>(finish => finish.Run(id, new(outcome, note, nextOn), by, default), reach);

    public Task<Outcome<WorkSnooze>> Snooze(WorkItemId id, PersonId by, LocalDate? until, string? reason = "客户出差", Reach? reach = null)
        => House.Do<SnoozeWork, Outcome<WorkSnooze>>(snooze => snooze.Run(id, until, reason, by, default), reach);

    public Task<Outcome<WorkHandover>> Assign(WorkItemId id, string? to, PersonId by, Reach? reach = null)
        => House.Do<AssignWork, Outcome<WorkHandover>>(assign => assign.Run(id, to, null, by, default), reach);

    public async ValueTask DisposeAsync() => await House.DisposeAsync();

    private async Task<DepartmentId> Department(string name, DepartmentId? parent)
        => (await House.Do<AddDepartment, Outcome<DepartmentId>>(add => add.Run(name, parent, default))).Value;
}

internal sealed record RiskFacts(int Days, long Margin, long Kept);

internal sealed class RiskWords : IWorkWords
{
    public const string Rule = "a-rule-of-the-tests";

    public WorkKind Kind => WorkKind.AtRisk;
    public string Reason => Rule;

    public Text Sentence(string facts) => new($"**{Read(facts).Days} 天**没有下单", $"**{Read(facts).Days} days** since the last order");
    public Text ToDo(string facts) => new("打电话", "Call");
    public IReadOnlyList<RankPart> RankParts(string facts) =>
    [
        new(new("年内有望毛利", "Margin of the year"), Text.Same("+"), Read(facts).Margin),
        new(new("其中会到手", "Of it kept"), Text.Same("-"), -Read(facts).Kept),
    ];

    public Text Why(string why) => new("客户又下单了", "The customer bought again");

    private static RiskFacts Read(string facts) => JsonSerializer.Deserialize<RiskFacts>(facts)!;
}

/// <summary>A room whose parts never add up.</summary>
internal sealed class PromiseWords : IWorkWords
{
    public WorkKind Kind => WorkKind.PromiseDue;
    public string Reason => "promise";
    public Text Sentence(string facts) => Text.Same("promise");
    public Text ToDo(string facts) => Text.Same("keep it");
    public IReadOnlyList<RankPart> RankParts(string facts) => [new(Text.Same("wrong"), Text.Same("1"), 1), new(Text.Same("sum"), Text.Same("2"), 2)];
    public Text Why(string why) => Text.Same(why);
}
