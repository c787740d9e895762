using Liuke.Basics;
using Spectre.Console;
using Text = Liuke.Basics.Text;

namespace Liuke.CommandLine;

/// <summary>A progress bar on the terminal; silent where nobody watches.</summary>
internal sealed class Bar : IAsyncDisposable
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task? drawing;
    private ProgressTask? task;

    public Bar(IAnsiConsole console, Text title)
    {
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Ansi) return;
        using var drawn = new ManualResetEventSlim();
        drawing = console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                task = progress.AddTask(title.ToString().EscapeMarkup(), maxValue: 1);
                drawn.Set();
                await over.Task;
            });
        drawn.Wait();
    }

    public void Show(long done, long total)
    {
        if (task is null || total <= 0) return;
        task.MaxValue = total;
        task.Value = done;
    }

    /// <summary>The next of several steps, on the same bar.</summary>
    public void Begin(Text step)
    {
        if (task is null) return;
        task.Description = step.ToString().EscapeMarkup();
        task.Value = 0;
    }

    public async ValueTask DisposeAsync()
    {
        over.TrySetResult();
        if (drawing is not null) await drawing;
    }
}
