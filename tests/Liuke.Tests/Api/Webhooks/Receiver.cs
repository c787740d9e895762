using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Liuke.Tests.Api.Webhooks;

internal sealed record Received(string Id, long Timestamp, string Signatures, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    public string Type => Json.GetProperty("type").GetString()!;

    /// <summary>The rule of Standard Webhooks, written from its text and not with the sender's code.</summary>
    public bool IsSignedBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = Convert.ToBase64String(new HMACSHA256(key).ComputeHash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Id}.{Timestamp}.{Body}"))));
        return Signatures.Split(' ').Select(s => s.Split(',', 2)).Any(s => s[0] == "v1" && s[1] == expected);
    }
}

/// <summary>Somebody's system on the loopback, which answers as the test says and keeps what it was sent.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<Received> All { get; } = new();
    public HttpStatusCode Answers { get; set; } = HttpStatusCode.NoContent;
    public string? RedirectsTo { get; set; }
    public string Url => app.Urls.First() + "/liuke?key=1";

    public static async Task<Receiver> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.Take);
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers;
        All.Enqueue(new(headers["webhook-id"].ToString(), long.Parse(headers["webhook-timestamp"].ToString(), CultureInfo.InvariantCulture), headers["webhook-signature"].ToString(), await reader.ReadToEndAsync()));
        if (RedirectsTo is { } to) http.Response.Headers.Location = to;
        http.Response.StatusCode = (int)Answers;
    }
}
