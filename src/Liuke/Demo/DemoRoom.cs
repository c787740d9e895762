using System.CommandLine;
using Liuke.CommandLine;

namespace Liuke.Demo;

public static class DemoRoom
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddScoped<DemoScene>().AddScoped<Trade.TradeScene>().AddScoped<DemoStaff>().AddScoped<DemoJobs>();

    public static Command Demo(Front front) => new DemoCommand(front).Command;
}
