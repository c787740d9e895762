using System.CommandLine;
using System.Globalization;
using Liuke.Basics;
using Liuke.FollowUp;
using NodaTime;
using Spectre.Console;
using Text = Liuke.Basics.Text;

namespace Liuke.CommandLine;

/// <summary>liuke worklist</summary>
internal sealed class WorklistCommand(Front front)
{
    private readonly Option<string?> user = new("--user") { Description = WorklistCommandWords.User.ToString() };
    private readonly Option<LocalDate?> asOf = DayOption.Of("--as-of", WorklistCommandWords.AsOf);
    private readonly Option<int> top = new("--top") { Description = WorklistCommandWords.Top.ToString(), DefaultValueFactory = _ => 50 };

    public Command Command
    {
        get
        {
            var command = new Command("worklist", WorklistCommandWords.Worklist.ToString()) { user, asOf, top };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => Read(errand, new(parsed.GetValue(user), parsed.GetValue(asOf), parsed.GetValue(top)), ending), stop));
            return command;
        }
    }

    private static async Task<Outcome<Answer>> Read(Errand errand, WorklistAsked asked, CancellationToken stop)
    {
        if (await errand.Open(stop) is { } refusal) return refusal;
        if ((await errand.Ask<ReadWorklist, Outcome<Worklist>>(read => read.Run(asked, stop))).Refused(out refusal, out var list)) return refusal;
        return new Answer(new { asOf = list.AsOf, total = list.Total, items = list.Items.Select(Item) }, console => Show(console, list));
    }

    private static object Item(WorkRow row) => new
    {
        rank = row.Rank,
        customerCode = row.Customer.Code,
        name = row.Customer.Name,
        kind = row.Kind,
        reasons = Plain(row.Sentence).Split(["；", "; "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        toDo = row.ToDo,
        aliveProbability = row.Customer.Alive,
        valueAtRisk = row.Value.Amount,
        currency = row.Value.Currency,
        rankParts = row.Parts.Select(part => new { label = part.Label, detail = part.Amount, amount = new Money(part.Minor, row.Value.Currency).Amount }),
        dueOn = row.DueOn,
        overdueDays = row.OverdueDays,
        owner = row.OwnerName,
    };

    private static void Show(IAnsiConsole console, Worklist list)
    {
        if (list.Items.Count == 0)
        {
            console.WriteLine(WorklistCommandWords.Nothing.ToString());
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn("#").AddColumn(WorklistCommandWords.Customer.ToString()).AddColumn(WorklistCommandWords.Owner.ToString())
            .AddColumn(WorklistCommandWords.Why.ToString()).AddColumn(new TableColumn(WorklistCommandWords.Alive.ToString()).RightAligned()).AddColumn(new TableColumn(WorklistCommandWords.AtStake.ToString()).RightAligned());
        foreach (var row in list.Items)
            table.AddRow(row.Rank.ToString(CultureInfo.InvariantCulture), $"{row.Customer.Code}\n{row.Customer.Name.EscapeMarkup()}", (row.OwnerName ?? "-").EscapeMarkup(),
                Plain(row.Sentence).EscapeMarkup(), row.Customer.Alive?.ToString("P0", CultureInfo.InvariantCulture) ?? "-", row.Value.Whole);
        console.Write(table);
        console.WriteLine(WorklistCommandWords.Of(list.Items.Count, list.Total).ToString());
    }

    // Pages set numbers in bold; a terminal and a program want them plain.
    private static string Plain(Text sentence) => sentence.ToString().Replace("**", "", StringComparison.Ordinal);
}
