using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Liuke.Basics;
using Liuke.CommandLine.Purchases;
using Liuke.Insight.Models;
using Liuke.Intake;
using Liuke.Statistics.BuyTillYouDie.Fits;
using Liuke.Statistics.BuyTillYouDie.Opportunities;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;
using NodaTime;
using Spectre.Console;
using AliveModels = Liuke.Statistics.BuyTillYouDie.Fits.AliveModels;
using Text = Liuke.Basics.Text;

namespace Liuke.CommandLine.Fit;

/// <summary>liuke fit FILE --model bg-nbd|mbg-nbd|pareto-nbd|mbg-cnbd-k|...|bg-bb|gamma-gamma</summary>
internal sealed class FitCommand(Front front)
{
    private const string GammaGammaName = "gamma-gamma", BgBbName = "bg-bb";
    private const int UsualPeriod = 30, MostDays = 3650;

    private readonly Argument<string> file = new("FILE") { Description = FitWords.File.ToString() };
    private readonly Option<string> model = new("--model") { Description = FitWords.Model.ToString(), Required = true };
    private readonly Option<LocalDate?> until = DayOption.Of("--until", FitWords.Until);
    private readonly Option<string?> customer = new("--customer") { Description = PurchaseWords.Customer.ToString() };
    private readonly Option<string?> date = new("--date") { Description = PurchaseWords.Date.ToString() };
    private readonly Option<string?> amount = new("--amount") { Description = PurchaseWords.Amount.ToString() };
    private readonly Option<string?> dates = PurchaseFile.DatesOption();
    private readonly Option<int?> period = new("--period") { Description = FitWords.Period.ToString() };

    public Command Command
    {
        get
        {
            model.AcceptOnlyFromAmong([.. AliveModels.Names, BgBbName, GammaGammaName]);
            var command = new Command("fit", FitWords.Fit.ToString()) { file, model, until, customer, date, amount, dates, period };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((_, ending) => Task.Run(() => Fit(parsed, ending), ending), stop));
            return command;
        }
    }

    private sealed record Fitted(string Model, IReadOnlyDictionary<string, double> Parameters, IReadOnlyDictionary<string, double?> StandardErrors, double LogLikelihood, long Customers, bool Converged)
    {
        public bool DropoutIdentified { get; init; } = true;
        public double? ConditionNumber { get; init; }
        public IReadOnlyList<string> AtBounds { get; init; } = [];
        public IReadOnlyList<IReadOnlyList<double>>? Covariance { get; init; }
        public IReadOnlyList<Text> Warnings { get; init; } = [];
        public double Seconds { get; init; }
        public LocalDate? Until { get; init; }
        public LineCounts? Lines { get; init; }
        public IReadOnlyDictionary<string, string>? Columns { get; init; }
    }

    private Outcome<Answer> Fit(ParseResult parsed, CancellationToken stop)
    {
        var columns = new PurchaseColumns(parsed.GetValue(customer), parsed.GetValue(date), parsed.GetValue(amount), PurchaseFile.Order(parsed.GetValue(dates)));
        var days = parsed.GetValue(period) ?? UsualPeriod;
        if (days is < 1 or > MostDays) return Refusal.Invalid(FitWords.NotAPeriod(days));
        if (Read(parsed.GetValue(file)!, columns, parsed.GetValue(until), stop).Refused(out var refusal, out var input)) return refusal;
        if ((parsed.GetValue(model)! switch
        {
            GammaGammaName => Spend(input),
            BgBbName => input.Opportunities is { } opportunities ? Tell(BgBbName, input, () => BgBb.Fit(opportunities(days))) : Refusal.Invalid(FitWords.NeedsOpportunities),
            var name => Alive(name, input),
        }).Refused(out refusal, out var fitted)) return refusal;
        return new Answer(fitted, console => Show(console, fitted));
    }

    private static Outcome<FitInput> Read(string path, PurchaseColumns columns, LocalDate? until, CancellationToken stop)
    {
        if (TableFile.Open(path).Refused(out var refusal, out var table)) return refusal;
        using (table)
        {
            if (SummaryTable.In(table) is { } summary) return summary.Read(stop);
            return PurchaseFile.Read(table, Path.GetFileName(path), columns, new Company(), stop).Refused(out refusal, out var read) ? refusal : FitInput.Of(read, until);
        }
    }

    private static Outcome<Fitted> Alive(string name, FitInput input)
    {
        if (input.Histories is null && input.Rows is null) return Refusal.Invalid(FitWords.NeedsTimes);
        if (input.Histories is null && name.EndsWith('k')) return Refusal.Invalid(FitWords.NeedsGaps);
        var watch = Stopwatch.StartNew();
        var fit = input.Histories is { } histories ? AliveModels.Fit(name, histories) : AliveModels.Fit(name, input.Rows!);
        return Tell(fit, input, watch.Elapsed.TotalSeconds);
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
        var result = AliveFit.Of(name, fit());
        return Tell(result, input, watch.Elapsed.TotalSeconds);
    }

    private static Fitted Tell(AliveFit fit, FitInput input, double seconds) => new(
        fit.Model, fit.Parameters, fit.Parameters.Keys.ToDictionary(name => name, name => fit.StandardErrors.GetValueOrDefault(name) is { } e && double.IsFinite(e) ? e : (double?)null, StringComparer.Ordinal),
        fit.LogLikelihood, fit.Customers, fit.Converged)
    {
        DropoutIdentified = fit.DropoutIdentified,
        ConditionNumber = fit.ConditionNumber,
        AtBounds = fit.AtBounds,
        Covariance = fit.Covariance,
        Warnings = [.. fit.Warnings.Select(w => RunWords.Warning(new(fit.Model, w.Kind.ToString(), w.Detail))), .. input.Remarks],
        Seconds = Math.Round(seconds, 6),
        Until = input.Until,
        Lines = input.Lines,
        Columns = input.Columns,
    };

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
