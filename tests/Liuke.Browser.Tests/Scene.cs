using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Liuke.Browser.Tests;

/// <summary>What stands on the stage before the curtain rises.</summary>
internal static class Scene
{
    public static async Task Build(IServiceProvider house, string folder)
    {
        house.GetRequiredService<CurrentReach>().Reach = Reach.All;
        _ = (await house.GetRequiredService<MigrateDatabase>().Run(default)).Value;
        var firm = (await house.GetRequiredService<AddDepartment>().Run("演示", null, default)).Value;
        _ = (await house.GetRequiredService<AddPerson>().Run(new("zhou", "周明远", firm, Roles.GM, OpenHouse.Password), default)).Value;
    }
}
