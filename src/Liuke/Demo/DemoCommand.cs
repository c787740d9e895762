using System.CommandLine;
using Liuke.Access;
using Liuke.Basics;
using Liuke.CommandLine;
using Spectre.Console;
using Text = Liuke.Basics.Text;

namespace Liuke.Demo;

/// <summary>liuke demo: sets the demo firm up on real purchases, names the people, and serves.</summary>
internal sealed class DemoCommand(Front front)
{
    private readonly Option<int> port = new("--port") { Description = CommandWords.Port.ToString(), DefaultValueFactory = _ => 5080 };
    private readonly Option<string> password = new("--password") { Description = DemoWords.PasswordOption.ToString(), DefaultValueFactory = _ => "liuke-demo" };

    public Command Command
    {
        get
        {
            var command = new Command("demo", DemoWords.Demo.ToString()) { port, password };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => Show(errand, parsed.GetValue(port), parsed.GetValue(password)!, ending), stop));
            return command;
        }
    }

    private async Task<Outcome<Answer>> Show(Errand errand, int onPort, string secret, CancellationToken stop)
        => await new ServeCommand(front).Serve(errand, onPort, async () =>
        {
            var folder = Path.GetDirectoryName(errand.Database.File ?? Path.GetFullPath(Liuke.Storage.Database.DefaultFile))!;
            if ((await Build(errand, new(secret, folder), stop)).Refused(out var refusal, out var isNew)) return refusal;
            if (!isNew) errand.Say(DemoWords.Reused);
            Introduce(errand.Aside, isNew ? secret : null);
            errand.Say(DemoWords.Invented);
            return null;
        }, stop);

    private static async Task<Outcome<bool>> Build(Errand errand, DemoWish wish, CancellationToken stop)
    {
        var now = DemoWords.Preparing;
        errand.Say(now);
        await using var bar = new Bar(errand.Aside, now);
        return await errand.Ask<DemoScene, Outcome<bool>>(scene => scene.Run(wish, (step, done, total) =>
        {
            if (step != now) bar.Begin(now = step);
            bar.Show(done, total);
        }, stop));
    }

    private static void Introduce(IAnsiConsole console, string? secret)
    {
        var people = new Table().Border(TableBorder.Rounded)
            .AddColumns(DemoWords.UserName.ToString(), DemoWords.Name.ToString(), DemoWords.Role.ToString(), DemoWords.Department.ToString());
        foreach (var someone in DemoPeople.All)
            people.AddRow(someone.UserName, someone.Name, AccessWords.RoleTitle(someone.Roles).ToString(), someone.Department);
        console.Write(people);
        if (secret is not null) console.WriteLine(DemoWords.Password(secret).ToString());
    }
}
