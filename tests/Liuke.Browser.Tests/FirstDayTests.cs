using Liuke.Access.People;
using Liuke.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Liuke.Browser.Tests;

/// <summary>The first day of a firm: administrator, company, departments, people, import; and the first one invited.</summary>
public sealed class FirstDayTests(OpenHouse browser)
{
    [Theory]
    [InlineData("zh-CN", 1280)]
    [InlineData("en", 390)]
    public async Task the_first_start_leads_through_company_departments_and_people_to_the_import(string language, int width)
    {
        var folder = Directory.CreateTempSubdirectory("liuke-first-day-").FullName;
        await using var house = Liuke.House.Front.Build(Database.Parse(Path.Combine(folder, "liuke.db")), 0, b => b.Logging.ClearProviders());
        var secret = await Open(house);
        await house.StartAsync();
        await using var visit = await Visit.Begin(browser, language, width, house.Urls.First());
        var page = visit.Page;

        await visit.Open($"/first-start?token={secret}");
        await visit.MustBeClean();
        await page.FillAsync("#userName", "wang");
        await page.FillAsync("#name", "王管理");
        await page.FillAsync("#password", "password123");
        await page.ClickAsync("form[action='/first-start'] button");
        await page.WaitForSelectorAsync("[role=alert]"); // too common; what was typed is still there
        Assert.Equal("王管理", await page.InputValueAsync("#name"));
        await page.FillAsync("#password", "seven small boats");
        await page.ClickAsync("form[action='/first-start'] button");

        await page.WaitForURLAsync("**/welcome");
        await visit.MustBeClean();
        await page.ClickAsync("form[action='/settings'] button");
        await page.WaitForURLAsync("**/welcome?step=departments");
        await visit.MustBeClean();
        await page.FillAsync("#names", "华东区\n华南区");
        await page.ClickAsync("form[action='/welcome/departments'] button");
        await page.WaitForURLAsync("**/welcome?step=people");
        await visit.MustBeClean();
        await page.FillAsync("#name", "林海峰");
        await page.FillAsync("#userName", "lin");
        await page.ClickAsync("form[action='/people'] button");
        await page.WaitForSelectorAsync("#link");
        var link = await page.InputValueAsync("#link");
        await visit.MustBeClean();
        foreach (var path in new[] { "/welcome?step=import", "/people", "/departments", "/sessions", "/jobs", "/settings", "/confirm" })
        {
            await visit.Open(path);
            await visit.MustBeClean();
        }

        await using var guest = await Visit.Begin(browser, language, width, house.Urls.First());
        await guest.Page.GotoAsync(link);
        await guest.MustBeClean();
        await guest.Page.FillAsync("#password", "nine tall cranes");
        await guest.Page.ClickAsync("form[action='/invitation'] button");
        await guest.Page.WaitForURLAsync(house.Urls.First() + "/");
        await house.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Open(WebApplication house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        _ = (await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(default)).Value;
        return (await scope.ServiceProvider.GetRequiredService<OfferFirstStart>().Run(default))!;
    }
}
