using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Liuke.Archive;
using Liuke.FollowUp;
using Liuke.Tests.Access;
using Liuke.Tests.FollowUp;
using Xunit;

namespace Liuke.Tests.Api;

public sealed class ProblemTests
{
    [Fact]
    public async Task every_refusal_is_a_problem_in_the_callers_language()
    {
        await using var scene = await ApiScene.Open();
        var token = (await scene.Token(scene.Lin, 7, ArchivePermissions.ViewCustomers, FollowUpPermissions.DoWork)).Secret;
        using var chinese = await scene.Caller(token);
        using var english = await scene.Caller(token, "en");
        using var stranger = await scene.Caller(null, "en");

        await Check(await stranger.GetAsync(Path("customers")), 401, "unknown-caller", "token");
        await Check(await english.GetAsync(Path("work-items")), 403, "forbidden", "token");
        await Check(await english.GetAsync(Path("customers/C2026-99999-0")), 404, "missing", "customer");
        await Check(await chinese.GetAsync(Path("customers/C2026-99999-0")), 404, "missing", "客户");
        await Check(await english.GetAsync(Path("nothing-here")), 404, "missing", "nothing");
        await Check(await english.GetAsync(Path("customers?colour=red")), 422, "invalid", "colour");
        await Check(await english.GetAsync(Path("customers?state=red")), 422, "invalid", "state");
        await Check(await english.PostAsync(Path($"work-items/{Guid.Empty}/finish"), Json("""{"outcome":"reached","colour":"red"}""")), 422, "invalid", "colour");
        await Check(await english.PostAsync(Path($"work-items/{Guid.Empty}/finish"), Json("""{"outcome":3}""")), 422, "invalid", "outcome");
        await Check(await english.PostAsync(Path($"work-items/{Guid.Empty}/finish"), Json("""{"note":"x"}""")), 422, "invalid", "required");
        await Check(await english.PostAsync(Path($"work-items/{Guid.Empty}/finish"), Json("""{"outcome":"reached","note":"a\u0000b"}""")), 422, "invalid", "note");
        await Check(await english.PostAsync(Path($"work-items/{Guid.Empty}/finish"), Json("""{"outcome":""")), 400, "malformed", "JSON");
        await Check(await english.PostAsync(Path($"work-items/{Guid.Empty}/finish"), Json("""{"outcome":"reached"}""")), 404, "missing", "");
        await Check(await english.PostAsync(Path($"work-items/{Guid.Empty}/finish"), new StringContent("x")), 415, "not-json", "application/json");
        await Check(await english.PostAsync(Path($"work-items/{Guid.Empty}/finish"), Json($$"""{"outcome":"reached","note":"{{new string('x', 300_000)}}"}""")), 413, "too-large", "");
    }

    [Fact]
    public async Task a_cookie_works_for_reading_and_needs_our_header_for_changing()
    {
        await using var scene = await ApiScene.Open();
        using var browser = await Doorstep.Enter(await scene.Firm.Address(), "lin", WorkScene.Password);
        using var read = await browser.GetAsync(new Uri("/api/v1/customers", UriKind.Relative));
        Assert.Equal(200, (int)read.StatusCode);

        var path = new Uri($"/api/v1/work-items/{Guid.Empty}/finish", UriKind.Relative);
        await Check(await browser.PostAsync(path, Json("""{"outcome":"reached"}""")), 403, "forbidden", "");
        using var meant = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json("""{"outcome":"reached"}""") };
        meant.Headers.Add("X-Liuke-Request", "1");
        await Check(await browser.SendAsync(meant), 404, "missing", "");
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private static StringContent Json(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static async Task Check(HttpResponseMessage answer, int status, string type, string detail)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(status == (int)answer.StatusCode, $"{answer.RequestMessage!.RequestUri}: {answer.StatusCode} {text}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            using var problem = JsonDocument.Parse(text);
            Assert.Equal("urn:liuke:problem:" + type, problem.RootElement.GetProperty("type").GetString());
            Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
            Assert.NotEmpty(problem.RootElement.GetProperty("title").GetString()!);
            Assert.Contains(detail, problem.RootElement.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
        }
    }
}
