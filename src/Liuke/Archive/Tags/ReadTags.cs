using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Tags;

/// <param name="Customers">How many within the reader's reach bear it.</param>
public sealed record TagView(string Key, string Word, int Customers);

/// <summary>The tags of one customer, in the order they came.</summary>
public sealed class ReadTags(IDbContextFactory<Db> store)
{
    public async Task<IReadOnlyList<TagView>> Run(CustomerId customer, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await (from t in db.CustomerTags
                      join w in db.Tags on t.TagKey equals w.Key
                      where t.CustomerId == customer
                      orderby t.At, t.TagKey
                      select new TagView(w.Key, w.Word, 0)).ToListAsync(stop);
    }
}

/// <summary>Every tag there is with how many bear it, the most used first.</summary>
public sealed class FindTags(IDbContextFactory<Db> store)
{
    public async Task<IReadOnlyList<TagView>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var counts = await db.CustomerTags.GroupBy(t => t.TagKey).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var words = await db.Tags.AsNoTracking().Take(TagBook.WordsMax).ToListAsync(stop);
        return [.. words.Select(w => new TagView(w.Key, w.Word, counts.GetValueOrDefault(w.Key))).OrderByDescending(t => t.Customers).ThenBy(t => t.Key, StringComparer.Ordinal)];
    }
}

/// <summary>The tags that hold what was typed, those that begin with it first.</summary>
public sealed class SuggestTags(IDbContextFactory<Db> store)
{
    public async Task<IReadOnlyList<string>> Run(string? typed, int most, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var key = Ties.Tag.KeyOf(typed ?? "");
        var words = await db.Tags.AsNoTracking().Where(t => key == "" || t.Key.Contains(key)).OrderBy(t => t.Key).Take(TagBook.WordsMax).ToListAsync(stop);
        return [.. words.OrderByDescending(t => t.Key.StartsWith(key, StringComparison.Ordinal)).Take(most).Select(t => t.Word)];
    }
}
