using Liuke.Access;
using Liuke.Access.People;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Liuke.Tests.Access.SigningIn;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.People;

public sealed class PeopleTests
{
    private static async Task<DepartmentId> Department(TestHouse house, string name, DepartmentId? parent = null)
        => (await house.Do<AddDepartment, Outcome<DepartmentId>>(add => add.Run(name, parent, default))).Value;

    private static Task<Outcome<Invited>> Invite(TestHouse house, DepartmentId department, PersonId by, string userName = "chen", Roles roles = Roles.Rep | Roles.Agent)
        => house.Do<InvitePerson, Outcome<Invited>>(invite => invite.Run(new(userName, "陈杰", department, roles), by, default));

    private static Task<Outcome<Greeting>> Use(TestHouse house, string secret, string password = "seven small boats")
        => house.Do<UseInvitation, Outcome<Greeting>>(use => use.Run(secret, password, Entrance.Office, default));

    [Fact]
    public async Task an_invitation_lets_its_person_choose_a_password_once()
    {
        await using var house = await TestHouse.Open();
        var boss = await Entrance.Add(house, "boss", Roles.Admin);
        var invited = (await Invite(house, await Department(house, "公司"), boss)).Value;

        Assert.NotNull((await Entrance.Knock(house, "chen", "")).Refusal); // nobody comes in without a password
        Assert.Equal(SigningWords.PasswordTooShort(10), (await Use(house, invited.Secret, "short")).Refusal?.Sentence);
        Assert.NotNull((await Use(house, invited.Secret)).Value.In);
        Assert.Equal(PeopleWords.LinkDead, (await Use(house, invited.Secret)).Refusal?.Sentence);
        Assert.Null((await Entrance.Knock(house, "chen", "seven small boats")).Refusal);
        Assert.Equal(Roles.Rep | Roles.Agent, (await house.Look(db => db.People.SingleAsync(p => p.UserName == "chen"))).Roles);
    }

    [Fact]
    public async Task a_link_dies_after_three_days_with_a_newer_one_and_with_the_account()
    {
        await using var house = await TestHouse.Open();
        var boss = await Entrance.Add(house, "boss", Roles.Admin);
        var lin = await Entrance.Add(house);
        async Task<string> Link() => (await house.Do<MakeResetLink, Outcome<Invited>>(make => make.Run(lin, boss, default))).Value.Secret;
        var (first, second) = (await Link(), await Link());
        Assert.NotNull((await Use(house, first)).Refusal);

        house.Clock.Advance(Duration.FromHours(73));
        Assert.NotNull((await Use(house, second)).Refusal);

        var third = await Link();
        Assert.Null((await house.Do<DisablePerson, Outcome<bool>>(d => d.Run(lin, false, boss, default))).Refusal);
        Assert.NotNull((await Use(house, third)).Refusal);
        Assert.Null((await house.Do<DisablePerson, Outcome<bool>>(d => d.Run(lin, true, boss, default))).Refusal);
        Assert.NotNull((await Use(house, third)).Refusal);
        Assert.Null((await Entrance.Knock(house)).Refusal); // the old password holds until a new one is chosen
    }

    [Fact]
    public async Task a_reset_link_replaces_the_password_and_not_the_second_factor()
    {
        await using var house = await TestHouse.Open();
        var boss = await Entrance.Add(house, "boss", Roles.Admin);
        var lin = await Entrance.Add(house);
        _ = await Entrance.AddApp(house, lin);
        var link = (await house.Do<MakeResetLink, Outcome<Invited>>(make => make.Run(lin, boss, default))).Value.Secret;

        Assert.Null((await Use(house, link)).Value.In);
        Assert.Null((await house.Do<RemoveFactors, Outcome<bool>>(remove => remove.Run(lin, boss, default))).Refusal);
        Assert.NotNull((await Entrance.Knock(house, password: "seven small boats")).Value.In);
    }

