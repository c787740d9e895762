using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Liuke.Api.Border;
using Liuke.Tests.FollowUp;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Liuke.Tests.Api;

/// <summary>Bodies that nobody meant: whatever comes, the answer is a refusal or an effect that was asked for, never a failure.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    // The long form is LIUKE_FUZZ=10000 or more; it takes minutes.
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("LIUKE_FUZZ"), out var set) ? set : 1_500;

    private static readonly string[] Scraps =
    [
        "null", "true", "0", "-1", "9223372036854775808", "1e400", "-0.0", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "[]", "{}", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
        "\"' OR 1=1 --\"", "\"\u202e客户\"", "\"00000000-0000-0000-0000-000000000000\"", "{\"a\":1,\"a\":2}", "\"" + "长\u0301" + "\"",
    ];

    [Fact]
    public async Task no_body_however_spoilt_makes_a_door_fail()
    {
        await using var scene = await ApiScene.Open();
        var item = await scene.Firm.OneAtRisk(scene.Lin);
        using var program = await scene.Program(scene.Zhou);
        program.Timeout = TimeSpan.FromSeconds(60);
        var doors = scene.House.Doors.Where(d => d.Metadata.GetMetadata<ApiBody>() is not null).ToList();
        Assert.NotEmpty(doors);

        var tally = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
        var failures = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, stop) =>
        {
            var chance = new Random(Seed + i);
            var door = doors[i % doors.Count];
            var body = Spoil(JsonSerializer.Serialize(door.Metadata.GetMetadata<ApiBody>()!.Example, door.Metadata.GetMetadata<ApiBody>()!.Type, ApiJson.Options), chance);
            using var request = new HttpRequestMessage(new(door.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]), Address(door, chance.Next(4) == 0 ? Guid.Empty : item.Id.Value))
            {
                Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            };
            if (chance.Next(8) == 0) request.Headers.Add("Idempotency-Key", $"fuzz-{i}");
            using var answer = await program.SendAsync(request, stop);
            tally.AddOrUpdate((int)answer.StatusCode, 1, (_, n) => n + 1);
            if ((int)answer.StatusCode >= 500) failures.Add($"{i}: {request.Method} {request.RequestUri} {Encoding.UTF8.GetString(body)} -> {(int)answer.StatusCode}");
        });

        output.WriteLine($"seed {Seed}, {Count} bodies over {doors.Count} doors: " + string.Join(", ", tally.OrderBy(t => t.Key).Select(t => $"{t.Key} x {t.Value}")));
        Assert.Empty(failures.Take(10));
    }

    [Fact]
    public async Task every_door_refuses_a_field_it_does_not_know_by_name()
    {
        await using var scene = await ApiScene.Open();
        using var program = await scene.Program(scene.Zhou);
        foreach (var door in scene.House.Doors.Where(d => d.Metadata.GetMetadata<ApiBody>() is not null))
        {
            var example = JsonSerializer.SerializeToNode(door.Metadata.GetMetadata<ApiBody>()!.Example, door.Metadata.GetMetadata<ApiBody>()!.Type, ApiJson.Options)!;
            example["isAdmin"] = true;
            using var request = new HttpRequestMessage(new(door.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]), Address(door, Guid.Empty)) { Content = new StringContent(example.ToJsonString(), Encoding.UTF8, "application/json") };
            using var answer = await program.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode == 422 && text.Contains("isAdmin", StringComparison.Ordinal), $"{door.RoutePattern.RawText}: {answer.StatusCode} {text}");
        }
    }

    private static Uri Address(RouteEndpoint door, Guid id)
        => new(System.Text.RegularExpressions.Regex.Replace(door.RoutePattern.RawText!, @"\{\w+(:\w+)?\}", id.ToString()), UriKind.Relative);

    private static byte[] Spoil(string json, Random chance)
    {
        var text = json;
        for (var times = chance.Next(1, 4); times > 0; times--) text = chance.Next(7) switch
        {
            0 => text.Insert(chance.Next(text.Length + 1), Scraps[chance.Next(Scraps.Length)]),
            1 when text.Length > 2 => text.Remove(chance.Next(text.Length - 1), 1),
            2 => Swap(text, chance),
            3 when text.Length > 0 => text.TrimEnd('}') + $",\"{(char)('a' + chance.Next(26))}\":{Scraps[chance.Next(Scraps.Length)]}}}",
            4 when text.Length > 2 => text[..chance.Next(text.Length)],
            5 => Scraps[chance.Next(Scraps.Length)],
            _ => Swap(text, chance),
        };
        var bytes = Encoding.UTF8.GetBytes(text.Replace("\ud800", "", StringComparison.Ordinal));
        if (bytes.Length > 0 && chance.Next(5) == 0) bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
        return bytes;
    }

    // Puts a scrap in the place of one value.
    private static string Swap(string text, Random chance)
    {
        var colons = Enumerable.Range(0, text.Length).Where(i => text[i] == ':').ToList();
        if (colons.Count == 0) return text;
        var from = colons[chance.Next(colons.Count)] + 1;
        var to = text.IndexOfAny([',', '}'], from);
        return to < 0 ? text : text[..from] + Scraps[chance.Next(Scraps.Length)] + text[to..];
    }
}
