using Deque.AxeCore.Playwright;
using Liuke.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Liuke.Browser.Tests.OpenHouse))]

namespace Liuke.Browser.Tests;

/// <summary>The demo firm, a tenth of its customers, served over HTTP and looked at with a real Chromium.</summary>
public sealed class OpenHouse : IAsyncLifetime
{
    public const string Password = "keep-every-customer";

    private readonly string folder = Directory.CreateTempSubdirectory("liuke-browser-").FullName;
    private IPlaywright? playwright;
    private WebApplication? house;

    public IBrowser Browser { get; private set; } = null!;
    public string Address { get; private set; } = "";
    public IServiceProvider Services => house!.Services;
    public string Folder => folder;

    public async ValueTask InitializeAsync()
    {
        house = Liuke.House.Front.Build(Database.Parse(Path.Combine(folder, "liuke.db")), 0, b => b.Logging.ClearProviders());
        await using (var scope = house.Services.CreateAsyncScope()) await Scene.Build(scope.ServiceProvider, folder);
        await house.StartAsync();
        Address = house.Urls.First();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (house is not null)
        {
            await house.StopAsync();
            await house.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
