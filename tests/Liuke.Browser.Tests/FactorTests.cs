using System.Text.RegularExpressions;
using Liuke.Access.SigningIn.Factors;
using Microsoft.Playwright;
using Xunit;

namespace Liuke.Browser.Tests;

/// <summary>Second factors as people use them, in a real Chromium.</summary>
public sealed class FactorTests(OpenHouse house)
{
    // A passkey belongs to a name; numbers are none.
    private string Address => house.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    private static async Task GivePassword(Visit visit, string userName)
    {
        await visit.Open("/sign-in");
        await visit.Page.FillAsync("input[name=userName]", userName);
        await visit.Page.FillAsync("input[name=password]", OpenHouse.Password);
        await visit.Page.ClickAsync("form[action='/sign-in'] button");
        await visit.Page.WaitForURLAsync(new Regex("/(sign-in/second)?$"));
    }

    private static async Task SignOut(Visit visit)
    {
        await visit.Page.ClickAsync("form[action='/sign-out'] button");
        await visit.Page.WaitForURLAsync("**/sign-in");
    }

    [Theory]
    [InlineData("guo", "zh-CN", 1280)]
    [InlineData("lihua", "en", 390)]
    public async Task a_passkey_is_made_and_signs_in_by_itself_and_as_the_second_step(string userName, string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width, Address);
        var device = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });

        await GivePassword(visit, userName);
        await visit.Open("/me/factors");
        await visit.MustBeClean();
        await visit.Page.FillAsync("#passkey-name", "office");
        await visit.Page.ClickAsync("form[action='/me/passkeys'] button");
        await visit.Page.WaitForSelectorAsync(".factor-list li");
        Assert.Contains("office", await visit.Page.InnerTextAsync(".factor-list"), StringComparison.Ordinal);
        await visit.MustBeClean();
        await SignOut(visit);

        await visit.Page.ClickAsync("form[action='/sign-in/passkey'] button");
        await visit.Page.WaitForURLAsync(Address + "/");
        await SignOut(visit);

        await GivePassword(visit, userName);
        Assert.EndsWith("/sign-in/second", visit.Page.Url, StringComparison.Ordinal);
        await visit.MustBeClean();
        await visit.Page.ClickAsync("form[action='/sign-in/second/passkey'] button");
        await visit.Page.WaitForURLAsync(Address + "/");
        await visit.Open("/me");
        await visit.MustBeClean();
    }

    [Theory]
    [InlineData("he", "zh-CN", 390)]
    [InlineData("zhengqi", "en", 1280)]
    public async Task an_app_is_set_up_and_a_code_then_a_recovery_code_signs_in(string userName, string language, int width)
    {
        await using var visit = await Visit.Begin(house, language, width);
        await GivePassword(visit, userName);
        await visit.Open("/me/authenticator");
        await visit.MustBeClean();
        var spelled = await visit.Page.InnerTextAsync("code.secret");
        var secret = Enumerable.Range(0, TimeCode.SecretBytes).Select(i => Unspell(spelled, i)).ToArray();
        Assert.Equal(spelled, TimeCode.Spell(secret));

        await visit.Page.FillAsync("#code", TimeCode.Now(secret, NodaTime.SystemClock.Instance.GetCurrentInstant()));
        await visit.Page.ClickAsync("form[action='/me/authenticator'] button");
        await visit.Page.WaitForSelectorAsync(".codes");
        var codes = (await visit.Page.Locator(".codes code").AllInnerTextsAsync()).ToList();
        Assert.Equal(10, codes.Count);
        await visit.MustBeClean();
        await SignOut(visit);

        await GivePassword(visit, userName);
        await visit.Page.FillAsync("#code", "000");
        await visit.Page.ClickAsync("form[action='/sign-in/second'] button");
        await visit.Page.WaitForSelectorAsync("[role=alert]");
        // The next code, as an app shows it half a minute later: the first was used.
        await visit.Page.FillAsync("#code", TimeCode.Now(secret, NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromSeconds(30)));
        await visit.Page.ClickAsync("form[action='/sign-in/second'] button");
        await visit.Page.WaitForURLAsync(house.Address + "/");
        await SignOut(visit);

        await GivePassword(visit, userName);
        await visit.Page.FillAsync("#code", codes[0]);
        await visit.Page.ClickAsync("form[action='/sign-in/second'] button");
        await visit.Page.WaitForURLAsync(house.Address + "/");
    }

    private static byte Unspell(string spelled, int at)
    {
        var bits = string.Concat(spelled.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return Convert.ToByte(bits.Substring(at * 8, 8), 2);
    }
}
