using System.CommandLine;
using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage.Backup;

namespace Liuke.CommandLine;

/// <summary>liuke backup FILE</summary>
internal sealed class BackupCommand(Front front)
{
    private readonly Argument<string> file = new("FILE") { Description = CommandWords.BackupFile.ToString() };

    public Command Command
    {
        get
        {
            var command = new Command("backup", CommandWords.Backup.ToString()) { file };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => BackUp(errand, parsed.GetValue(file)!, ending), stop));
            return command;
        }
    }

    private static async Task<Outcome<Answer>> BackUp(Errand errand, string file, CancellationToken stop)
    {
        if (await errand.OpenExisting(stop) is { } refusal) return refusal;
        await using var bar = new Bar(errand.Aside, CommandWords.BackingUp);
        var outcome = await errand.Ask<BackUpDatabase, Outcome<BackedUp>>(backUp => backUp.Run(file, bar.Show, stop));
        if (outcome.Refused(out refusal, out var done)) return refusal;
        await errand.Ask<RecordDeed, bool>(record => record.Run(AuditEntry.Of(AuditDeeds.BackedUp, null, "database", null, ("rows", done.Rows.ToString(CultureInfo.InvariantCulture))), stop));
        return Answer.Of(done, CommandWords.BackedUp(done.File, done.Rows, done.Bytes));
    }
}
