using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Access.Tokens;
using Liuke.Basics;
using Liuke.Tests.FollowUp;

namespace Liuke.Tests.Api;

/// <summary>A small firm whose people hold tokens.</summary>
internal sealed class ApiScene : IAsyncDisposable
{
    public WorkScene Firm { get; private init; } = null!;
    public PersonId Lin { get; private set; }
    public PersonId Guo { get; private set; }
    public PersonId Zhou { get; private set; }

    public TestHouse House => Firm.House;

    public static async Task<ApiScene> Open()
    {
        var firm = await WorkScene.Open();
        var scene = new ApiScene { Firm = firm };
        scene.Lin = await firm.Rep("lin");
        scene.Guo = await firm.Rep("guo", firm.West);
        scene.Zhou = await firm.Person("zhou", firm.Firm, Roles.GM | Roles.Admin);
        return scene;
    }

    /// <summary>A program that shows a token of this person, made for these permissions, or for all the person may do.</summary>
    public async Task<HttpClient> Program(PersonId of, params string[] scopes)
    {
        var made = await Token(of, 30, scopes);
        return await Caller(made.Secret);
    }

    public async Task<MadeToken> Token(PersonId of, int days, params string[] scopes)
    {
        var rights = (await House.Do<ReadRights, PersonRights?>(read => read.Run(of, default)))!;
        var all = House.Services.GetService(typeof(IEnumerable<Permission>)) as IEnumerable<Permission>;
        var asked = scopes.Length > 0 ? scopes : [.. all!.Where(p => p.Name != TokenPermissions.Own && rights.May(p.Name)).Select(p => p.Name)];
        return (await House.Do<MakeToken, Outcome<MadeToken>>(make => make.Run(new("a test", asked, days), rights, default))).Value;
    }

    public async Task<HttpClient> Caller(string? token, string language = "zh-CN")
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(await Firm.Address(), "/api/v1/") };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync() => await Firm.DisposeAsync();
}

internal static class Calls
{
    public static async Task<(int Status, JsonElement Body)> Get(this HttpClient client, string path) => await Read(await client.GetAsync(new Uri(path, UriKind.Relative)));

    public static async Task<(int Status, JsonElement Body)> Post(this HttpClient client, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await Read(await client.SendAsync(request));
    }

    public static async Task<(int Status, JsonElement Body)> Put(this HttpClient client, string path, object body) => await Read(await client.PutAsJsonAsync(new Uri(path, UriKind.Relative), body));

    public static string Text(this JsonElement body, string name) => body.GetProperty(name).GetString()!;

    private static async Task<(int, JsonElement)> Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            using var document = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
            return ((int)answer.StatusCode, document.RootElement.Clone());
        }
    }
}
