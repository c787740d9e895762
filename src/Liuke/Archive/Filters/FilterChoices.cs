using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Filters;

/// <summary>What a form offers for filters and columns: tags and the fields of the file, with the names of what is chosen already.</summary>
/// <param name="Groups">The modules with their fields that whoever reads may filter by, the firm's own included.</param>
/// <param name="Values">What conditions on fields say in words, by the parameter's name and value.</param>
public sealed record FilterChoices(IReadOnlyList<(string Key, string Word)> Tags, IReadOnlyList<(Text Title, IReadOnlyList<FileField> Fields)> Groups, IReadOnlyDictionary<(string Name, string Value), Text> Values)
{
    public static readonly FilterChoices None = new([], [], new Dictionary<(string, string), Text>());

    public FileField? Field(string key) => Groups.SelectMany(g => g.Fields).FirstOrDefault(f => f.Key == key);

    public string TagWord(string key) => Tags.FirstOrDefault(t => t.Key == key).Word ?? key;
}

public sealed class ReadFilterChoices(IDbContextFactory<Db> store, PersonalSight sight)
{
    private const int MostTags = 300;

    public async Task<FilterChoices> Run(FileFilter filter, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var seesPersonal = PersonalSight.Includes(await sight.Of(db, stop), db.Reach);
        var tags = await db.Tags.AsNoTracking().OrderBy(t => t.Word).Take(MostTags).Select(t => new { t.Key, t.Word }).ToListAsync(stop);
        var groups = catalogue.Modules.Where(m => m is { ArchivedAt: null, Shape: ModuleShape.One })
            .Select(m => (m.Title, (IReadOnlyList<FileField>)[.. catalogue.FieldsOf(m.Key).Where(f => seesPersonal || !f.IsPersonal)])).Where(g => g.Item2.Count > 0).ToList();
        var names = await FileNames.Read(db, catalogue, filter.Fields.SelectMany(f => f.Values.Select(v => (f.Field, (string?)v))), stop);
        var values = new Dictionary<(string, string), Text>();
        foreach (var condition in filter.Fields)
            foreach (var value in condition.Values)
                if (catalogue.Field(condition.Field) is { } field) values[(condition.Name, value)] = FilterWords.Field(field.Title, condition.Test, Said(field, condition.Test, value, names));
        return new(tags.ConvertAll(t => (t.Key, t.Word)), groups, values);
    }

    private static Text Said(FileField field, FieldTest test, string value, FileNames names)
    {
        if (test == FieldTest.Has) return value == "yes" ? FilterWords.HasIt : FilterWords.LacksIt;
        if (test == FieldTest.Holds) return Text.Same(value);
        return FieldValue.Read(field, value).Refused(out _, out var read) || read is null ? Text.Same(value) : names.Show(field.Key, read.Words);
    }
}
