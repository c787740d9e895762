using Liuke.Access.Rights;
using Liuke.Archive.Facts;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;

namespace Liuke.Archive.Imports.People;

/// <summary>Files of contacts: one row a person on the side of a customer who is known already.</summary>
internal sealed class ContactFileKind(ReadRights rights, Identities identities, ContactSeals seals, Company company, UndoContacts undo) : IImportKind
{
    public const string Name = "contacts";

    public string Key => Name;
    public Text Title => PeopleWords.Contacts;
    public Text Says => CustomerImportWords.ContactsSay;
    public string Icon => "address-book";
    public string Turn => Name;
    public string Permission => ArchivePermissions.ImportContacts;
    public bool MayBeOfOne => true;
    public bool TellsSource => true;
    public Task<IReadOnlyList<TemplateColumn>> Template(Db db, bool forPaper, CancellationToken stop) => Task.FromResult(TemplateChoices.Columns(ContactImportFields.All, key => key switch
    {
        ContactImportFields.Role => TemplateChoices.Of<ContactRole>(PeopleWords.RoleOf),
        ContactImportFields.Main => TemplateChoices.YesNo,
        ContactImportFields.Calendar => [Dates.DateWords.Solar.ToString(), Dates.DateWords.Lunar.ToString()],
        _ => [],
    }));

    public Task<IReadOnlyList<Field>> Fields(Db db, CancellationToken stop) => Task.FromResult(ContactImportFields.All);

    public Refusal? Check(ImportSettings settings, Mapping mapping, IReadOnlyList<string> headers)
        => mapping.IndexOf(ContactImportFields.Name, headers) < 0 ? Refusal.Invalid(CustomerImportWords.NoContactColumn(headers)) : CustomerColumns.Check(settings, mapping, headers);

    public async Task<IImportWork> Work(Db db, ImportFrame frame, CancellationToken stop)
    {
        var importer = await Importer.Of(rights, frame.Batch.RequestedBy, Permission, stop);
        return new ContactWork(new(frame, identities, company), new(frame.Batch.Id, importer, frame.Settings.IsPaperLedger ? FactSource.PaperLedger : FactSource.Imported), seals);
    }

    public Task<IReadOnlyList<BatchId>> Later(Db db, BatchId batch, CancellationToken stop) => db.LaterThan(batch, stop);

    public Task<object> Undo(BatchId batch, Action<long, long> report, CancellationToken stop) => undo.Run(batch, report, stop);
}
