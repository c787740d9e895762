using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Liuke.Benchmarks.Floods;

/// <summary>A page of somebody at work while strangers try wrong passwords, against a running house on this machine: first in peace, then under a flood from one network, then from many.</summary>
internal static partial class FloodBenchmark
{
    private const int Warm = 50, ReadsASecond = 20;

    public static async Task<int> Run(string[] args)
    {
        if (Option(args, "--address") is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var house) || !house.IsLoopback)
        {
            Console.Error.WriteLine("flood needs --address, of a house on this machine.");
            return 2;
        }

        var seconds = int.Parse(Option(args, "--seconds") ?? "20", CultureInfo.InvariantCulture);
        var rate = int.Parse(Option(args, "--rate") ?? "200", CultureInfo.InvariantCulture);
        using var reader = await SignedIn(house, Option(args, "--user") ?? "zhou", Option(args, "--password") ?? "liuke-demo");
        for (var i = 0; i < Warm; i++) await reader.GetByteArrayAsync("/");

        Console.WriteLine("| flood | tried | answers | p50 ms | p99 ms |\n|---|---:|---|---:|---:|");
        await Measure(reader, "none", null, seconds);
        await Measure(reader, "from one network", new Flood(house, rate, 1), seconds);
        await Measure(reader, "from a hundred networks", new Flood(house, rate, 100), seconds);
        await Measure(reader, "none again", null, seconds);
        return 0;
    }

    private static async Task Measure(HttpClient reader, string name, Flood? flood, int seconds)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var flooding = flood?.Pour(end.Token) ?? Task.CompletedTask;
        if (flood is not null) await Task.Delay(TimeSpan.FromSeconds(2));
        var times = new List<double>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ReadsASecond));
        while (!end.IsCancellationRequested && await tick.WaitForNextTickAsync())
        {
            var start = Stopwatch.GetTimestamp();
            await reader.GetByteArrayAsync("/");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        await flooding;
        times.Sort();
        Console.WriteLine($"| {name} | {flood?.Tried ?? 0} | {flood?.Answers} | {times[times.Count / 2]:0} | {times[(int)(times.Count * .99)]:0} |");
    }

    internal static async Task<(HttpClient Client, string Token)> AtTheDoor(Uri house, IPAddress from)
    {
        var handler = new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false, ConnectCallback = (context, stop) => Connect(context, from, stop) };
        var client = new HttpClient(handler) { BaseAddress = house, Timeout = TimeSpan.FromSeconds(30) };
        return (client, Token().Match(await client.GetStringAsync("/sign-in")).Groups[1].Value);
    }

    internal static FormUrlEncodedContent Form(string token, string user, string password) => new(new Dictionary<string, string>
    {
        ["__RequestVerificationToken"] = token, ["userName"] = user, ["password"] = password, ["next"] = "/",
    });

    private static async Task<HttpClient> SignedIn(Uri house, string user, string password)
    {
        var (client, token) = await AtTheDoor(house, IPAddress.Loopback);
        using var answer = await client.PostAsync("/sign-in", Form(token, user, password));
        if (answer.StatusCode != HttpStatusCode.Redirect && answer.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"{user} cannot sign in: {answer.StatusCode}.");
        return client;
    }

    // All of 127.0.0.0/8 is this machine: so one machine can knock from many networks.
    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, IPAddress from, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(context.DnsEndPoint, stop);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
