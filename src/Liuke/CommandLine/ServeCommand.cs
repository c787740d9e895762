using System.CommandLine;
using Liuke.Access;
using Liuke.Storage;

namespace Liuke.CommandLine;

/// <summary>liuke serve: opens the web application.</summary>
internal sealed class ServeCommand(Front front)
{
    private readonly Option<int> port = new("--port") { Description = "Port on 127.0.0.1 / 端口", DefaultValueFactory = _ => 5080 };

    public Command Command
    {
        get
        {
            var command = new Command("serve", "Serve the web application / 启动网页") { port };
            command.SetAction((parsed, stop) => Serve(Front.DatabaseOf(parsed), parsed.GetValue(port), stop));
            return command;
        }
    }

    private async Task<int> Serve(Database database, int onPort, CancellationToken stop)
    {
        await using var app = front.Build(database, onPort);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if ((await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(stop)).Refused(out var refusal, out _))
            {
                await Console.Error.WriteLineAsync(refusal.Sentence.ToString());
                return 1;
            }

            if (await scope.ServiceProvider.GetRequiredService<OfferFirstStart>().Run(stop) is { } secret)
                await Console.Error.WriteLineAsync(AccessWords.FirstStartLink($"http://127.0.0.1:{onPort}/first-start?token={secret}").ToString());
        }

        await app.RunAsync(stop);
        return 0;
    }
}
