using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Entries;

/// <param name="Code">Of the customer, where the reader sees it.</param>
public sealed record SuggestionRow(FileEntryId Id, LocalDate On, string What, Text? About, string? Department, Text? Status, string? StatusKey, string? Answer, string CustomerName, string? Code, string? By);

public sealed record SuggestionPage(IReadOnlyList<SuggestionRow> Rows, IReadOnlyList<FieldOption> States, bool HasMore);

/// <summary>The suggestions that were routed to the reader's department: the open ones, or those that are settled.</summary>
public sealed class FindSuggestions(IDbContextFactory<Db> store, CurrentPerson me)
{
    public const int PageSize = 30, PageMax = 200;

    public async Task<SuggestionPage> Run(bool settled, int page, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        // Whoever is asked to act may know what was said and of whom; the file itself stays where it is.
        await using var _ = await db.Beyond(stop);
        var departments = (await SuggestionBox.Departments(db, me, stop)).Cast<DepartmentId?>().ToList();
        var routed = db.FileEntries.IgnoreQueryFilters().AsNoTracking().Where(e => departments.Contains(e.RoutedTo) && e.RemovedAt == null);
        var found = await (settled ? routed.Where(e => e.SettledAt != null).OrderByDescending(e => e.On) : routed.Where(e => e.SettledAt == null).OrderBy(e => e.On))
            .ThenBy(e => e.Id).Skip((Math.Clamp(page, 1, PageMax) - 1) * PageSize).Take(PageSize + 1).ToListAsync(stop);

        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var ids = found.ConvertAll(e => e.CustomerId);
        var customers = await db.Customers.IgnoreQueryFilters().AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.Code, c.OwnerId, c.DepartmentId }).ToDictionaryAsync(c => c.Id, stop);
        var names = await FileNames.Read(db, catalogue, found.SelectMany(e => e.Words.Select(w => (w.Key, (string?)w.Value))), stop);
        var people = await ReadFile.People(db, found.Select(e => e.By), stop);
        var sees = me.Reach(ArchivePermissions.ViewCustomers);
        return new([.. found.Take(PageSize).Select(Row)], catalogue.Field(EntryRules.SuggestionStatus)?.Choices ?? [], found.Count > PageSize);

        SuggestionRow Row(FileEntry entry)
        {
            var (words, customer) = (entry.Words, customers[entry.CustomerId]);
            return new(entry.Id, entry.On, words.GetValueOrDefault("suggestions.what", ""), Shown("suggestions.about"), Shown(EntryRules.SuggestedTo)?.Zh, Shown(EntryRules.SuggestionStatus), words.GetValueOrDefault(EntryRules.SuggestionStatus),
                words.GetValueOrDefault(EntryRules.SuggestionAnswer), customer.Name, sees.Covers(customer.OwnerId, customer.DepartmentId, customer.Id) ? customer.Code : null, ReadFile.NameOf(people, entry.By));

            Text? Shown(string key) => words.TryGetValue(key, out var said) ? names.Show(key, said) : null;
        }
    }
}
