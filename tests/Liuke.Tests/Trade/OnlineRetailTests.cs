using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Trade;

public sealed class OnlineRetailTests
{
    internal static readonly string Sample = Path.Combine(Root(), "samples", "online_retail.csv.gz");

    [Fact]
    public async Task the_whole_file_adds_up_to_the_penny_and_importing_it_again_changes_nothing()
    {
        await using var scene = await ImportScene.Open();
        var first = await scene.Import(Sample);

        Assert.Equal((541_909, 406_829, 0, 0, 0, 135_080), (first.Read, first.Inserted, first.Updated, first.Unchanged, first.Refused, first.WithoutCustomer));
        Assert.Equal(9_747_747.934m, first.Amount);
        Assert.Equal(22_190, await scene.House.Look(db => db.Orders.CountAsync()));
        Assert.Equal(406_829, await scene.House.Look(db => db.OrderLines.CountAsync()));

        var again = await scene.Import(Sample);
        Assert.Equal((541_909, 0, 0, 406_829, 0, 135_080), (again.Read, again.Inserted, again.Updated, again.Unchanged, again.Refused, again.WithoutCustomer));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Liuke.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
