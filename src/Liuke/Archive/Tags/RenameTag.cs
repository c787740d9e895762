using Liuke.Exports;
using Liuke.Access.Audit;
using Liuke.Archive.Ties;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Tags;

/// <summary>Writes a tag in another way; where the new word is there already, both become one. A word is the whole firm's, so every customer follows.</summary>
public sealed class RenameTag(IDbContextFactory<Db> store, IClock clock)
{
    /// <returns>The key of the word as it is now.</returns>
    public async Task<Outcome<string>> Run(string key, string? to, PersonId by, CancellationToken stop)
    {
        if (TagWish.Adding(to).Read().Refused(out var wrong, out var edit)) return wrong;
        if (edit.Add.Count != 1) return Refusal.Invalid(TagWords.NoWords);
        var (next, word) = edit.Add.Single();
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.Tags.SingleOrDefaultAsync(t => t.Key == key, stop) is not { } tag) return Refusal.Missing(TagWords.NoSuchTag);

        var (was, borne) = (tag.Word, 0);
        var there = next == key ? tag : await db.Tags.SingleOrDefaultAsync(t => t.Key == next, stop);
        if (there is null) db.Tags.Add(there = new Tag(word, clock.GetCurrentInstant()));
        else if (there == tag) tag.Write(word);
        if (there != tag) borne = await Move(db, key, next, stop);
        if (there != tag) db.Tags.Remove(tag);
        db.Audit(AuditEntry.Of(TagAudit.Renamed, by, "tag", key, ("from", was), ("to", there.Word), ("customers", ((long)borne).Digits())));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return next;
    }

    private static async Task<int> Move(Db db, string key, string next, CancellationToken stop)
    {
        // Whoever tidies a word tidies it for customers beyond their reach, and learns only how many.
        await using var _ = await db.Beyond(stop);
        var all = db.CustomerTags.IgnoreQueryFilters();
        await all.Where(t => t.TagKey == key && all.Any(o => o.CustomerId == t.CustomerId && o.TagKey == next)).ExecuteDeleteAsync(stop);
        return await all.Where(t => t.TagKey == key).ExecuteUpdateAsync(set => set.SetProperty(t => t.TagKey, next), stop);
    }
}
