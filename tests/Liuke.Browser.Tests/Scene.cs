using Liuke.Basics;
using Liuke.Demo;
using Liuke.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Liuke.Browser.Tests;

/// <summary>What stands on the stage before the curtain rises: the demo firm with one customer in four.</summary>
internal static class Scene
{
    public static async Task Build(IServiceProvider house, string folder)
    {
        house.GetRequiredService<CurrentReach>().Reach = Reach.All;
        _ = (await house.GetRequiredService<MigrateDatabase>().Run(default)).Value;
        _ = (await house.GetRequiredService<DemoScene>().Run(new(OpenHouse.Password, folder, 4), (_, _, _) => { }, default)).Value;
    }
}
