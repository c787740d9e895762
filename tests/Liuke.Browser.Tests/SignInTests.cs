using Xunit;

namespace Liuke.Browser.Tests;

public sealed class SignInTests(OpenHouse house)
{
    [Theory]
    [InlineData("zh-CN", 1280)]
    [InlineData("zh-CN", 390)]
    [InlineData("en", 1280)]
    [InlineData("en", 390)]
    public async Task a_wrong_password_is_refused_in_words_and_the_name_is_kept(string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        await visit.Open("/sign-in");
        await visit.MustBeClean();
        await visit.Page.FillAsync("input[name=userName]", "zhou");
        await visit.Page.FillAsync("input[name=password]", "not-this-one");
        await visit.Page.ClickAsync("form[action='/sign-in'] button");

        await visit.Page.WaitForSelectorAsync("[role=alert]");
        Assert.Contains(visit.Say("用户名或密码不对", "not right"), await visit.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("zhou", await visit.Page.InputValueAsync("input[name=userName]"));
        await visit.MustBeClean();
    }
}
