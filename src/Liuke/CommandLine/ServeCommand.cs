using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Liuke.Access;
using Liuke.Access.People;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.CommandLine;

/// <summary>liuke serve: opens the web application.</summary>
internal sealed class ServeCommand(Front front)
{
    private readonly Option<int> port = new("--port") { Description = CommandWords.Port.ToString(), DefaultValueFactory = _ => 5080 };

    public Command Command
    {
        get
        {
            var command = new Command("serve", CommandWords.Serve.ToString()) { port };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => Serve(errand, parsed.GetValue(port), null, ending), stop));
            return command;
        }
    }

    /// <param name="before">What is to be done on the open database before the door opens.</param>
    public async Task<Outcome<Answer>> Serve(Errand errand, int onPort, Func<Task<Refusal?>>? before, CancellationToken stop)
    {
        if (Taken(onPort) is { } taken) return taken;
        await using var app = front.Build(errand.Database, onPort);
        if (await errand.Open(app.Services, stop) is { } refusal) return refusal;
        if (before is not null && await before() is { } no) return no;

        await app.StartAsync(stop);
        var address = app.Urls.First();
        errand.Say(CommandWords.ReadyAt(address));
        if (await errand.Ask<OfferFirstStart, string?>(offer => offer.Run(stop)) is { } secret)
            errand.Say(AccessWords.FirstStartLink($"{address}/first-start?token={secret}"));
        await app.WaitForShutdownAsync(stop);
        return Answer.Of(new { address });
    }

    // Asked before anything is opened or changed.
    private static Refusal? Taken(int port)
    {
        if (port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort) return Refusal.Invalid(CommandWords.NoSuchPort(port));
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return null;
        }
        catch (SocketException no)
        {
            return Refusal.Conflict(no.SocketErrorCode == SocketError.AccessDenied ? CommandWords.PortForbidden(port) : CommandWords.PortTaken(port));
        }
    }
}
