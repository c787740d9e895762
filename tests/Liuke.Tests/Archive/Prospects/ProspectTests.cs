using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.Prospects;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Archive.People;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Archive.Prospects;

/// <summary>Prospects by region and product, each number opening the list of exactly those counted.</summary>
public sealed class ProspectTests
{
    [Fact]
    public async Task prospects_are_counted_by_region_and_each_product_and_the_numbers_open_those_counted()
    {
        await using var scene = await PeopleScene.Open();
        await scene.House.Look(db => db.Customers.ExecuteUpdateAsync(set => set.SetProperty(c => c.Stage, CustomerStage.Prospect)));
        await Facts(scene, scene.Code, ("prospect.region", "浙江"), ("prospect.products", "灯具，开关"), ("prospect.known", "well"));
        foreach (var (region, products) in new[] { ("浙江", "灯具"), ("江苏", "灯"), ("江苏", null) })
        {
            var id = await scene.Firm.Customer(scene.Lin);
            await scene.House.Look(db => db.Customers.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Stage, CustomerStage.Prospect)));
            await scene.MakeDraft(id, scene.Lin);
            await Facts(scene, await scene.CodeOf(id), ("prospect.region", region), ("prospect.products", products));
        }

        var table = await scene.House.Do<ReadProspects, ProspectTable>(r => r.Run(default), Reach.Own(scene.Lin));
        Assert.Equal((new ProspectCount(4, 1), new ProspectCount(2, 1), new ProspectCount(2, 0)), (table.Sum, table.ByRegion["浙江"], table.ByRegion["江苏"]));
        Assert.Equal((new ProspectCount(2, 1), new ProspectCount(1, 1), new ProspectCount(1, 0), new ProspectCount(1, 0)), (table.Cells[("浙江", "灯具")], table.Cells[("浙江", "开关")], table.Cells[("江苏", "灯")], table.Cells[("江苏", "")]));
        Assert.Equal(["", "开关", "灯", "灯具"], table.Products.Order(StringComparer.Ordinal));
        // Each number opens as many as it says.
        foreach (var (key, count) in table.Cells) Assert.Equal(count.All, await Listed(scene, $"{key.Region}|{key.Product}"));
        foreach (var (region, count) in table.ByRegion) Assert.Equal(count.All, await Listed(scene, $"{region}|*"));
        Assert.Equal(4, await Listed(scene, "*|*"));
        Assert.Equal(0, (await scene.House.Do<ReadProspects, ProspectTable>(r => r.Run(default), Reach.Own(scene.Guo))).Sum.All);
    }

    private static async Task Facts(PeopleScene scene, string code, params (string, string?)[] facts)
    {
        var asked = new FactsAsked(new Dictionary<string, string?>(), PeopleScene.Fields(facts), new(FactSource.Typed, null, Confidence.Sure));
        Assert.Null((await scene.House.Do<ChangeFacts, Outcome<FactsSaved>>(c => c.Run(code, "prospect", asked, scene.Lin, default), Reach.Own(scene.Lin))).Refusal);
    }

    private static Task<int> Listed(PeopleScene scene, string value) => scene.House.Look(async db =>
    {
        var set = new ProspectSet();
        var asked = new CustomerSetArguments(null, null, value);
        Assert.NotNull(set.Title(asked));
        var members = set.Members(db, asked);
        return await db.Customers.CountAsync(c => members.Contains(c.Id));
    }, Reach.Own(scene.Lin));
}