    [Fact]
    public async Task nobody_shuts_themselves_out_and_one_administrator_remains()
    {
        await using var house = await TestHouse.Open();
        var boss = await Entrance.Add(house, "boss", Roles.Admin);
        var second = await Entrance.Add(house, "second", Roles.Admin | Roles.GM);
        var firm = await Department(house, "公司");
        Task<Outcome<bool>> Disable(PersonId whom, PersonId by) => house.Do<DisablePerson, Outcome<bool>>(d => d.Run(whom, false, by, default));
        Task<Outcome<bool>> Demote(PersonId whom, PersonId by) => house.Do<ChangePerson, Outcome<bool>>(c => c.Run(new(whom, "某人", firm, Roles.GM), by, default));

        Assert.Equal(PeopleWords.NotYourself, (await Disable(boss, boss)).Refusal?.Sentence);
        Assert.Equal(PeopleWords.NotYourself, (await Demote(boss, boss)).Refusal?.Sentence);
        Assert.Null((await Demote(second, boss)).Refusal);
        Assert.Equal(PeopleWords.LastAdministrator, (await Disable(boss, second)).Refusal?.Sentence);
        Assert.Equal(PeopleWords.LastAdministrator, (await Demote(boss, second)).Refusal?.Sentence);
    }

    [Theory]
    [InlineData("", "陈杰", Roles.Rep)]
    [InlineData("chen", " ", Roles.Rep)]
    [InlineData("chen", "陈杰", Roles.None)]
    [InlineData("chen", "陈杰", (Roles)4096)]
    [InlineData("BOSS", "陈杰", Roles.Rep)]
    public async Task an_invitation_that_makes_no_sense_is_refused(string userName, string name, Roles roles)
    {
        await using var house = await TestHouse.Open();
        var boss = await Entrance.Add(house, "boss", Roles.Admin);
        var firm = await Department(house, "公司");

        Assert.NotNull((await house.Do<InvitePerson, Outcome<Invited>>(invite => invite.Run(new(userName, name, firm, roles), boss, default))).Refusal);
        Assert.NotNull((await Invite(house, house.Clock.New<DepartmentId>(), boss)).Refusal);
        Assert.Equal(1, await house.Look(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task a_department_moves_with_all_below_it_and_never_into_a_circle()
    {
        await using var house = await TestHouse.Open();
        var boss = await Entrance.Add(house, "boss", Roles.Admin);
        var firm = await Department(house, "公司");
        var (east, south) = (await Department(house, "华东", firm), await Department(house, "华南", firm));
        var shanghai = await Department(house, "上海", east);
        Task<Outcome<bool>> Move(DepartmentId id, DepartmentId? to, string name = "部门") => house.Do<ChangeDepartment, Outcome<bool>>(c => c.Run(id, name, to, boss, default));

        Assert.Equal(AccessWords.DepartmentInCircle, (await Move(east, shanghai)).Refusal?.Sentence);
        Assert.Equal(AccessWords.DepartmentInCircle, (await Move(east, east)).Refusal?.Sentence);
        Assert.Equal(AccessWords.TheFirmStaysOnTop, (await Move(firm, east)).Refusal?.Sentence);
        Assert.Equal(AccessWords.TheFirmStaysOnTop, (await Move(east, null)).Refusal?.Sentence);
        Assert.Equal(AccessWords.DepartmentNeedsName, (await Move(east, south, " ")).Refusal?.Sentence);
        Assert.Null((await Move(east, south, "大华东")).Refusal);

        var tree = await house.Do<FindDepartments, IReadOnlyList<DepartmentSeen>>(find => find.Run(default));
        Assert.Equal([("公司", 0), ("华南", 1), ("大华东", 2), ("上海", 3)], tree.Select(d => (d.Name, d.Depth)));
    }

    [Fact]
    public async Task every_act_on_people_is_in_the_audit_and_no_name_with_it()
    {
        await using var house = await TestHouse.Open();
        var boss = await Entrance.Add(house, "boss", Roles.Admin);
        var firm = await Department(house, "公司");
        var chen = (await Invite(house, firm, boss)).Value;
        _ = await Use(house, chen.Secret);
        _ = await house.Do<ChangePerson, Outcome<bool>>(c => c.Run(new(chen.Person, "陈杰", firm, Roles.Manager), boss, default));
        _ = await house.Do<DisablePerson, Outcome<bool>>(d => d.Run(chen.Person, false, boss, default));
        _ = await Entrance.Knock(house, "chen", "seven small boats");

        var lines = await house.Look(db => db.Set<Liuke.Access.Audit.AuditLine>().AsNoTracking().OrderBy(l => l.Sequence).ToListAsync());
        Assert.Equal(["person.added", "department.added", "person.invited", "password.changed", "sign-in.done", "person.changed", "person.disabled", "sign-in.failed"], lines.Select(l => l.Kind));
        Assert.DoesNotContain(lines, l => l.Facts.Contains("陈杰", StringComparison.Ordinal) || l.Facts.Contains("CHEN", StringComparison.OrdinalIgnoreCase));
    }
}
