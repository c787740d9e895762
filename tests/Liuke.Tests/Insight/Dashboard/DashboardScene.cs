using Liuke.Access;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Tests.Insight.Dashboard;

/// <summary>The firm of the refresh tests with its departments and people; some customers came back after months.</summary>
internal static class DashboardScene
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    public static async Task<TestHouse> Open(bool isRefreshed = true)
    {
        var house = await TestHouse.Open();
        _ = await house.Look(async db =>
        {
            db.Departments.Add(new(Shop.East, "East", null));
            db.Departments.Add(new(Shop.West, "West", null));
            db.People.Add(new(Shop.Lin, "lin", "Lin", Shop.East, Roles.Rep));
            db.People.Add(new(Shop.Chen, "chen", "Chen", Shop.West, Roles.Rep));
            return await db.SaveChangesAsync();
        });
        if (!isRefreshed) return house;
        var shop = new Shop(house);
        await shop.Sell([.. RefreshTests.Firm(), .. Returners()]);
        await shop.Refresh();
        return house;
    }

    private static IEnumerable<Sale> Returners()
        => from c in Enumerable.Range(0, 12)
           from day in new[] { Today.PlusDays(-330 - c), Today.PlusDays(-320 - c), Today.PlusDays(-310 - c), Today.PlusDays(-9 * c) }
           select new Sale($"R{c:00}", day, 400 + c) { Owner = Shop.Chen, Department = c % 2 == 0 ? Shop.East : Shop.West };
}
