using System.Net;
using System.Text.RegularExpressions;
using Liuke.Access;
using Liuke.Access.Granting;
using Liuke.Access.SigningIn;
using Liuke.Archive;
using Liuke.Archive.Dates;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Refresh;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Tests.Access.Rights.Matrix;

/// <summary>Where a customer lies, seen from whoever calls.</summary>
internal enum Side { Own, Mate, Below, Other }

/// <param name="Role">None for strangers and for whose session has ended.</param>
/// <param name="SeesOther">Whether a grant in force shows this caller the customer of the other department.</param>
internal sealed record Caller(string Name, Roles Role, HttpClient Client, string Token, bool SeesOther = false)
{
    /// <summary>The rep whose customer is the own one.</summary>
    public bool IsOwner => Name == "xiaoyu";
}

internal sealed record Target(Side Side, CustomerId Id, string Code, string Name, WorkItemId Work, TargetsPeople People);

/// <summary>Somebody of the customer who was spoken with, so that nobody takes them out.</summary>
internal sealed record TargetsPeople(Guid Contact, Guid Channel, Guid Date, Guid Interaction);

/// <summary>A served house with a caller of every kind and a customer on every side.</summary>
internal sealed partial class MatrixScene(FirmScene firm) : IAsyncDisposable
{
    private Uri address = null!;

    public TestHouse House => firm.House;
    public List<Caller> Callers { get; } = [];
    public List<Target> Targets { get; } = [];

    public static async Task<MatrixScene> Open()
    {
        var firm = await FirmScene.Open();
        var scene = new MatrixScene(firm);
        await scene.Customers();
        // What the callers bring in must not set off a refresh under those who call later.
        scene.address = await firm.House.Serve(services => services.Remove(services.Single(s => s.ImplementationType == typeof(RefreshWatch))));
        await scene.People();
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in Callers) caller.Client.Dispose();
        await firm.DisposeAsync();
    }

    private async Task Customers()
    {
        (Side, PersonId, DepartmentId)[] seats = [(Side.Own, firm.Xiaoyu, firm.East), (Side.Mate, firm.Chen, firm.East), (Side.Below, firm.Below, firm.EastOne), (Side.Other, firm.Tang, firm.West)];
        foreach (var (side, owner, department) in seats)
        {
            var name = $"客户{side}";
            var id = await firm.Customer(owner, department, name);
            await House.Look(async db =>
            {
                await using var write = await db.BeginWrite(default);
                await House.Services.GetRequiredService<WorkRegister>().Raise(db, [new(id, new(owner, department), WorkKind.AtRisk, "retention", """{"silentDays":62,"usualDays":20}""", 100, new(2026, 3, 2))], House.Clock.Now, default);
                await write.Commit(default);
                return true;
            });
            var code = await House.Look(db => db.Customers.Where(c => c.Id == id).Select(c => c.Code).SingleAsync());
            var people = await PeopleOf(code);
            Targets.Add(await House.Look(async db => new Target(side, id, await db.Customers.Where(c => c.Id == id).Select(c => c.Code).SingleAsync(), name,
                await db.WorkItems.Where(i => i.CustomerId == id).Select(i => i.Id).SingleAsync(), people)));
        }
    }

    private async Task<TargetsPeople> PeopleOf(string code)
    {
        var contact = (await House.Do<AddContact, Outcome<ContactId>>(add => add.Run(code, new(new Dictionary<string, string?> { ["name"] = "王芳" }) { Adds = [new(ChannelKind.Mobile, "13912345678")] }, firm.Xiaoyu, default))).Value;
        var date = (await House.Do<AddDate, Outcome<ImportantDateId>>(add => add.Run(code, contact, "生日", new(YearlyCalendar.Lunar, 1985, 8, 15), firm.Xiaoyu, default))).Value;
        var said = (await House.Do<LogInteraction, Outcome<InteractionId>>(log => log.Run(code, new(InteractionChannel.Call, Direction.In, "要两套样品") { Contact = contact }, firm.Xiaoyu, default))).Value;
        var channel = await House.Look(db => db.ContactChannels.Where(c => c.ContactId == contact).Select(c => c.Id).SingleAsync());
        return new(contact.Value, channel.Value, date.Value, said.Value);
    }

    private async Task People()
    {
        var now = House.Clock.Now;
        await SignIn("xiaoyu", Roles.Rep);
        foreach (var role in Role.All.Where(r => r != Roles.Rep)) await SignIn(await Add(role.ToString(), role), role);

        await Give("granted", now);
        await Give("expired", now - Duration.FromHours(25));
        var (revoked, used) = (await Give("revoked", now), await Give("used-up", now));
        await House.Look(db => db.Grants.Where(g => g.Id == revoked).ExecuteUpdateAsync(set => set.SetProperty(g => g.RevokedAt, now)));
        await House.Look(db => db.Grants.Where(g => g.Id == used).ExecuteUpdateAsync(set => set.SetProperty(g => g.Used, g => g.UsesMax)));

        await SignIn(await Add("left", Roles.GM), Roles.None);
        await House.Look(async db =>
        {
            (await db.People.SingleAsync(p => p.UserName == "left")).Disable(now);
            return await db.SaveChangesAsync();
        });
        // A general manager whose session ran out while the browser stayed open.
        await SignIn(await Add("session-over", Roles.GM), Roles.None);
        await House.Look(async db =>
        {
            var over = await db.People.Where(p => p.UserName == "session-over").Select(p => p.Id).SingleAsync();
            return await db.Sessions.Where(s => s.PersonId == new PersonId(over)).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndsAt, now));
        });
        Callers.Add(new("stranger", Roles.None, Browser(), await TokenOf(Callers[0].Client)));
    }

    // To look at the customer of the other department, for 24 hours.
    private async Task<GrantId> Give(string userName, Instant at)
    {
        var holder = await firm.Person(userName, Roles.Rep);
        var grant = await House.Look(async db =>
        {
            var given = new Grant(new(GrantKind.View, [], null, null, 24, 1000), holder, firm.Tang, "试", at);
            given.Name(Targets.Single(t => t.Side == Side.Other).Id, null);
            db.Grants.Add(given);
            await db.SaveChangesAsync();
            return given.Id;
        });
        await SignIn(userName, Roles.Rep, seesOther: userName == "granted");
        return grant;
    }

    private async Task<string> Add(string name, Roles role)
    {
        await firm.Person(name, role);
        return name;
    }

    private async Task SignIn(string userName, Roles role, bool seesOther = false)
    {
        var client = await Doorstep.Enter(address, userName, FirmScene.Password);
        Callers.Add(new(userName, role, client, await TokenOf(client), seesOther));
    }

    private HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };

    private static async Task<string> TokenOf(HttpClient client) => Token().Match(await client.GetStringAsync(new Uri("/not-found", UriKind.Relative))).Groups[1].Value;

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
