using System.CommandLine;
using System.Globalization;
using Liuke.Access;
using Liuke.Access.Borders;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Liuke.CommandLine.Fit;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;

namespace Liuke.CommandLine;

/// <summary>The front of the house: reads the command line and opens the door that was asked for.</summary>
public sealed class Front(Action<IServiceCollection> rooms, Action<IEndpointRouteBuilder> doors)
{
    private const int WrongUsage = 2;

    private static readonly Option<string?> DatabaseOption = new("--database") { Recursive = true };
    private static readonly Option<bool> JsonOption = new("--json") { Recursive = true };
    private static readonly Option<string?> LanguageOption = new("--lang") { Recursive = true };

    /// <summary>Commands of higher rooms.</summary>
    public IReadOnlyList<Func<Front, Command>> Commands { get; init; } = [];

    /// <summary>What a request passes first of all, before it is known who comes.</summary>
    public Action<IApplicationBuilder> Porch { get; init; } = _ => { };

    /// <summary>What a request passes last, when it is known who comes and which door they may open.</summary>
    public Action<IApplicationBuilder> Hall { get; init; } = _ => { };

    public async Task<int> Run(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = LanguageOf(args);
        var parsed = Root().Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0) return Misused(parsed);
        return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
    }

    /// <summary>Which database the command line, the environment or the default names.</summary>
    public static Outcome<Database> DatabaseOf(ParseResult parsed)
    {
        try
        {
            return Database.Parse(parsed.GetValue(DatabaseOption) ?? Environment.GetEnvironmentVariable("ConnectionStrings__Liuke") ?? Database.DefaultFile);
        }
        catch (ArgumentException)
        {
            // The text itself may hold a password: it is not repeated.
            return Refusal.Invalid(CommandWords.NotADatabaseName);
        }
    }

    public static bool IsJson(ParseResult parsed) => parsed.GetValue(JsonOption);

    public void AddRooms(IServiceCollection services, Database database)
    {
        services.AddStorage(database);
        rooms(services);
    }

    /// <summary>The whole web application, not yet started.</summary>
    public WebApplication Build(Database database, int port, Action<WebApplicationBuilder>? also = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot", ApplicationName = typeof(Front).Assembly.GetName().Name });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.AddQuietConsole();
        // The framework writes whole addresses, and somebody may have searched for a number: below warnings it is silent whatever the rest says.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        AddRooms(builder.Services, database);
        builder.Services.AddJobRunner().AddSessionKeeper();
        also?.Invoke(builder);

        var app = builder.Build();
        app.UseUi();
        Porch(app);
        app.UseBorders();
        app.UseMiddleware<NameTrouble>();
        app.UseRouting();
        app.UseAccess();
        Hall(app);
        app.MapStaticAssets().AllowAnonymous().WithMetadata(new OpenDoor("style sheets and scripts hold no data"));
        doors(app);
        return app;
    }

    private RootCommand Root()
    {
        DatabaseOption.Description = CommandWords.Database.ToString();
        JsonOption.Description = CommandWords.Json.ToString();
        LanguageOption.Description = CommandWords.Language.ToString();
        var root = new RootCommand(CommandWords.Liuke.ToString()) { DatabaseOption, JsonOption, LanguageOption };
        Command[] own =
        [
            new ServeCommand(this).Command, new ImportCommand(this).Command, new InsightCommand(this).Command, new WorklistCommand(this).Command,
            new FitCommand(this).Command, new EvaluateCommand(this).Command, new BackupCommand(this).Command, new RestoreCommand(this).Command, new VerifyCommand(this).Command,
        ];
        foreach (var command in own) root.Subcommands.Add(command);
        foreach (var command in Commands) root.Subcommands.Add(command(this));
        return root;
    }

    // --lang, else the language of the shell; before anything is said, because the usage is a text too.
    private static CultureInfo LanguageOf(string[] args)
    {
        var asked = args.SkipWhile(a => a != "--lang").Skip(1).FirstOrDefault()
            ?? Array.Find(args, a => a.StartsWith("--lang=", StringComparison.Ordinal))?["--lang=".Length..];
        string?[] named = [asked, .. new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable)];
        return new(Array.Find(named, n => !string.IsNullOrEmpty(n))?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? "zh-CN" : "en");
    }

    private static int Misused(ParseResult parsed)
    {
        var mistakes = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Where((token, i) => i == 0 || token.StartsWith('-')).Select(token => Stranger(parsed, token).ToString()).ToList()
            : [.. parsed.Errors.Select(e => e.Message)];
        foreach (var mistake in mistakes) Console.Error.WriteLine(mistake);
        Console.Error.WriteLine(CommandWords.SeeHelp(string.Join(' ', Path(parsed))));
        if (parsed.Tokens.Any(t => t.Value == "--json")) Console.Out.WriteLine(Json.Of(new { error = string.Join("; ", mistakes) }));
        return WrongUsage;
    }

    private static Text Stranger(ParseResult parsed, string token)
        => parsed.CommandResult.Command.Subcommands.Count > 0 && !token.StartsWith('-') ? CommandWords.NotACommand(token) : CommandWords.NotAnOption(token);

    private static IEnumerable<string> Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = parsed.CommandResult; at is System.CommandLine.Parsing.CommandResult command; at = at.Parent)
            names.Insert(0, command.Command is RootCommand ? "liuke" : command.Command.Name);
        return names;
    }
}
