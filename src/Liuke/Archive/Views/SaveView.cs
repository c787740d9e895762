using Liuke.Access;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Views;

/// <param name="Query">The list's address from the question mark on; null leaves it as it is.</param>
public sealed record ViewAsked(string Name, string? Query, ViewShare Share);

/// <summary>Keeps a list under a name, or changes what stands under it.</summary>
public sealed class SaveView(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    /// <param name="id">Which to change; null for a new one.</param>
    public async Task<Outcome<ViewLine>> Run(SavedViewId? id, ViewAsked asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var (by, share) = (me.Id, asked.Share);
        if (!Enum.IsDefined(share)) return Refusal.Invalid(ViewWords.NoSuchShare);
        if (share != ViewShare.Mine && !me.May(ViewDoors.Share)) return Refusal.Forbidden(ViewWords.MayNotShare);

        SavedView view;
        if (id is { } known)
        {
            if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == known, stop) is not { } found || !await ReadViews.IsSeen(db, found, me, stop)) return Refusal.Missing(ViewWords.NoSuchView);
            if (!ReadViews.MayChange(found, me)) return Refusal.Forbidden(ViewWords.NotYours);
            view = found;
        }
        else
        {
            if (await db.SavedViews.CountAsync(v => v.By == by, stop) >= SavedView.PerPersonMax) return Refusal.Conflict(ViewWords.TooMany(SavedView.PerPersonMax));
            db.SavedViews.Add(view = new(clock.New<SavedViewId>(), by, me.DepartmentId, clock.GetCurrentInstant()));
        }

        if (view.Say(asked.Name, asked.Query is { } query ? Tidy(query) : view.Query, share) is { } no) return no;
        var (maker, name, own) = (view.By, view.Name, view.Id);
        if (await db.SavedViews.AnyAsync(v => v.By == maker && v.Name == name && v.Id != own, stop)) return Refusal.Conflict(ViewWords.NameTaken(name));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            return Refusal.Conflict(ViewWords.NameTaken(name)); // the same form, sent twice at once
        }

        await write.Commit(stop);
        return new ViewLine(view.Id, view.Name, view.Query, view.Share, me.Name, view.By == by, true);
    }

    // As the list itself would write it: what means nothing is not kept, nor a place in the list.
    internal static string Tidy(string query)
    {
        var asked = CustomersAsked.Read(new QueryCollection(QueryHelpers.ParseQuery(query))) with { After = null, Before = null, CountsAll = false, View = null };
        return asked.Href[CustomerFilter.Path.Length..];
    }
}

/// <summary>Takes a view away, for everybody who found it.</summary>
public sealed class RemoveView(IDbContextFactory<Db> store, CurrentPerson me)
{
    public async Task<Outcome<string>> Run(SavedViewId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id, stop) is not { } view || !await ReadViews.IsSeen(db, view, me, stop)) return Refusal.Missing(ViewWords.NoSuchView);
        if (!ReadViews.MayChange(view, me)) return Refusal.Forbidden(ViewWords.NotYours);
        await using var write = await db.BeginWrite(stop);
        await db.ViewDefaults.Where(d => d.ViewId == id).ExecuteDeleteAsync(stop);
        await db.SavedViews.Where(v => v.Id == id).ExecuteDeleteAsync(stop);
        await write.Commit(stop);
        return view.Name;
    }
}

/// <summary>Chooses the view that opens when the list is opened without saying more; none for the whole list.</summary>
public sealed class ChooseView(IDbContextFactory<Db> store, CurrentPerson me)
{
    public async Task<Outcome<SavedViewId?>> Run(SavedViewId? id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var person = me.Id;
        if (id is { } known && (await db.SavedViews.AsNoTracking().SingleOrDefaultAsync(v => v.Id == known, stop) is not { } view || !await ReadViews.IsSeen(db, view, me, stop))) return Refusal.Missing(ViewWords.NoSuchView);
        await db.ViewDefaults.Where(d => d.PersonId == person).ExecuteDeleteAsync(stop);
        if (id is { } chosen) db.ViewDefaults.Add(new(person, chosen));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }
}
