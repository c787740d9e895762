using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Access.Rights;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Tests.Access.Granting;

/// <summary>The firm with a general manager and two managers, and a customer of the east that the west does not see.</summary>
internal sealed class GrantScene : IAsyncDisposable
{
    public const string CustomerName = "宁波海天灯饰有限公司";

    private Uri? address;

    public FirmScene Firm { get; private init; } = null!;
    public PersonId Zhou { get; private set; }
    public PersonId Lin { get; private set; }
    public PersonId He { get; private set; }

    /// <summary>Of the west; sees nothing of the east.</summary>
    public PersonId Tang => Firm.Tang;
    public CustomerId Customer { get; private set; }
    public string Code { get; private set; } = "";

    public TestHouse House => Firm.House;
    public TestClock Clock => House.Clock;

    public static async Task<GrantScene> Open()
    {
        var scene = new GrantScene { Firm = await FirmScene.Open() };
        scene.Zhou = await scene.Firm.Person("zhou", Roles.GM, scene.Firm.Firm);
        scene.Lin = await scene.Firm.Person("lin", Roles.Manager);
        scene.He = await scene.Firm.Person("he", Roles.Manager, scene.Firm.West);
        scene.Customer = await scene.Firm.Customer(scene.Firm.Xiaoyu, scene.Firm.East, CustomerName);
        scene.Code = await scene.CodeOf(scene.Customer);
        return scene;
    }

    public Task<string> CodeOf(CustomerId id) => House.Look(db => db.Customers.Where(c => c.Id == id).Select(c => c.Code).SingleAsync());

    public async Task<Visitor> SignIn(string userName, string language = "zh-CN") => await Visitor.SignIn(address ??= await House.Serve(), userName, FirmScene.Password, language);

    public GrantWish Wish(GrantKind kind, int uses = 5, int hours = 4) => new(kind, kind == GrantKind.CrossSearch ? [] : [Code], null, null, hours, uses);

    public Task<Outcome<ApprovalId>> Ask(PersonId by, GrantWish wish, string reason = "客户要转到西南") => House.Do<AskForGrant, Outcome<ApprovalId>>(ask => ask.Run(wish, reason, by, default));

    public Task<Outcome<ApprovalState>> Approve(ApprovalId id, PersonId by) => House.Do<DecideApproval, Outcome<ApprovalState>>(decide => decide.Run(id, new(Verdict.Approve, 1), by, default));

    /// <summary>Asked and approved.</summary>
    public async Task<Grant> Given(PersonId to, GrantWish wish)
    {
        Clock.Advance(NodaTime.Duration.FromMilliseconds(1)); // grants are told apart by when they begin
        var asked = (await Ask(to, wish)).Value;
        _ = (await Approve(asked, wish.Kind == GrantKind.CrossSearch ? He : Zhou)).Value;
        return await House.Look(db => db.Set<Grant>().AsNoTracking().Include(g => g.Customers).OrderByDescending(g => g.StartsAt).FirstAsync());
    }

    /// <summary>One use in a transaction of its own.</summary>
    public Task<Outcome<GrantUse>> Use(GrantKind kind, GrantSubject subject, PersonId person, bool commits = true) => House.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        var use = await Grants.Use(db, kind, subject, person, Clock.Now, default);
        if (commits) await write.Commit(default);
        return use;
    });

    public async Task<GrantSubject> Subject() => await House.Look(async db => new GrantSubject(Customer, Firm.East, null, (await db.Customers.AsNoTracking().SingleAsync(c => c.Id == Customer)).Version));

    public Task<Outcome<GrantId>> Revoke(GrantId id, PersonId by) => House.Do<RevokeGrant, Outcome<GrantId>>(revoke => revoke.Run(id, by, default));

    public async ValueTask DisposeAsync() => await Firm.DisposeAsync();
}
