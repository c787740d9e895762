using Liuke.Access.Rights;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;

namespace Liuke.Archive.Imports;

/// <summary>Files of customers: one row a customer, with any of the facts of the file.</summary>
internal sealed class CustomerFileKind(ReadRights rights, Identities identities, CustomerMobile mobiles, Company company, UndoCustomers undo) : IImportKind
{
    public const string Name = "customers";

    public string Key => Name;
    public Text Title => CustomerImportWords.Customers;
    public Text Says => CustomerImportWords.CustomersSay;
    public string Icon => "users";
    public string Turn => Name;
    public string Permission => ArchivePermissions.ImportCustomers;
    public bool BringsCustomers => true;
    public bool TellsSource => true;
    public bool HasPaperTemplate => true;

    public async Task<IReadOnlyList<TemplateColumn>> Template(Db db, bool forPaper, CancellationToken stop) => await (await TemplateChoices.Read(db, stop)).Customers(db, forPaper, stop);

    public async Task<IReadOnlyList<Field>> Fields(Db db, CancellationToken stop) => CustomerImportFields.All(await FileFieldCatalogue.Read(db, stop));

    public Refusal? Check(ImportSettings settings, Mapping mapping, IReadOnlyList<string> headers)
        => mapping.IndexOf(CustomerImportFields.Name, headers) >= 0 ? null : Refusal.Invalid(CustomerImportWords.NoNameColumn(headers));

    public async Task<IImportWork> Work(Db db, ImportFrame frame, CancellationToken stop)
    {
        var run = await CustomerRun.Of(db, rights, frame, false, stop);
        return new CustomerWork(new(frame, run, identities, company), run, mobiles, company);
    }

    public Task<IReadOnlyList<BatchId>> Later(Db db, BatchId batch, CancellationToken stop) => db.LaterThan(batch, stop);

    public Task<object> Undo(BatchId batch, Action<long, long> report, CancellationToken stop) => undo.Run(batch, report, stop);
}
