using System.CommandLine;
using Liuke.Access;
using Liuke.Basics;
using Liuke.CommandLine;
using Liuke.Demo.Trade;
using Spectre.Console;
using Text = Liuke.Basics.Text;

namespace Liuke.Demo;

/// <summary>liuke demo: sets the demo firm up on real purchases, names the people, and serves.</summary>
internal sealed class DemoCommand(Front front)
{
    private readonly Option<int> port = new("--port") { Description = CommandWords.Port.ToString(), DefaultValueFactory = _ => 5080 };
    private readonly Option<string> password = new("--password") { Description = DemoWords.PasswordOption.ToString(), DefaultValueFactory = _ => "liuke-demo" };

    private readonly Option<string> sceneOption = new("--scene") { Description = DemoWords.SceneOption.ToString(), DefaultValueFactory = _ => Retail };

    private const string Retail = "retail", Trade = "trade";

    public Command Command
    {
        get
        {
            var command = new Command("demo", DemoWords.Demo.ToString()) { port, password, sceneOption };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => Show(errand, parsed, ending), stop));
            return command;
        }
    }

    private async Task<Outcome<Answer>> Show(Errand errand, ParseResult parsed, CancellationToken stop)
    {
        var (named, secret) = (parsed.GetValue(sceneOption)!, parsed.GetValue(password)!);
        if (named is not (Retail or Trade)) return Refusal.Invalid(DemoWords.NoSuchScene(named));
        var isTrade = named == Trade;
        return await new ServeCommand(front).Serve(errand, parsed.GetValue(port), async () =>
        {
            var folder = Path.GetDirectoryName(errand.Database.File ?? Path.GetFullPath(Liuke.Storage.Database.DefaultFile))!;
            if ((await Build(errand, new(secret, folder), isTrade, stop)).Refused(out var refusal, out var isNew)) return refusal;
            if (!isNew) errand.Say(DemoWords.Reused);
            Introduce(errand.Aside, isTrade ? TradePeople.All : DemoPeople.All, isNew ? secret : null);
            errand.Say(isTrade ? DemoWords.InventedTrade : DemoWords.Invented);
            return null;
        }, stop);
    }

    private static async Task<Outcome<bool>> Build(Errand errand, DemoWish wish, bool isTrade, CancellationToken stop)
    {
        var now = isTrade ? DemoWords.PreparingTrade : DemoWords.Preparing;
        errand.Say(now);
        await using var bar = new Bar(errand.Aside, now);
        return isTrade
            ? await errand.Ask<TradeScene, Outcome<bool>>(scene => scene.Run(wish, Watch, stop))
            : await errand.Ask<DemoScene, Outcome<bool>>(scene => scene.Run(wish, Watch, stop));

        void Watch(Text step, long done, long total)
        {
            if (step != now) bar.Begin(now = step);
            bar.Show(done, total);
        }
    }

    private static void Introduce(IAnsiConsole console, IEnumerable<DemoPeople.Someone> all, string? secret)
    {
        var people = new Table().Border(TableBorder.Rounded)
            .AddColumns(DemoWords.UserName.ToString(), DemoWords.Name.ToString(), DemoWords.Role.ToString(), DemoWords.Department.ToString());
        foreach (var someone in all)
            people.AddRow(someone.UserName, someone.Name, AccessWords.RoleTitle(someone.Roles).ToString(), someone.Department);
        console.Write(people);
        if (secret is not null) console.WriteLine(DemoWords.Password(secret).ToString());
    }
}
