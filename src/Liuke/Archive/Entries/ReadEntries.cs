using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Entries;

/// <param name="Lines">The fields that say something, the first one is its heading.</param>
public sealed record EntryView(FileEntryId Id, string Module, LocalDate On, string? By, IReadOnlyList<EntryLine> Lines)
{
    public (int Sum, int Most, int Marked)? Score { get; init; }
    public AssetCost? Cost { get; init; }
    public int Version { get; init; }
}

/// <param name="Words">As they are kept.</param>
public sealed record EntryLine(FileField Field, string Words, Text Shown);

/// <summary>What an asset has cost its owner besides its price.</summary>
/// <param name="Minor">The service visits that the customer paid for.</param>
/// <param name="Share">Of the price; null where that is not known.</param>
public sealed record AssetCost(long Minor, int Visits, double? Share)
{
    /// <summary>From half the price on, keeping it is dear; from the whole on, another would have been cheaper.</summary>
    public const double DearFrom = 0.5, FollyFrom = 1.0;
}

public sealed record EntriesPage(CustomerId Customer, FileModule Module, IReadOnlyList<EntryView> Entries, bool HasMore);

/// <summary>The entries of one module of a file, the newest first.</summary>
public sealed class ReadEntries(IDbContextFactory<Db> store, CurrentPerson me)
{
    public const int PageSize = 30, PageMax = 200;

    public async Task<EntriesPage?> Run(string code, string module, int page, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer) return null;
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        if (catalogue.Module(module) is not { Shape: ModuleShape.Many } known || !known.IsFor(customer.Kind)) return null;

        var id = customer.Id;
        var found = await db.FileEntries.AsNoTracking().Where(e => e.CustomerId == id && e.ModuleKey == module && e.RemovedAt == null)
            .OrderByDescending(e => e.On).ThenByDescending(e => e.Id).Skip((Math.Clamp(page, 1, PageMax) - 1) * PageSize).Take(PageSize + 1).ToListAsync(stop);
        var names = await FileNames.Read(db, catalogue, found.SelectMany(e => e.Words.Select(w => (w.Key, (string?)w.Value))), stop);
        var people = await ReadFile.People(db, found.Select(e => e.By), stop);
        var maySeePersonal = me.Reach(ArchivePermissions.ViewPersonalFacts).Covers(customer.OwnerId, customer.DepartmentId, id);
        var costs = module == EntryRules.Assets ? await AssetCosts.Of(db, id, stop) : null;

        return new(id, known, [.. found.Take(PageSize).Select(View)], found.Count > PageSize);

        EntryView View(FileEntry entry)
        {
            var words = entry.Words;
            return new(entry.Id, module, entry.On, ReadFile.NameOf(people, entry.By), [.. catalogue.FieldsOf(module).Where(f => words.ContainsKey(f.Key)).Select(f => new EntryLine(f, Kept(f, words[f.Key]), f.IsPersonal && !maySeePersonal ? FactWords.Hidden : names.Show(f.Key, words[f.Key])))])
            {
                Score = EntryRules.Score(module, words), Cost = costs?.For(words), Version = entry.Version,
            };
        }

        string Kept(FileField field, string said) => field.IsPersonal && !maySeePersonal ? "" : said;
    }
}
