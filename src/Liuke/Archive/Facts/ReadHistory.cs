using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Facts;

/// <param name="Field">Only this field; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record HistoryAsked(string? Field = null, int Page = 1)
{
    public const int PageSize = 50;
    public const int PageMax = 200;
}

/// <param name="By">Null for the program itself.</param>
/// <param name="Under">Under which grant or approval, as it is kept; null where none was needed.</param>
public sealed record HistoryLine(Instant At, string? By, string Key, Text Field, Text? Old, Text? New, FactSource Source, string? Under)
{
    /// <summary>See <see cref="FileSubjects"/>.</summary>
    public string Subject { get; init; } = "";

    public string? UnderHref => Under switch
    {
        ['a', 'p', 'p', ..] => "/approvals/" + Under[(Under.IndexOf(':', StringComparison.Ordinal) + 1)..],
        ['g', 'r', ..] => "/grants",
        _ => null,
    };
}

public sealed record FileHistoryPage(CustomerId Id, string Code, string Name, Text? Field, IReadOnlyList<HistoryLine> Lines, bool HasMore);

/// <summary>The history of a file, newest first: who changed what from what to what, from which source and under what.</summary>
public sealed class ReadHistory(IDbContextFactory<Db> store, Access.CurrentPerson me)
{
    public async Task<FileHistoryPage?> Run(string code, HistoryAsked asked, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var wanted = code.Trim().ToUpperInvariant();
        var customer = await db.Customers.AsNoTracking().Where(c => c.Code == wanted).Select(c => new { c.Id, c.Code, c.Name, c.OwnerId, c.DepartmentId }).SingleOrDefaultAsync(stop);
        if (customer is null) return null;

        var (id, catalogue) = (customer.Id, await FileFieldCatalogue.Read(db, stop));
        var changes = db.FieldChanges.AsNoTracking().Where(c => c.CustomerId == id);
        if (asked.Field is { } field) changes = changes.Where(c => c.FieldKey == field);
        var found = await changes.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Skip((Math.Clamp(asked.Page, 1, HistoryAsked.PageMax) - 1) * HistoryAsked.PageSize).Take(HistoryAsked.PageSize + 1).ToListAsync(stop);
        var people = await ReadFile.People(db, found.Select(c => c.By), stop);
        var names = await FileNames.Read(db, catalogue, found.SelectMany(c => new[] { (c.FieldKey, c.Old), (c.FieldKey, c.New) }), stop);
        var maySeePersonal = me.Reach(ArchivePermissions.ViewPersonalFacts).Covers(customer.OwnerId, customer.DepartmentId, id);
        return new(id, customer.Code, customer.Name, asked.Field is null ? null : catalogue.Field(asked.Field)?.Title ?? FactWords.HeadField(asked.Field),
            [.. found.Take(HistoryAsked.PageSize).Select(c => new HistoryLine(c.At, ReadFile.NameOf(people, c.By), c.FieldKey, Title(c.FieldKey), Shown(c.FieldKey, c.Old), Shown(c.FieldKey, c.New), c.Source, c.Under) { Subject = c.Subject })], found.Count > HistoryAsked.PageSize);

        Text Title(string key) => catalogue.Field(key) is { } known ? new(Module(known)?.Zh + known.TitleZh, Module(known)?.En + known.TitleEn) : FactWords.HeadField(key);
        Text? Module(FileField known) => catalogue.Module(known.ModuleKey) is { } module ? new($"{module.TitleZh} · ", $"{module.TitleEn} · ") : null;
        Text? Shown(string key, string? words) => words is null ? null : catalogue.Field(key) is { IsPersonal: true } && !maySeePersonal ? FactWords.Hidden : names.Show(key, words);
    }
}
