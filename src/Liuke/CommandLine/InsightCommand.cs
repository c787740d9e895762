using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Models;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using NodaTime;
using Spectre.Console;
using Text = Liuke.Basics.Text;

namespace Liuke.CommandLine;

/// <summary>liuke insight refresh</summary>
internal sealed class InsightCommand(Front front)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    private readonly Option<LocalDate?> asOf = DayOption.Of("--as-of", InsightCommandWords.AsOf);

    public Command Command
    {
        get
        {
            var refresh = new Command("refresh", InsightCommandWords.Refresh.ToString()) { asOf };
            refresh.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => Refresh(errand, parsed.GetValue(asOf), ending), stop));
            return new("insight", InsightCommandWords.Insight.ToString()) { refresh };
        }
    }

    private static async Task<Outcome<Answer>> Refresh(Errand errand, LocalDate? day, CancellationToken stop)
    {
        if (await errand.Open(stop) is { } refusal) return refusal;
        var job = await errand.Ask<AskForJob, JobId>(ask => ask.Run<RefreshInsight>(new RefreshArguments(day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)), null, null, stop));
        if ((await errand.Work(job, InsightCommandWords.Refreshing, stop)).Refused(out refusal, out var result)) return refusal;
        return new Answer(result, console => Show(console, result.Deserialize<RefreshReport>(Reading)!));
    }

    private static void Show(IAnsiConsole console, RefreshReport report)
    {
        console.WriteLine(InsightCommandWords.Refreshed(report.Customers, report.AsOf, report.Seconds).ToString());
        console.WriteLine(InsightCommandWords.By(RunWords.ModelName(report.Model), string.Join(", ", report.Parameters.Select(p => $"{p.Key} {p.Value.ToString("G6", CultureInfo.InvariantCulture)}"))).ToString());
        var table = new Table().Border(TableBorder.Simple).AddColumn(InsightCommandWords.State.ToString()).AddColumn(new TableColumn(InsightCommandWords.Customers.ToString()).RightAligned());
        foreach (var (state, count) in report.States)
            table.AddRow(Enum.TryParse<RetentionState>(state, out var known) ? ArchiveWords.State(known).ToString() : state, count.ToString("#,##0", CultureInfo.InvariantCulture));
        console.Write(table);
        foreach (var warning in report.Warnings) console.WriteLine(warning);
    }
}
