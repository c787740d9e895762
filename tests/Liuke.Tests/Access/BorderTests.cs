using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Liuke.Access;
using Liuke.Access.Borders;
using Liuke.Basics;
using Xunit;

namespace Liuke.Tests.Access;

public sealed class BorderTests
{
    private static async Task<HttpClient> Lin(TestHouse house)
    {
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("lin", "林", house.Clock.New<DepartmentId>(), Roles.Rep, "a-good-password"), default));
        return await Doorstep.Enter(await house.Serve(), "lin", "a-good-password");
    }

    private static HttpRequestMessage Post(string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return request;
    }

    private static FormUrlEncodedContent Form() => new([new("language", "en")]);

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/liuke.css")]
    [InlineData("/health")]
    [InlineData("/customers")]
    public async Task every_answer_carries_the_headers(string path)
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await house.Serve() };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

        Assert.Contains("default-src 'self'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "same-origin", "same-origin"), (Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Cross-Origin-Opener-Policy")));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal(path != "/liuke.css", answer.Headers.CacheControl?.NoStore == true);
        Assert.Equal("", Header("Server"));
        Assert.Equal("", Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task behind_a_proxy_with_https_browsers_are_told_to_stay_there()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient { BaseAddress = await house.Serve() };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Contains("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    public async Task a_form_that_another_site_sends_is_not_carried_out(string header, string value, bool isOurs)
    {
        await using var house = await TestHouse.Open();
        using var client = await Lin(house);
        using var answer = await client.SendAsync(Post("/language", Form(), (header, value)));

        // What comes from our own pages gets as far as the anti-forgery token, which this form lacks.
        Assert.Equal(isOurs ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(!isOurs, (await answer.Content.ReadAsStringAsync()).Contains(BorderWords.FromElsewhere.Zh, StringComparison.Ordinal));
    }

    [Fact]
    public async Task json_under_a_cookie_needs_our_header()
    {
        await using var house = await TestHouse.Open();
        using var client = await Lin(house);
        StringContent Json() => new("{}", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

        using var plain = await client.SendAsync(Post("/language", Json()));
        using var ours = await client.SendAsync(Post("/language", Json(), (OwnPagesOnly.OurHeader, "1")));

        Assert.Equal(HttpStatusCode.Forbidden, plain.StatusCode);
        Assert.NotEqual(HttpStatusCode.Forbidden, ours.StatusCode);
    }

    [Fact]
    public async Task a_body_that_is_too_heavy_is_refused_before_it_is_read()
    {
        await using var house = await TestHouse.Open();
        var address = await house.Serve();
        using var wire = new TcpClient(address.Host, address.Port);
        await using var stream = wire.GetStream();
        using var answer = new StreamReader(stream);

        // What the body would weigh is said, and nothing of it ever sent.
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /language HTTP/1.1\r\nHost: {address.Authority}\r\nOrigin: {address.GetLeftPart(UriPartial.Authority)}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {BorderRoom.BodyBytesMost + 1}\r\n\r\n"));
        var status = (await answer.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)))!.Split(' ')[1];
        Assert.True(status is "413" or "400", status);
    }
}
