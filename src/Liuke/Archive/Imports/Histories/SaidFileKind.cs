using Liuke.Access.Rights;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Interactions;
using Liuke.Archive.Keys;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.Imports.Histories;

/// <summary>Files of interactions: the history of two or three years, one row a call, a visit, a message.</summary>
internal sealed class SaidFileKind(ReadRights rights, Identities identities, IEnumerable<IHearInteractions> listeners, Company company, IClock clock, UndoSaid undo) : IImportKind
{
    public const string Name = "interactions";

    public string Key => Name;
    public Text Title => InteractionWords.Title;
    public Text Says => CustomerImportWords.InteractionsSay;
    public string Icon => "messages";
    public string Turn => Name;
    public string Permission => ArchivePermissions.ImportInteractions;
    public bool MayBeOfOne => true;
    public async Task<IReadOnlyList<TemplateColumn>> Template(Db db, bool forPaper, CancellationToken stop)
    {
        var people = (await TemplateChoices.Read(db, stop)).People;
        return TemplateChoices.Columns(SaidFields.All, key => key switch
        {
            SaidFields.Channel => TemplateChoices.Of<InteractionChannel>(InteractionWords.ChannelOf),
            SaidFields.Direction => TemplateChoices.Of<Direction>(InteractionWords.DirectionOf),
            SaidFields.By => people,
            _ => [],
        });
    }

    public Task<IReadOnlyList<Field>> Fields(Db db, CancellationToken stop) => Task.FromResult(SaidFields.All);

    public Refusal? Check(ImportSettings settings, Mapping mapping, IReadOnlyList<string> headers)
        => mapping.IndexOf(SaidFields.At, headers) < 0 || mapping.IndexOf(SaidFields.Body, headers) < 0 ? Refusal.Invalid(CustomerImportWords.NoSaidColumns(headers)) : CustomerColumns.Check(settings, mapping, headers);

    public async Task<IImportWork> Work(Db db, ImportFrame frame, CancellationToken stop)
    {
        var importer = await Importer.Of(rights, frame.Batch.RequestedBy, Permission, stop);
        return new SaidWork(new(frame, identities, company, clock), new(frame.Batch.Id, importer, await SaidRun.Named(db, stop)), listeners, company);
    }

    public Task<IReadOnlyList<BatchId>> Later(Db db, BatchId batch, CancellationToken stop) => Task.FromResult<IReadOnlyList<BatchId>>([]);

    public Task<object> Undo(BatchId batch, Action<long, long> report, CancellationToken stop) => undo.Run(batch, report, stop);
}
