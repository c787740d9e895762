using System.CommandLine;
using System.Globalization;
using Liuke.Basics;
using Liuke.CommandLine.Purchases;
using Liuke.Statistics.Forecasting;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using Text = Liuke.Basics.Text;

namespace Liuke.CommandLine;

/// <summary>liuke evaluate: forecasts from a day of the past and judges every model and the combination.</summary>
public sealed class EvaluateCommand(Front front)
{
    private const int MostDays = 3650;

    private readonly Argument<string> file = new("FILE") { Description = EvaluateWords.File.ToString() };
    private readonly Option<string> until = new("--until") { Description = EvaluateWords.Until.ToString(), Required = true };
    private readonly Option<int> days = new("--days") { Description = EvaluateWords.Days.ToString(), Required = true };
    private readonly Option<string?> customer = new("--customer") { Description = PurchaseWords.Customer.ToString() };
    private readonly Option<string?> date = new("--date") { Description = PurchaseWords.Date.ToString() };
    private readonly Option<string?> amount = new("--amount") { Description = PurchaseWords.Amount.ToString() };
    private readonly Option<string?> dates = PurchaseFile.DatesOption();

    public Command Command
    {
        get
        {
            var command = new Command("evaluate", EvaluateWords.Evaluate.ToString()) { file, until, days, customer, date, amount, dates };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => Task.Run(() => Evaluate(errand, parsed, ending), ending), stop));
            return command;
        }
    }

    private Outcome<Answer> Evaluate(Errand errand, ParseResult parsed, CancellationToken stop)
    {
        var written = parsed.GetValue(until)!;
        if (!LocalDatePattern.Iso.Parse(written).TryGetValue(default, out var cut)) return Refusal.Invalid(EvaluateWords.NotADay(written));
        var horizon = parsed.GetValue(days);
        if (horizon is < 1 or > MostDays) return Refusal.Invalid(EvaluateWords.NotDays(horizon));
        var columns = new PurchaseColumns(parsed.GetValue(customer), parsed.GetValue(date), parsed.GetValue(amount), PurchaseFile.Order(parsed.GetValue(dates)));
        if (PurchaseFile.Read(parsed.GetValue(file)!, columns, new Company(), stop).Refused(out var refusal, out var purchases)) return refusal;

        var (first, last) = (DayOf(purchases.Log.Day.Min()), DayOf(purchases.Log.Day.Max()));
        if (cut < first) return Refusal.Invalid(EvaluateWords.NobodyYet(cut, first));
        if (last <= cut) return Refusal.Invalid(EvaluateWords.NothingAfter(cut, last));
        Text[] remarks = [.. Remarks(purchases, last, cut.PlusDays(horizon))];
        foreach (var remark in remarks) errand.Say(remark);
        errand.Say(EvaluateWords.Working);

        var judged = HoldOut.Run(purchases.Log, cut.ToDateOnly().DayNumber, horizon, new() { Reading = purchases.Reading });
        return new Answer(Found(judged, cut, horizon, remarks), console => Show(console, judged, cut, horizon));
    }

    private static IEnumerable<Text> Remarks(PurchaseFile purchases, LocalDate last, LocalDate wanted)
    {
        if (purchases.WithoutCustomer + purchases.Returns > 0) yield return PurchaseWords.LeftOut(purchases.WithoutCustomer, purchases.Returns);
        if (purchases.FirstUnread is { } unread) yield return PurchaseWords.Unread(purchases.Unread, unread.Line, unread.Why);
        if (last < wanted) yield return EvaluateWords.EndsEarly(last, wanted);
    }

    private static object Found(HoldOut judged, LocalDate cut, int horizon, Text[] remarks)
    {
        var forecast = judged.Forecast;
        return new
        {
            Until = cut,
            Days = horizon,
            Customers = forecast.Customer.Length,
            Models = judged.Reports.Select(Figures),
            Combination = new
            {
                Parts = forecast.Parts.Select(part => new { part.Name, part.Weight }),
                forecast.BestModel,
                forecast.AliveModel,
                EarlierCuts = forecast.Cuts.Select((earlier, i) => new
                {
                    Until = DayOf(earlier.CutDay), Days = earlier.HorizonDays, Models = forecast.HoldOuts[i].Select(Figures),
                }),
                Season = new { IsLearned = forecast.Season?.IsLearned ?? false, Factor = forecast.SeasonFactor },
            },
            judged.Reliability,
            Notes = forecast.Notes.Select(EvaluateWords.Note).Concat(remarks),
        };
    }

    private static object Figures(HoldOutReport report) => new
    {
        report.Model,
        report.Customers,
        report.Mae,
        report.Rmse,
        report.Predicted,
        report.Actual,
        report.AucExpected,
        report.AucAlive,
        report.TopDecileShare,
        SpendMae = report.SpendMaeMinor / PurchaseFile.PartsPerUnit,
        report.Seconds,
    };

    private static void Show(IAnsiConsole console, HoldOut judged, LocalDate cut, int horizon)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(EvaluateWords.Model.ToString()).NoWrap());
        string[] headers =
        [
            "MAE", "RMSE", EvaluateWords.Predicted.ToString(), EvaluateWords.AucExpected.ToString(), EvaluateWords.AucAlive.ToString(),
            EvaluateWords.TopDecile.ToString(), EvaluateWords.SpendMae.ToString(),
        ];
        foreach (var header in headers) table.AddColumn(new TableColumn(header).RightAligned().NoWrap());
        foreach (var report in judged.Reports)
            table.AddRow([
                report.Model == HoldOut.Combination ? EvaluateWords.Combination.ToString() : report.Model,
                Number(report.Mae, "F3"), Number(report.Rmse, "F3"), Number(report.Predicted, "N0"), Number(report.AucExpected, "F4"),
                Number(report.AucAlive, "F4"), Number(100 * report.TopDecileShare, "F1"), Number(report.SpendMaeMinor / PurchaseFile.PartsPerUnit, "N2")]);
        console.WriteLine(EvaluateWords.Judged(judged.Reports[^1], cut, horizon).ToString());
        console.Write(table);
        console.WriteLine(EvaluateWords.Parts(string.Join(", ", judged.Forecast.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Weight:P0}")))).ToString());
        foreach (var note in judged.Forecast.Notes) console.WriteLine(EvaluateWords.Note(note).ToString());
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    private static LocalDate DayOf(int dayNumber) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(dayNumber));
}
