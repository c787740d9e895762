using Liuke.Access.Rights;
using Liuke.Archive.Facts;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;

namespace Liuke.Archive.Imports.Fields;

/// <summary>Files of facts about customers who are known already.</summary>
internal sealed class FactFileKind(ReadRights rights, Identities identities, CustomerMobile mobiles, Company company, UndoCustomers undo) : IImportKind
{
    public const string Name = "facts";

    public string Key => Name;
    public Text Title => CustomerImportWords.FactsTitle;
    public Text Says => CustomerImportWords.FactsSay;
    public string Icon => "list-details";

    // The same files as customers are imported into.
    public string Turn => CustomerFileKind.Name;
    public string Permission => ArchivePermissions.ImportFacts;
    public bool MayBeOfOne => true;
    public bool TellsSource => true;
    public async Task<IReadOnlyList<TemplateColumn>> Template(Db db, bool forPaper, CancellationToken stop)
    {
        var (people, catalogue) = ((await TemplateChoices.Read(db, stop)).People, await FileFieldCatalogue.Read(db, stop));
        return TemplateChoices.Columns(CustomerColumns.Fields.Concat(FactFields.Long), key => key switch
        {
            FactFields.Which => [.. FactFields.Wide(catalogue).Select(f => f.Title.ToString()).Distinct(StringComparer.Ordinal)],
            FactFields.Source => TemplateChoices.Of<FactSource>(FactWords.Source),
            FactFields.Confidence => TemplateChoices.Of<Confidence>(CustomerImportWords.ConfidenceOf),
            FactFields.VerifiedBy => people,
            _ => [],
        });
    }

    public async Task<IReadOnlyList<Field>> Fields(Db db, CancellationToken stop) => FactFields.All(await FileFieldCatalogue.Read(db, stop));

    public Refusal? Check(ImportSettings settings, Mapping mapping, IReadOnlyList<string> headers)
    {
        var isLong = mapping.IndexOf(FactFields.Which, headers) >= 0 && mapping.IndexOf(FactFields.Value, headers) >= 0;
        var notFacts = CustomerColumns.Fields.Concat(FactFields.Long).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        if (!isLong && !mapping.Columns.Any(c => c.Value.Length > 0 && !notFacts.Contains(c.Key))) return Refusal.Invalid(CustomerImportWords.NoFactColumns(headers));
        return CustomerColumns.Check(settings, mapping, headers);
    }

    public async Task<IImportWork> Work(Db db, ImportFrame frame, CancellationToken stop)
    {
        var run = await CustomerRun.Of(db, rights, frame, true, stop);
        return new FactWork(new(frame, run, identities, company), new CustomerWork(null, run, mobiles, company));
    }

    public Task<IReadOnlyList<BatchId>> Later(Db db, BatchId batch, CancellationToken stop) => db.LaterThan(batch, stop);

    public Task<object> Undo(BatchId batch, Action<long, long> report, CancellationToken stop) => undo.Run(batch, report, stop);
}
