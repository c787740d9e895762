using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Liuke.Browser.Tests;

/// <summary>One person's visit: their language and width, and everything the browser complained of.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> complaints = [];
    private readonly IBrowserContext context;
    private readonly string address;

    private Visit(IBrowserContext context, IPage page, string address) => (this.context, Page, this.address) = (context, page, address);

    public IPage Page { get; }
    public bool IsChinese { get; private init; }

    public static async Task<Visit> Begin(OpenHouse house, string language = "zh-CN", int width = 1280, string? address = null)
    {
        var eyes = await house.Browser.NewContextAsync(new() { Locale = language, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await eyes.NewPageAsync();
        var visit = new Visit(eyes, page, address ?? house.Address) { IsChinese = language == "zh-CN" };
        page.Console += (_, message) => { if (message.Type == "error") visit.complaints.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => visit.complaints.Add($"{page.Url}: {error}");
        return visit;
    }

    public string Say(string zh, string en) => IsChinese ? zh : en;

    public async Task SignIn(string userName)
    {
        await Open("/sign-in");
        await Page.FillAsync("input[name=userName]", userName);
        await Page.FillAsync("input[name=password]", OpenHouse.Password);
        await Page.ClickAsync("form[action='/sign-in'] button");
        await Page.WaitForURLAsync(address + "/");
    }

    public Task Open(string path) => Page.GotoAsync(address + path);

    /// <summary>Opens what is refused: the browser itself notes the status, and only that.</summary>
    public async Task Open(string path, int status)
    {
        var before = complaints.Count;
        var answer = await Page.GotoAsync(address + path);
        Assert.Equal(status, answer!.Status);
        Assert.All(complaints.Skip(before), c => Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), c, StringComparison.Ordinal));
        complaints.RemoveRange(before, complaints.Count - before);
    }

    /// <summary>The page is accessible, fits its width, says every word, and the browser had nothing to complain of.</summary>
    public async Task MustBeClean()
    {
        var axe = await Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] } });
        Assert.Empty(axe.Violations.Select(v => $"{Page.Url} {v.Id}: {string.Join(" ", v.Nodes.Select(n => n.Target))}"));
        Assert.False(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{Page.Url} scrolls sideways");
        Assert.Empty(complaints);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
