using Xunit;

namespace Liuke.Browser.Tests;

/// <summary>What people do each morning, in both languages and on a desk and a phone.</summary>
public sealed class DailyRoundTests(OpenHouse house)
{
    public static TheoryData<string, int> Eyes => new() { { "zh-CN", 1280 }, { "zh-CN", 390 }, { "en", 1280 }, { "en", 390 } };

    [Theory, MemberData(nameof(Eyes))]
    public async Task a_manager_opens_today_and_sees_the_team(string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        await visit.SignIn("lin");

        Assert.True(await visit.Page.Locator("[data-work]").CountAsync() > 0, "the team has work");
        await visit.MustBeClean();
    }
}
