using Liuke.Access.Firm;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Access;

public sealed class CompanyTests
{
    private static Task<Outcome<Company>> Set(TestHouse house, CompanySettings asked)
        => house.Do<SetUpCompany, Outcome<Company>>(set => set.Run(asked, default));

    [Fact]
    public async Task what_the_firm_sets_holds_at_once_and_after_the_next_opening()
    {
        await using var house = await TestHouse.Open();
        var company = house.Services.GetRequiredService<Company>();
        _ = (await Set(house, new("Europe/London", "GBP", 25, 120.5m))).Value;
        Assert.Equal("GBP", company.Currency);
        company.Currency = "CNY"; // as after a restart, before the database is read

        _ = await house.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default));

        Assert.Equal(("GBP", "Europe/London", 0.25m, 12_050L), (company.Currency, company.TimeZone, company.DefaultMarginRate, company.AcquisitionCostMinor));
    }

    [Theory]
    [InlineData("Mars/Olympus", "CNY", 30, 1)]
    [InlineData("Asia/Shanghai", "yuan", 30, 1)]
    [InlineData("Asia/Shanghai", "CNY", 130, 1)]
    [InlineData("Asia/Shanghai", "CNY", 30, -1)]
    public async Task a_setting_that_makes_no_sense_is_refused_and_changes_nothing(string zone, string currency, int margin, int cost)
    {
        await using var house = await TestHouse.Open();

        Assert.Equal(RefusalKind.Invalid, (await Set(house, new(zone, currency, margin, cost))).Refusal?.Kind);
        Assert.Equal(0.30m, house.Services.GetRequiredService<Company>().DefaultMarginRate);
    }
}
