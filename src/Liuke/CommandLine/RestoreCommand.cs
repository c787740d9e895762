using System.CommandLine;
using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage.Backup;

namespace Liuke.CommandLine;

/// <summary>liuke restore FILE</summary>
internal sealed class RestoreCommand(Front front)
{
    private readonly Argument<string> file = new("FILE") { Description = CommandWords.RestoreFile.ToString() };
    private readonly Option<bool> overwrite = new("--overwrite") { Description = CommandWords.Overwrite.ToString() };

    public Command Command
    {
        get
        {
            var command = new Command("restore", CommandWords.Restore.ToString()) { file, overwrite };
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run((errand, ending) => Restore(errand, parsed.GetValue(file)!, parsed.GetValue(overwrite), ending), stop));
            return command;
        }
    }

    private static async Task<Outcome<Answer>> Restore(Errand errand, string file, bool overwrite, CancellationToken stop)
    {
        errand.OpenUnchanged();
        await using var bar = new Bar(errand.Aside, CommandWords.Restoring);
        var outcome = await errand.Ask<RestoreDatabase, Outcome<Restored>>(restore => restore.Run(file, overwrite, bar.Show, stop));
        if (outcome.Refused(out var refusal, out var done)) return refusal;
        // Without its key the database cannot be opened yet: the next start says so, and the log keeps what it has.
        if (await errand.OpenNow(stop) is null)
            await errand.Ask<RecordDeed, bool>(record => record.Run(AuditEntry.Of(AuditDeeds.Restored, null, "database", null, ("rows", done.Rows.ToString(CultureInfo.InvariantCulture))), stop));
        return done.KeptAside is { } aside
            ? Answer.Of(done, CommandWords.Restored(done.Rows, done.Tables), CommandWords.KeptAside(aside))
            : Answer.Of(done, CommandWords.Restored(done.Rows, done.Tables));
    }
}
