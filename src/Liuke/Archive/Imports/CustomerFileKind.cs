using Liuke.Access.Rights;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

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
    public IReadOnlyList<(string Href, Text Title)> Templates => [("/imports/customers/template", CustomerImportWords.TemplateLink), ("/imports/customers/template?paper=true", CustomerImportWords.PaperLink)];

    public async Task<IReadOnlyList<Field>> Fields(Db db, CancellationToken stop) => CustomerImportFields.All(await FileFieldCatalogue.Read(db, stop));

    public Refusal? Check(Mapping mapping, IReadOnlyList<string> headers)
        => mapping.IndexOf(CustomerImportFields.Name, headers) >= 0 ? null : Refusal.Invalid(CustomerImportWords.NoNameColumn(headers));

    public async Task<IImportWork> Work(Db db, ImportFrame frame, CancellationToken stop)
    {
        var run = await CustomerRun.Of(db, rights, frame, stop);
        return new CustomerWork(new(frame, run, identities, company), run, mobiles, company);
    }

    public async Task<IReadOnlyList<BatchId>> Later(Db db, BatchId batch, CancellationToken stop)
    {
        var since = await db.ImportBatches.Where(b => b.Id == batch).Select(b => b.CreatedAt).SingleAsync(stop);
        return await (from mine in db.CustomerImages
                      where mine.BatchId == batch
                      join other in db.CustomerImages on mine.CustomerId equals other.CustomerId
                      where other.BatchId != batch && (other.Part == mine.Part || mine.Part == CustomerImage.Customer)
                      join one in db.ImportBatches on other.BatchId equals one.Id
                      where one.CreatedAt > since
                      select one.Id).Distinct().ToListAsync(stop);
    }

    public Task<object> Undo(BatchId batch, Action<long, long> report, CancellationToken stop) => undo.Run(batch, report, stop);
}
