using System.Collections.Concurrent;
using System.Net;

namespace Liuke.Benchmarks.Floods;

/// <summary>Wrong sign-ins at a steady rate, whatever becomes of those before, with names that nobody has.</summary>
internal sealed class Flood(Uri house, int rate, int networks)
{
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
    private int tried;

    public int Tried => tried;

    public string Answers => string.Join(", ", answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: {a.Value}"));

    public async Task Pour(CancellationToken stop)
    {
        var doors = new List<(HttpClient Client, string Token)>();
        for (var network = 0; network < networks; network++) doors.Add(await FloodBenchmark.AtTheDoor(house, new IPAddress([127, 1, (byte)network, 1])));

        var knocks = new List<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
        while (!stop.IsCancellationRequested && await tick.WaitForNextTickAsync(CancellationToken.None)) knocks.Add(Knock(doors[tried % networks], tried++));
        await Task.WhenAll(knocks);
        foreach (var (client, _) in doors) client.Dispose();
    }

    private async Task Knock((HttpClient Client, string Token) door, int number)
    {
        try
        {
            using var answer = await door.Client.PostAsync("/sign-in", FloodBenchmark.Form(door.Token, $"stranger{number}", "not-the-password"));
            answers.AddOrUpdate(((int)answer.StatusCode).ToString(null as IFormatProvider), 1, (_, n) => n + 1);
        }
        catch (Exception cut) when (cut is HttpRequestException or TaskCanceledException)
        {
            answers.AddOrUpdate("none", 1, (_, n) => n + 1);
        }
    }
}
