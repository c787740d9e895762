using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Intake.Desk;

/// <summary>A workbook to hand out.</summary>
public sealed record Template(string FileName, byte[] Content);

/// <summary>Writes the empty workbook for files of a kind, in the reader's language.</summary>
public sealed class WriteTemplate(IDbContextFactory<Db> store, ImportKinds kinds, ImportRights rights)
{
    /// <param name="forPaper">With a column of confidence, for what is keyed from a paper ledger.</param>
    public async Task<Outcome<Template>> Run(string kind, bool forPaper, CancellationToken stop)
    {
        if (kinds.Find(kind) is not { } known) return Refusal.Missing(IntakeWords.NoSuchKind);
        if (rights.Check(known) is { } denied) return denied;
        await using var db = await store.CreateDbContextAsync(stop);
        var columns = await known.Template(db, forPaper, stop);
        return new Template($"{DeskWords.TemplateFile(known.Title, forPaper)}.xlsx", TemplateBook.Write(known.Title, columns));
    }
}
