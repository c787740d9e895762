using Liuke.Archive.Files;
using Liuke.Archive.Imports;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Paper;

/// <summary>What stands on the form for paper: the columns of the paper-ledger template, by their modules, few choices to tick.</summary>
public sealed class ReadPaperForm(IDbContextFactory<Db> store)
{
    private const int ChoicesMost = 6;

    public async Task<IReadOnlyList<(Text Title, IReadOnlyList<(Text Name, IReadOnlyList<string> Choices)> Fields)>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var head = CustomerImportFields.Head.Where(f => f.Key is not (CustomerImportFields.Code or CustomerImportFields.Confidence)).Select(f => (f.Title, f.Key switch
        {
            CustomerImportFields.Kind => TemplateChoices.Of<CustomerKind>(FileWords.Kind),
            CustomerImportFields.Stage => TemplateChoices.Of<CustomerStage>(FileWords.Stage),
            _ => [],
        })).ToList();
        var modules = catalogue.Facts.GroupBy(f => f.ModuleKey).Select(g => (catalogue.Module(g.Key)?.Title ?? default, (IReadOnlyList<(Text, IReadOnlyList<string>)>)[.. g.Select(f => (f.Title, Ticks(f)))]));
        return [(PaperWords.Title, head), .. modules];
    }

    private static IReadOnlyList<string> Ticks(FileField field) => field.Type switch
    {
        FieldType.YesNo => TemplateChoices.YesNo,
        FieldType.Choice when field.Choices.Count(c => !c.IsRetired) <= ChoicesMost => [.. field.Choices.Where(c => !c.IsRetired).Select(c => c.Title.ToString())],
        _ => [],
    };
}
