using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Liuke.Tests.FollowUp;

/// <summary>A person with a browser that runs no script: follows links and sends forms.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient client;

    private Visitor(HttpClient client) => this.client = client;

    public HttpStatusCode LastStatus { get; private set; }
    public string LastPath { get; private set; } = "";

    public static async Task<Visitor> SignIn(WorkScene scene, string userName, string language = "zh-CN") => await SignIn(await scene.Address(), userName, WorkScene.Password, language);

    public static async Task<Visitor> SignIn(Uri house, string userName, string password, string language = "zh-CN")
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = house };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var visitor = new Visitor(browser);
        await visitor.Send(await visitor.Get("/sign-in"), "form[action='/sign-in']", ("userName", userName), ("password", password));
        Assert(visitor.LastPath == "/", "the sign-in failed");
        return visitor;
    }

    public async Task<IHtmlDocument> Get(string path) => await Read(await client.GetAsync(path));

    public Task<IHtmlDocument> Follow(IHtmlDocument page, string link) => Get(page.QuerySelector(link)!.GetAttribute("href")!);

    /// <summary>Sends a form of the page as it stands, with some fields filled in.</summary>
    public async Task<IHtmlDocument> Send(IHtmlDocument page, string form, params (string Name, string Value)[] filled)
    {
        var element = (IHtmlFormElement)page.QuerySelector(form)!;
        var fields = element.Elements.Select(Field).Where(f => f.Name.Length > 0).Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        foreach (var (name, value) in filled)
        {
            // Of several fields of one name, as of the rows of a table, the first is filled in.
            var first = fields.FindIndex(f => f.Key == name);
            if (first < 0) fields.Add(new(name, value));
            else fields[first] = new(name, value);
        }

        return await Read(await client.PostAsync(element.GetAttribute("action"), new FormUrlEncodedContent(fields)));
    }

    public void Dispose() => client.Dispose();

    private static (string Name, string Value) Field(AngleSharp.Dom.IElement element) => element switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => ("", ""),
        IHtmlInputElement input => (input.Name ?? "", input.GetAttribute("value") ?? ""),
        IHtmlTextAreaElement area => (area.Name ?? "", area.Value),
        IHtmlSelectElement select => (select.Name ?? "", select.Value ?? ""),
        _ => ("", ""),
    };

    private async Task<IHtmlDocument> Read(HttpResponseMessage answer)
    {
        Assert((int)answer.StatusCode < 500, $"{answer.RequestMessage!.RequestUri} broke: {await answer.Content.ReadAsStringAsync()}");
        (LastStatus, LastPath) = (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static void Assert(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }
}
