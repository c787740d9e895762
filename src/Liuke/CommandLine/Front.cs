using System.CommandLine;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;

namespace Liuke.CommandLine;

/// <summary>The front of the house: reads the command line and opens the door that was asked for.</summary>
public sealed class Front(Action<IServiceCollection> rooms, Action<IEndpointRouteBuilder> doors)
{
    public static readonly Option<string?> DatabaseOption = new("--database")
    {
        Description = "SQLite file or PostgreSQL connection string / SQLite 文件或 PostgreSQL 连接串", Recursive = true,
    };

    public async Task<int> Run(string[] args)
    {
        var root = new RootCommand("留客 Liuke: keep your customers / 留住您的客户") { DatabaseOption };
        root.Subcommands.Add(new ServeCommand(this).Command);
        return await root.Parse(args).InvokeAsync();
    }

    /// <summary>Which database the command line, the environment or the default names.</summary>
    public static Database DatabaseOf(ParseResult parsed) => Database.Parse(
        parsed.GetValue(DatabaseOption)
        ?? Environment.GetEnvironmentVariable("ConnectionStrings__Liuke")
        ?? Database.DefaultFile);

    public void AddRooms(IServiceCollection services, Database database)
    {
        services.AddStorage(database);
        rooms(services);
    }

    /// <summary>The whole web application, not yet started.</summary>
    public WebApplication Build(Database database, int port, Action<WebApplicationBuilder>? also = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = ContentRoot, WebRootPath = "wwwroot", ApplicationName = typeof(Front).Assembly.GetName().Name });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        AddRooms(builder.Services, database);
        builder.Services.AddJobRunner();
        also?.Invoke(builder);

        var app = builder.Build();
        app.UseUi();
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseRouting();
        app.UseAccess();
        app.MapStaticAssets().AllowAnonymous().WithMetadata(new OpenDoor("style sheets and scripts hold no data"));
        doors(app);
        return app;
    }

    // From build output the pages' files lie in the project; published, beside the program.
    private static string ContentRoot => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : Directory.GetCurrentDirectory();
}
