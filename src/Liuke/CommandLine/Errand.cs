using System.CommandLine;
using System.Text.Json;
using Liuke.Access.Keys;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Spectre.Console;
using Text = Liuke.Basics.Text;

namespace Liuke.CommandLine;

/// <summary>What a command found out: an object for --json, and how a person reads it.</summary>
public sealed record Answer(object Found, Action<IAnsiConsole> Show)
{
    /// <summary>An answer that a person reads as sentences.</summary>
    public static Answer Of(object found, params IReadOnlyList<Text> sentences) => new(found, _ =>
    {
        foreach (var sentence in sentences) Console.Out.WriteLine(sentence);
    });

    /// <summary>The command did its work, and what it found is bad news: exit code 1.</summary>
    public bool IsBad { get; init; }
}

/// <summary>One call of a command: the house is opened on the database that was named, work is done, the answer is told.</summary>
public sealed class Errand(Front front, ParseResult parsed)
{
    private IServiceProvider? services;
    private ServiceProvider? owned;

    /// <summary>For bars and tables on the way; the answer alone goes to standard output.</summary>
    public IAnsiConsole Aside { get; } = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });

    public Database Database { get; private set; } = null!;

    /// <summary>Runs the errand and answers the exit code: 0 done, 1 refused or failed.</summary>
    public async Task<int> Run(Func<Errand, CancellationToken, Task<Outcome<Answer>>> act, CancellationToken stop)
    {
        try
        {
            if (Front.DatabaseOf(parsed).Refused(out var unread, out var database)) return Refuse(unread.Sentence);
            Database = database;
            var outcome = await act(this, stop);
            return outcome.Refused(out var refusal, out var answer) ? Refuse(refusal.Sentence) : Tell(answer);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Refuse(CommandWords.Stopped);
        }
        catch (Exception broken)
        {
            return Refuse(Trouble.Of(broken)?.Sentence ?? CommandWords.Unexpected($"{broken.GetType().Name}: {broken.Message.TrimEnd('.')}"));
        }
        finally
        {
            if (owned is not null) await owned.DisposeAsync();
        }
    }

    /// <summary>Opens the house and brings the database to this version's schema.</summary>
    public Task<Refusal?> Open(CancellationToken stop) => Open(Rooms(), stop);

    /// <summary>Opens a house that was built already.</summary>
    public async Task<Refusal?> Open(IServiceProvider built, CancellationToken stop)
    {
        services = built;
        if ((await Ask<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(stop))).Refusal is { } refusal) return refusal;
        if (built.GetRequiredService<MasterKey>() is { IsNew: true } made) Say(KeyWords.KeepACopy(made.File));
        return null;
    }

    /// <summary>Opens the house on a database that must be there: nobody wants a backup of a file that a slip of the pen made.</summary>
    public async Task<Refusal?> OpenExisting(CancellationToken stop)
        => Database.File is { } file && !File.Exists(file) ? Refusal.Missing(CommandWords.NoSuchFile(file)) : await Open(stop);

    /// <summary>Opens the house and leaves the database as it is.</summary>
    public void OpenUnchanged() => services = Rooms();

    /// <summary>Opens the database after all, where it was left as it is.</summary>
    public Task<Refusal?> OpenNow(CancellationToken stop) => Open(services!, stop);

    /// <summary>Runs a use case with the whole reach.</summary>
    public async Task<T> Ask<TUseCase, T>(Func<TUseCase, Task<T>> act) where TUseCase : notnull
    {
        await using var scope = services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>Does a job that was asked for, here and now, with a progress bar, and answers what came out as the job wrote it.</summary>
    public async Task<Outcome<JsonElement>> Work(JobId id, Text title, CancellationToken stop)
    {
        await using var bar = new Bar(Aside, title);
        var run = services!.GetRequiredService<RunJob>();
        for (var isFirst = true; ; isFirst = false)
        {
            var isMine = await run.Run(id, bar.Show, stop);
            var job = await Ask<ReadJob, JobView?>(read => read.Run(id, stop)) ?? throw new InvalidOperationException($"Job {id} is gone.");
            if (job.IsOver) return job.State == JobState.Done ? JsonSerializer.Deserialize<JsonElement>(job.Result!) : Refusal.Conflict(job.Error ?? CommandWords.Stopped);

            // The serving program may have taken it, or a killed one held it until its lease runs out.
            if (!isMine && isFirst) Say(CommandWords.WaitingForHolder);
            bar.Show(job.Done, job.Total);
            await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
        }
    }

    /// <summary>A sentence beside the answer, unbroken, so that a link in it stays one.</summary>
    public void Say(Text message) => Console.Error.WriteLine(message);

    private ServiceProvider Rooms()
    {
        var rooms = new ServiceCollection();
        rooms.AddLogging(log => log.AddQuietConsole());
        front.AddRooms(rooms, Database);
        return owned = rooms.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private int Tell(Answer answer)
    {
        if (Front.IsJson(parsed)) Console.Out.WriteLine(Json.Of(answer.Found));
        else answer.Show(Out());
        return answer.IsBad ? 1 : 0;
    }

    // A file has no width at which lines must break.
    private static IAnsiConsole Out()
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected) console.Profile.Width = 1000;
        return console;
    }

    private int Refuse(Text sentence)
    {
        Say(sentence);
        if (Front.IsJson(parsed)) Console.Out.WriteLine(Json.Of(new { error = sentence }));
        return 1;
    }
}
