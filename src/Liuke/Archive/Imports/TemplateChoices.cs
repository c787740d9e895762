using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Archive.Files;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Imports;

/// <summary>What the drop-downs of workbooks offer.</summary>
internal sealed record TemplateChoices(IReadOnlyList<string> People, IReadOnlyList<string> Departments)
{
    public static async Task<TemplateChoices> Read(Db db, CancellationToken stop) => new(
        await db.People.AsNoTracking().Where(p => p.DisabledAt == null).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(stop),
        await db.Departments.AsNoTracking().OrderBy(d => d.Name).Select(d => d.Name).ToListAsync(stop));

    public static IReadOnlyList<string> YesNo => [ModuleWords.Yes.ToString(), ModuleWords.No.ToString()];

    public static IReadOnlyList<string> Of<T>(Func<T, Text> title) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => title(v).ToString())];

    /// <summary>The columns of these fields; those that have no choices hold text.</summary>
    public static IReadOnlyList<TemplateColumn> Columns(IEnumerable<Field> fields, Func<string, IReadOnlyList<string>> choices) => [.. fields.Select(f => new TemplateColumn(f.Title, choices(f.Key)))];

    public TemplateColumn Of(FileField field) => new(field.Title, field.Type switch
    {
        FieldType.Choice => [.. field.Choices.Where(c => !c.IsRetired).Select(c => c.Title.ToString())],
        FieldType.YesNo => YesNo,
        FieldType.Person => People,
        FieldType.Department => Departments,
        _ => [],
    }, field.Type is FieldType.Text or FieldType.LongText);

    /// <summary>Customers: the head of the file, then every field.</summary>
    public async Task<IReadOnlyList<TemplateColumn>> Customers(Db db, bool forPaper, CancellationToken stop)
    {
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var head = CustomerImportFields.Head.Where(f => f.Key != CustomerImportFields.Code && (forPaper || f.Key != CustomerImportFields.Confidence));
        return
        [
            .. Columns(head, key => key switch
            {
                CustomerImportFields.Kind => Of<CustomerKind>(FileWords.Kind),
                CustomerImportFields.Stage => Of<CustomerStage>(FileWords.Stage),
                CustomerImportFields.Confidence => Of<Confidence>(CustomerImportWords.ConfidenceOf),
                CustomerImportFields.Owner => People,
                CustomerImportFields.Department => Departments,
                _ => [],
            }),
            .. catalogue.Facts.Select(Of),
        ];
    }
}
