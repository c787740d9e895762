using System.Net;
using Liuke.Access;
using Liuke.Access.Granting;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Tests.Access.Granting;
using Xunit;

namespace Liuke.Tests.Access.Rights;

/// <summary>Who may do what with one file, and why.</summary>
public sealed class AccessPageTests
{
    [Fact]
    public async Task everybody_who_may_do_something_with_a_file_is_named_with_the_rule_or_grant()
    {
        await using var scene = await GrantScene.Open();
        await scene.Given(scene.Tang, scene.Wish(GrantKind.View));
        var place = new RightsPlace(scene.Customer, scene.Firm.Xiaoyu, scene.Firm.East);
        var people = await scene.House.Do<ReadRightsOn, IReadOnlyList<PersonOn>>(read => read.Run(place, default));

        Assert.Equal(["lin", "tang", "xiaoyu", "zhou"], people.Select(p => p.UserName).Order(StringComparer.Ordinal)); // neither chen beside her nor he of the west
        var tang = Assert.Single(people.Single(p => p.UserName == "tang").May, r => r.Permission.Name == ArchivePermissions.ViewCustomers);
        Assert.NotNull(Assert.Single(tang.Grounds).Grant);
        Assert.Equal(DataScope.Own, people.Single(p => p.UserName == "xiaoyu").May.First(r => r.Permission.Name == ArchivePermissions.ViewCustomers).Grounds.Single().Scope);

        // The view of one person says the same.
        foreach (var person in people)
        {
            var view = await scene.House.Do<ReadPersonsRights, RightsView?>(read => read.Run(person.UserName, scene.Code, default));
            Assert.Equal(person.May.Select(r => r.Permission.Name), view!.OnCustomer.Select(r => r.Permission.Name));
        }

        var outsider = await scene.House.Do<ReadPersonsRights, RightsView?>(read => read.Run("he", scene.Code.ToLowerInvariant(), default));
        Assert.Empty(outsider!.OnCustomer);
        Assert.True((await scene.House.Do<ReadPersonsRights, RightsView?>(read => read.Run("he", "C2020-00001-1", default)))!.IsUnknown);
    }

    [Fact]
    public async Task the_pages_lead_to_each_other()
    {
        await using var scene = await GrantScene.Open();
        await scene.Given(scene.Tang, scene.Wish(GrantKind.View));
        using var zhou = await scene.SignIn("zhou");
        var access = await zhou.Follow(await zhou.Get($"/customers/{scene.Code}"), $"a[href='/customers/{scene.Code}/access']");
        Assert.Contains("授权至 14:00", access.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var person = await zhou.Follow(access, "a[href^='/people/tang/rights']");
        Assert.Contains(GrantScene.CustomerName, person.QuerySelector("#on-customer")!.TextContent, StringComparison.Ordinal);
        await zhou.Follow(person, $"a[href='/customers/{scene.Code}/access']");
        Assert.Equal(HttpStatusCode.OK, zhou.LastStatus);
    }
}
