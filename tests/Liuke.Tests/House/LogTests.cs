using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Tests.Access;
using Liuke.Tests.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>Logs tell what happened and nobody's number, password or key, at the most talkative level too.</summary>
public sealed class LogTests
{
    private const string Mobile = "13911112222", Password = "a-good-password-7391", WrongPassword = "not-this-one-5527";

    [Fact]
    public async Task no_log_line_holds_a_planted_mobile_password_link_or_token()
    {
        await using var house = await TestHouse.Open();
        await ListScene.Set(house, new ListScene.Someone("海天") { Mobile = "+86" + Mobile });
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("zhou", "周", ListScene.East, Roles.GM, Password), default));
        var code = await house.Look(db => db.Set<Liuke.Archive.Customer>().Select(c => c.Code).SingleAsync());
        var log = new Hearing();
        await using var app = Liuke.House.Front.Build(house.Database, 0, builder =>
        {
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(log);
            house.Dress(builder.Services);
        });
        await app.StartAsync();
        var address = new Uri(app.Urls.First());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Doorstep.Enter(address, "zhou", WrongPassword));
        using var client = await Doorstep.Enter(address, "zhou", Password);
        var page = await client.GetStringAsync(new Uri($"/customers/{code}", UriKind.Relative));
        var token = Regex.Match(page, """name="__RequestVerificationToken" value="([^"]+)""").Groups[1].Value;
        Assert.Contains(Mobile, await Post(client, $"/customers/{code}/reveal", token), StringComparison.Ordinal);
        _ = await client.GetAsync(new Uri($"/customers?q={Mobile}", UriKind.Relative));
        _ = await client.GetAsync(new Uri($"/customers/{Mobile}", UriKind.Relative));
        _ = await Post(client, "/exports", token, new("list", "customers"), new("query", $"?q={Mobile}"), new("format", "csv"));
        await app.StopAsync();

        Assert.NotEmpty(log.Lines);
        foreach (var secret in new[] { Mobile, Password, WrongPassword, token })
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    private static async Task<string> Post(HttpClient client, string path, string token, params KeyValuePair<string, string>[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields]) };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var answer = await client.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Found, $"{path} answers {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    private sealed class Hearing : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
