using System.CommandLine;
using System.Text.Json;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Trade.Imports;
using Spectre.Console;
using Text = Liuke.Basics.Text;

namespace Liuke.CommandLine;

/// <summary>liuke import orders|customers|contacts|interactions|facts|vcard FILE...</summary>
internal sealed class ImportCommand(Front front)
{
    private readonly Argument<string[]> files = new("FILE") { Description = ImportCommandWords.Files.ToString(), Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> profile = new("--profile") { Description = ImportCommandWords.Profile.ToString() };
    private readonly Option<DateOrder> dates = new("--dates") { Description = ImportCommandWords.Dates.ToString(), CustomParser = Order };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = ImportCommandWords.DryRun.ToString() };

    private readonly Option<bool> paper = new("--paper") { Description = ImportCommandWords.Paper.ToString() };

    private readonly Option<string?> customer = new("--customer") { Description = ImportCommandWords.CustomerOfAll.ToString() };

    public Command Command
    {
        get
        {
            return new("import", ImportCommandWords.Import.ToString())
            {
                Of(OrderFields.Kind, ImportCommandWords.Orders), Of("customers", ImportCommandWords.Customers, paper), Of("contacts", ImportCommandWords.Contacts, paper, customer),
                Of("interactions", ImportCommandWords.Interactions, customer), Of("facts", ImportCommandWords.Facts, paper, customer), Cards,
            };
        }
    }

    // An address book names its people: they are customers of their own, or the contacts of one.
    private Command Cards
    {
        get
        {
            var command = new Command("vcard", ImportCommandWords.Cards.ToString()) { files, customer, dryRun };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => Import(errand, parsed, parsed.GetValue(customer) is null ? "customers" : "contacts", ending), stop));
            return command;
        }
    }

    private Command Of(string kind, Text says, params IEnumerable<Option> also)
    {
        var command = new Command(kind, says.ToString()) { files, profile, dates, dryRun };
        foreach (var option in also) command.Add(option);
        command.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => Import(errand, parsed, kind, ending), stop));
        return command;
    }

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    private async Task<Outcome<Answer>> Import(Errand errand, ParseResult parsed, string kind, CancellationToken stop)
    {
        var paths = parsed.GetValue(files)!;
        if (Array.Find(paths, path => !File.Exists(path)) is { } missing) return Refusal.Missing(CommandWords.NoSuchFile(missing));
        if (await errand.Open(stop) is { } refusal) return refusal;

        var settings = ImportSettings.Plain with { DateOrder = parsed.GetValue(dates), IsPaperLedger = parsed.GetValue(paper), Customer = parsed.GetValue(customer) };
        var done = new List<(string File, ImportSummary Summary)>();
        foreach (var path in paths)
        {
            var asked = new FileToImport(Path.GetFullPath(path), parsed.GetValue(profile), settings) { Kind = kind };
            var outcome = parsed.GetValue(dryRun) ? await Try(errand, asked, stop) : await Take(errand, asked, stop);
            if (outcome.Refused(out refusal, out var summary))
                return paths.Length == 1 ? refusal : refusal with { Sentence = ImportCommandWords.BrokeAt(path, done.Count, refusal.Sentence) };
            done.Add((path, summary));
        }

        return new Answer(Found(done), console => Show(console, done));
    }

    private static async Task<Outcome<ImportSummary>> Take(Errand errand, FileToImport asked, CancellationToken stop)
    {
        if ((await errand.Ask<StartImport, Outcome<StartedImport>>(start => start.Run(asked, stop))).Refused(out var refusal, out var started)) return refusal;
        return (await errand.Work(started.Job, ImportCommandWords.Importing(Path.GetFileName(asked.Path)), stop)).Refused(out refusal, out var result)
            ? refusal : result.Deserialize<ImportSummary>(Reading)!;
    }

    private static async Task<Outcome<ImportSummary>> Try(Errand errand, FileToImport asked, CancellationToken stop)
    {
        await using var bar = new Bar(errand.Aside, ImportCommandWords.Trying(Path.GetFileName(asked.Path)));
        return await errand.Ask<TryImport, Outcome<ImportSummary>>(attempt => attempt.Run(asked, bar.Show, stop));
    }

    private static object Found(List<(string File, ImportSummary Summary)> done) => new
    {
        read = done.Sum(d => d.Summary.Read),
        inserted = done.Sum(d => d.Summary.Inserted),
        updated = done.Sum(d => d.Summary.Updated),
        unchanged = done.Sum(d => d.Summary.Unchanged),
        refused = done.Sum(d => d.Summary.Refused),
        withoutCustomer = done.Sum(d => d.Summary.WithoutCustomer),
        amount = done.Sum(d => d.Summary.Amount),
        resultFile = done.Count == 1 ? done[0].Summary.ResultFile : null,
        seconds = Math.Round(done.Sum(d => d.Summary.Seconds), 3),
        files = done.Select(d => new { file = d.File, result = d.Summary }),
    };

    private static void Show(IAnsiConsole console, List<(string File, ImportSummary Summary)> done)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(ImportCommandWords.FileColumn.ToString());
        foreach (var title in ImportCommandWords.Counts) table.AddColumn(new TableColumn(title.ToString()).RightAligned());
        foreach (var (file, s) in done)
            table.AddRow([Path.GetFileName(file).EscapeMarkup(), .. new[] { s.Read, s.Inserted, s.Updated, s.Unchanged, s.Refused, s.WithoutCustomer }.Select(n => n.ToString("#,##0", null)), s.Amount.ToString("#,##0.00", null), s.Seconds.ToString("0.0", null)]);
        console.Write(table);
        foreach (var (_, s) in done) console.WriteLine(ImportCommandWords.ResultFile(s.ResultFile ?? "").ToString());
    }

    private static DateOrder Order(System.CommandLine.Parsing.ArgumentResult written)
    {
        switch (written.Tokens[0].Value)
        {
            case "day-first": return DateOrder.DayFirst;
            case "month-first": return DateOrder.MonthFirst;
            default: written.AddError(ImportCommandWords.NoSuchOrder.ToString()); return DateOrder.Unknown;
        }
    }
}
