using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Liuke.Basics;
using Liuke.Insight.Models;
using Liuke.Intake;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;
using NodaTime;
using Spectre.Console;
using Text = Liuke.Basics.Text;

namespace Liuke.CommandLine.Fit;

/// <summary>liuke fit FILE --model bg-nbd|mbg-nbd|gamma-gamma</summary>
internal sealed class FitCommand(Front front)
{
    private const string BgNbdName = "bg-nbd", MbgNbdName = "mbg-nbd", GammaGammaName = "gamma-gamma";

    private readonly Argument<string> file = new("FILE") { Description = FitWords.File.ToString() };
    private readonly Option<string> model = new("--model") { Description = FitWords.Model.ToString(), Required = true };
    private readonly Option<LocalDate?> until = DayOption.Of("--until", FitWords.Until);
    private readonly Option<string?> customer = new("--customer") { Description = FitWords.Customer.ToString() };
    private readonly Option<string?> date = new("--date") { Description = FitWords.Date.ToString() };
    private readonly Option<string?> amount = new("--amount") { Description = FitWords.Amount.ToString() };

    public Command Command
    {
        get
        {
            model.AcceptOnlyFromAmong(BgNbdName, MbgNbdName, GammaGammaName);
            var command = new Command("fit", FitWords.Fit.ToString()) { file, model, until, customer, date, amount };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((_, ending) => Task.Run(() => Fit(parsed, ending), ending), stop));
            return command;
        }
    }

    private sealed record Fitted(string Model, IReadOnlyDictionary<string, double> Parameters, IReadOnlyDictionary<string, double?> StandardErrors, double LogLikelihood, long Customers, bool Converged)
    {
        public IReadOnlyList<Text> Warnings { get; init; } = [];
        public double Seconds { get; init; }
        public LocalDate? Until { get; init; }
        public LineCounts? Lines { get; init; }
        public IReadOnlyDictionary<string, string>? Columns { get; init; }
    }

    private Outcome<Answer> Fit(ParseResult parsed, CancellationToken stop)
    {
        var named = new FitColumns.Named(parsed.GetValue(customer), parsed.GetValue(date), parsed.GetValue(amount));
        if (Read(parsed.GetValue(file)!, named, parsed.GetValue(until), stop).Refused(out var refusal, out var input)) return refusal;
        if ((parsed.GetValue(model) switch
        {
            BgNbdName => Tell(BgNbdName, input, () => BgNbd.Fit(input.Rows)),
            MbgNbdName => Tell(MbgNbdName, input, () => MbgNbd.Fit(input.Rows)),
            _ => Spend(input),
        }).Refused(out refusal, out var fitted)) return refusal;
        return new Answer(fitted, console => Show(console, fitted));
    }

    private static Outcome<FitInput> Read(string path, FitColumns.Named named, LocalDate? until, CancellationToken stop)
    {
        if (TableFile.Open(path).Refused(out var refusal, out var table)) return refusal;
        using (table)
        {
            if (SummaryTable.In(table) is { } summary) return summary.Read(stop);
            return FitColumns.Find(table.Headers, named).Refused(out refusal, out var columns) ? refusal : new OrderLog(table, columns, new Company()).Read(until, stop);
        }
    }

    private static Outcome<Fitted> Spend(FitInput input)
    {
        if (input.MeanSpend is not { } spend) return Refusal.Invalid(FitWords.NeedsAmounts);
        return input.X.Where((x, i) => x > 0 && spend[i] > 0).Any()
            ? Tell(GammaGammaName, input, () => GammaGamma.Fit(input.X, spend)) : Refusal.Invalid(FitWords.NobodyTwice);
    }

    private static Outcome<Fitted> Tell<T>(string name, FitInput input, Func<FitResult<T>> fit)
    {
        var watch = Stopwatch.StartNew();
        var result = fit();
        var seconds = watch.Elapsed.TotalSeconds;
        return new Fitted(name, Named(result.Values), Named<double?>([.. result.StandardErrors.Select(e => e is { } known && double.IsFinite(known) ? e : null)]), result.LogLikelihood, result.Customers, result.Converged)
        {
            Warnings = [.. result.Warnings.Select(w => RunWords.Warning(new(name, w.Kind.ToString(), w.Detail))), .. input.Remarks],
            Seconds = Math.Round(seconds, 6),
            Until = input.Until,
            Lines = input.Lines,
            Columns = input.Columns,
        };

        Dictionary<string, TValue> Named<TValue>(IReadOnlyList<TValue> values)
            => result.Names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static void Show(IAnsiConsole console, Fitted fitted)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(FitWords.Parameter.ToString())
            .AddColumn(new TableColumn(FitWords.Estimate.ToString()).RightAligned()).AddColumn(new TableColumn(FitWords.StandardError.ToString()).RightAligned());
        foreach (var (name, value) in fitted.Parameters) table.AddRow(name, Digits(value), fitted.StandardErrors.GetValueOrDefault(name) is { } error ? Digits(error) : "-");
        console.Write(table);
        console.WriteLine($"{FitWords.LogLikelihood}: {fitted.LogLikelihood.ToString("0.0000", CultureInfo.InvariantCulture)}");
        console.WriteLine(FitWords.Fitted(fitted.Customers, fitted.Seconds).ToString());
        if (!fitted.Converged) console.WriteLine(FitWords.NotConverged.ToString());
        foreach (var warning in fitted.Warnings) console.WriteLine(warning.ToString());
    }

    private static string Digits(double value) => value.ToString("G7", CultureInfo.InvariantCulture);
}
