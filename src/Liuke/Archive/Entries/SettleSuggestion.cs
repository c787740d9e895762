using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Entries;

/// <summary>The department that was asked says what became of a customer's suggestion, whether it sees the customer or not.</summary>
public sealed class SettleSuggestion(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    /// <param name="status">The key or the name of one of the states.</param>
    public async Task<Outcome<FileEntryId>> Run(FileEntryId id, string? status, string? answer, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var _ = await db.Beyond(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.FileEntries.IgnoreQueryFilters().SingleOrDefaultAsync(e => e.Id == id && e.ModuleKey == EntryRules.Suggestions && e.RemovedAt == null, stop) is not { RoutedTo: { } routed } entry) return Refusal.Missing(EntryWords.NoSuchEntry);
        if (!(await SuggestionBox.Departments(db, me, stop)).Contains(routed)) return Refusal.Missing(EntryWords.NoSuchEntry);

        var catalogue = await FileFieldCatalogue.Read(db, stop);
        if (catalogue.Field(EntryRules.SuggestionStatus) is not { } state || catalogue.Field(EntryRules.SuggestionAnswer) is not { } says) return Refusal.Missing(ModuleWords.NoSuchModule);
        if (FieldValue.Read(state, status).Refused(out var wrong, out var read)) return wrong;
        if (FieldValue.Read(says, answer).Refused(out var tooLong, out var told)) return tooLong;
        if (read is null) return Refusal.Invalid(EntryWords.SayWhatBecame);
        if (EntryRules.IsSettled(read.Words) && told is null) return Refusal.Invalid(EntryWords.SettledNeedsWords);

        var (now, before) = (clock.GetCurrentInstant(), entry.Words);
        var words = new Dictionary<string, string>(before, StringComparer.Ordinal) { [EntryRules.SuggestionStatus] = read.Words };
        if (told is not null) words[EntryRules.SuggestionAnswer] = told.Words;
        entry.Say(entry.On, entry.ContactId, words);
        EntryRules.Route(entry, now);
        FileHistory.Add(db, entry.CustomerId, FileSubjects.Entry(id), words.Select(w => new ChangedField(w.Key, before.GetValueOrDefault(w.Key), w.Value)), new(me.Id, now));
        await FileNotes.Note(db, entry.CustomerId, me.Id, now, new(FactTimeline.EntryChanged, [EntryRules.Suggestions]), stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict(FactWords.Clashed);
        }

        await write.Commit(stop);
        return id;
    }
}

/// <summary>Which departments' suggestions somebody answers: their own; the general manager everybody's.</summary>
internal static class SuggestionBox
{
    public static async Task<IReadOnlyList<DepartmentId>> Departments(Db db, CurrentPerson me, CancellationToken stop)
    {
        var all = await db.Departments.AsNoTracking().Select(d => new { d.Id, d.ParentId }).ToListAsync(stop);
        if (me.Is(Roles.GM)) return all.ConvertAll(d => d.Id);
        var mine = new List<DepartmentId> { me.DepartmentId };
        if (!me.Is(Roles.Manager)) return mine;
        for (var at = 0; at < mine.Count && mine.Count <= all.Count; at++) mine.AddRange(all.Where(d => d.ParentId == mine[at] && !mine.Contains(d.Id)).Select(d => d.Id));
        return mine;
    }
}
