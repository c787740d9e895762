using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Views;

/// <param name="MayChange">Whether whoever reads may rename, share and remove it.</param>
public sealed record ViewLine(SavedViewId Id, string Name, string Query, ViewShare Share, string? ByName, bool IsMine, bool MayChange)
{
    /// <summary>Where it opens.</summary>
    public string Href => $"{CustomerFilter.Path}?view={Id}{(Query.Length > 1 ? "&" + Query[1..] : "")}";
}

/// <param name="Default">The one that opens when the list is opened without saying more.</param>
public sealed record ViewsSeen(IReadOnlyList<ViewLine> Views, SavedViewId? Default, bool MayShare);

/// <summary>The views of whoever asks: their own, their departments' and the firm's.</summary>
public sealed class ReadViews(IDbContextFactory<Db> store, CurrentPerson me)
{
    private const int Most = 200;

    public async Task<ViewsSeen> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (person, mayShare) = (me.Id, me.May(ViewDoors.Share));
        var departments = await Above(db, me.DepartmentId, stop);
        var views = await db.SavedViews.AsNoTracking().Where(v => v.By == person || v.Share == ViewShare.Firm || (v.Share == ViewShare.Department && departments.Contains(v.DepartmentId)))
            .OrderBy(v => v.Share).ThenBy(v => v.Name).Take(Most).ToListAsync(stop);
        var makers = views.Select(v => v.By.Value).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => makers.Contains(p.Id)).ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
        var chosen = await db.ViewDefaults.AsNoTracking().Where(d => d.PersonId == person).Select(d => (SavedViewId?)d.ViewId).SingleOrDefaultAsync(stop);
        return new([.. views.Select(v => new ViewLine(v.Id, v.Name, v.Query, v.Share, names.GetValueOrDefault(v.By), v.By == person, MayChange(v, me)))],
            views.Exists(v => v.Id == chosen) ? chosen : null, mayShare);
    }

    /// <summary>One's own, and what is shared with those whose views one may share.</summary>
    internal static bool MayChange(SavedView view, CurrentPerson me) => view.By == me.Id || (view.Share != ViewShare.Mine && me.May(ViewDoors.Share));

    /// <summary>Whether somebody finds it among their tabs.</summary>
    internal static async Task<bool> IsSeen(Db db, SavedView view, CurrentPerson me, CancellationToken stop)
        => view.By == me.Id || view.Share == ViewShare.Firm || (view.Share == ViewShare.Department && (await Above(db, me.DepartmentId, stop)).Contains(view.DepartmentId));

    // The department with those above it: what is shared with a department is shared with those below.
    private static async Task<List<DepartmentId>> Above(Db db, DepartmentId own, CancellationToken stop)
    {
        var all = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.ParentId, stop);
        var above = new List<DepartmentId>();
        for (DepartmentId? at = own; at is { } here && !above.Contains(here); at = all.GetValueOrDefault(here)) above.Add(here);
        return above;
    }
}
