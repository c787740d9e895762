using Liuke.Archive.Facts;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Duplicates;

/// <summary>Looks through the whole archive for customers who may be one: the same mobile, credit code or number of a contact, and similar names that share a block. Some blocks at a time; it goes on where it stopped.</summary>
/// <remarks>What very many share proves little and would cost the square of their number: such blocks are passed over, counted, and the page says so.</remarks>
internal sealed class FindPairs(IDbContextFactory<Db> store, IClock clock) : IJob
{
    /// <summary>More than so many with one name block, or with one number, are passed over.</summary>
    public const int BlockMost = 60, NumberMost = 12;

    /// <summary>So many open pairs are kept, the likeliest first.</summary>
    public const int PairsMost = 100_000;

    private const int Step = 500;

    public static string Kind => "archive.duplicates";
    public static Text Title => DuplicateWords.JobTitle;

    private enum Part { Mobile, Credit, Contact, Names, Sweep, Done }

    /// <param name="Look">Marks what this look has seen.</param>
    private sealed record Place(Guid Look, Part Part, string? Text, byte[]? Hash, long Key, long Found, long Passed);

    /// <summary>What some blocks gave, and where they end.</summary>
    private sealed record Some(IReadOnlyList<Block> Blocks, Place Next);

    private sealed record Block(LikeReason? Reason, IReadOnlyList<long> Numbers);

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var place = run.Checkpoint<Place>() ?? new(Guid.CreateVersion7(clock.GetCurrentInstant().ToDateTimeOffset()), Part.Mobile, null, null, long.MinValue, 0, 0);
        await using var db = await store.CreateDbContextAsync(stop);
        while (place.Part != Part.Done)
        {
            stop.ThrowIfCancellationRequested();
            var some = place.Part == Part.Sweep ? new([], place with { Part = Part.Done }) : await Next(db, place, stop);
            var pairs = await Pairs(db, some.Blocks, stop);
            await using var write = await db.BeginWrite(stop);
            await Keep(db, pairs, place.Look, stop);
            if (place.Part == Part.Sweep) await Sweep(db, place.Look, stop);
            place = some.Next with { Found = some.Next.Found + pairs.Count };
            await run.Keep(db, place, stop);
            await write.Commit(stop);
            run.Report((int)place.Part * 100L + (place.Part == Part.Names ? (long)((place.Key / (double)long.MaxValue + 1) * 50) : 0), 500);
        }

        return new { pairs = await db.DuplicatePairs.CountAsync(p => p.State == PairState.Open, stop), passed = place.Passed };
    }

    private static async Task<Some> Next(Db db, Place place, CancellationToken stop) => place.Part switch
    {
        Part.Mobile => await Mobiles(db, place, stop),
        Part.Credit => await Credits(db, place, stop),
        Part.Contact => await Contacts(db, place, stop),
        _ => await Names(db, place, stop),
    };

    /// <summary>A hash that several have.</summary>
    private sealed record Shared(byte[] Hash, long Count);

    // Hashes are walked in their order, which no query of ours can say.
    private static Task<List<Shared>> SharedHashes(Db db, string sql, byte[]? after, CancellationToken stop) => db.Database.SqlQueryRaw<Shared>(sql, after ?? [], Step).ToListAsync(stop);

    private static async Task<Some> Mobiles(Db db, Place place, CancellationToken stop)
    {
        var found = await SharedHashes(db, """SELECT "MobileIndex" AS "Hash", COUNT(*) AS "Count" FROM "Customers" WHERE "MobileIndex" > {0} GROUP BY "MobileIndex" HAVING COUNT(*) > 1 ORDER BY "MobileIndex" LIMIT {1}""", place.Hash, stop);
        var hashes = found.Where(f => f.Count <= NumberMost).Select(f => f.Hash).ToList();
        var rows = await db.Customers.AsNoTracking().Where(c => hashes.Contains(c.MobileIndex!)).Select(c => new { Hash = c.MobileIndex!, c.Number }).ToListAsync(stop);
        var next = found.Count < Step ? place with { Part = Part.Credit, Hash = null } : place with { Hash = found[^1].Hash };
        return new([.. rows.GroupBy(r => Convert.ToHexString(r.Hash), StringComparer.Ordinal).Select(g => new Block(LikeReason.SameMobile, [.. g.Select(r => r.Number)]))], next with { Passed = place.Passed + found.Count - hashes.Count });
    }

    private static async Task<Some> Credits(Db db, Place place, CancellationToken stop)
    {
        var from = place.Text ?? "";
        var found = await db.Facts.AsNoTracking().Where(f => f.FieldKey == Identities.CreditField && string.Compare(f.WordsKey, from) > 0).GroupBy(f => f.WordsKey).Where(g => g.Count() > 1).OrderBy(g => g.Key).Take(Step).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        var words = found.Where(f => f.Count <= NumberMost).Select(f => f.Key).ToList();
        var rows = await db.Facts.AsNoTracking().Where(f => f.FieldKey == Identities.CreditField && words.Contains(f.WordsKey)).Join(db.Customers, f => f.CustomerId, c => c.Id, (f, c) => new { f.WordsKey, c.Number }).ToListAsync(stop);
        var next = found.Count < Step ? place with { Part = Part.Contact, Text = null } : place with { Text = found[^1].Key };
        return new([.. rows.GroupBy(r => r.WordsKey, StringComparer.Ordinal).Select(g => new Block(LikeReason.SameCredit, [.. g.Select(r => r.Number)]))], next with { Passed = place.Passed + found.Count - words.Count });
    }

    private static async Task<Some> Contacts(Db db, Place place, CancellationToken stop)
    {
        var found = await SharedHashes(db, """SELECT "Index" AS "Hash", COUNT(DISTINCT "CustomerId") AS "Count" FROM "ContactChannels" WHERE "Index" > {0} GROUP BY "Index" HAVING COUNT(*) > 1 ORDER BY "Index" LIMIT {1}""", place.Hash, stop);
        var hashes = found.Where(f => f.Count is > 1 and <= NumberMost).Select(f => f.Hash).ToList();
        var rows = await db.ContactChannels.AsNoTracking().Where(c => hashes.Contains(c.Index)).Join(db.Customers, w => w.CustomerId, c => c.Id, (w, c) => new { Hash = w.Index, c.Number }).ToListAsync(stop);
        var next = found.Count < Step ? place with { Part = Part.Names, Hash = null } : place with { Hash = found[^1].Hash };
        return new([.. rows.GroupBy(r => Convert.ToHexString(r.Hash), StringComparer.Ordinal).Select(g => new Block(LikeReason.SameContact, [.. g.Select(r => r.Number).Distinct()]))], next with { Passed = place.Passed + found.Count(f => f.Count > NumberMost) });
    }

    private static async Task<Some> Names(Db db, Place place, CancellationToken stop)
    {
        var found = await db.NameBlocks.AsNoTracking().Where(b => b.Key > place.Key).GroupBy(b => b.Key).Where(g => g.Count() > 1).OrderBy(g => g.Key).Take(Step).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        var keys = found.Where(f => f.Count <= BlockMost).Select(f => f.Key).ToList();
        var rows = await db.NameBlocks.AsNoTracking().Where(b => EF.Parameter(keys).Contains(b.Key)).ToListAsync(stop);
        var next = found.Count < Step ? place with { Part = Part.Sweep } : place with { Key = found[^1].Key };
        return new([.. rows.GroupBy(r => r.Key).Select(g => new Block(null, [.. g.Select(r => r.Number)]))], next with { Passed = place.Passed + found.Count - keys.Count });
    }

    private sealed record One(CustomerId Id, long Number, string Name, CustomerKind Kind)
    {
        public FirmName Firm { get; } = FirmName.Of(Name);
    }

    private sealed record Found(One First, One Second, Like Like);

    private static async Task<IReadOnlyList<Found>> Pairs(Db db, IReadOnlyList<Block> blocks, CancellationToken stop)
    {
        var known = new Dictionary<long, One>();
        foreach (var some in blocks.SelectMany(b => b.Numbers).Distinct().Chunk(Step))
            foreach (var one in await db.Customers.AsNoTracking().Where(c => EF.Parameter(some).Contains(c.Number)).Select(c => new One(c.Id, c.Number, c.Name, c.Kind)).ToListAsync(stop)) known[one.Number] = one;

        var pairs = new Dictionary<(long, long), Found>();
        foreach (var block in blocks)
        {
            var members = block.Numbers.Where(known.ContainsKey).Distinct().Order().Select(n => known[n]).ToList();
            for (var i = 0; i < members.Count; i++)
                for (var j = i + 1; j < members.Count; j++)
                    if (Likeness(block, members[i], members[j]) is { } like && (!pairs.TryGetValue((members[i].Number, members[j].Number), out var before) || before.Like.Percent < like.Percent))
                        pairs[(members[i].Number, members[j].Number)] = new(members[i], members[j], like);
        }

        return [.. pairs.Values];
    }

    // A number in common speaks the louder the more the names are alike.
    private static Like? Likeness(Block block, One a, One b)
    {
        var names = Duplicates.Likeness.Of(a.Firm, a.Kind, b.Firm, b.Kind);
        return block.Reason switch
        {
            LikeReason.SameMobile => new(LikeReason.SameMobile, names is null ? 95 : 99, ""),
            LikeReason.SameCredit => new(LikeReason.SameCredit, 100, ""),
            LikeReason.SameContact => new(LikeReason.SameContact, names is null ? 75 : 90, ""),
            _ => names is { Percent: >= Duplicates.Likeness.Listed } ? names : null,
        };
    }

    private async Task Keep(Db db, IReadOnlyList<Found> pairs, Guid look, CancellationToken stop)
    {
        if (pairs.Count == 0) return;
        var now = clock.GetCurrentInstant();
        await using var writer = await db.Dialect.Write(db, DuplicatePair.Bulk, stop);
        foreach (var (first, second, like) in pairs) await writer.Add(first.Id, second.Id, first.Number, second.Number, (int)like.Reason, like.Percent, like.Shared, (int)PairState.Open, now, look);
        await writer.Complete(stop);
    }

    // What is no longer alike, or no longer there, leaves the list; what somebody judged stays judged. Beyond the limit the least likely go.
    private static async Task Sweep(Db db, Guid look, CancellationToken stop)
    {
        await db.DuplicatePairs.Where(p => p.State == PairState.Open && p.Look != look).ExecuteDeleteAsync(stop);
        var customers = db.Customers;
        await db.DuplicatePairs.Where(p => !customers.Any(c => c.Id == p.CustomerId) || !customers.Any(c => c.Id == p.OtherId)).ExecuteDeleteAsync(stop);
        var last = await db.DuplicatePairs.Where(p => p.State == PairState.Open).OrderByDescending(p => p.Percent).ThenBy(p => p.Number).ThenBy(p => p.OtherNumber).Skip(PairsMost).Select(p => new { p.Percent, p.Number, p.OtherNumber }).FirstOrDefaultAsync(stop);
        if (last is not null)
            await db.DuplicatePairs.Where(p => p.State == PairState.Open && (p.Percent < last.Percent || (p.Percent == last.Percent && (p.Number > last.Number || (p.Number == last.Number && p.OtherNumber >= last.OtherNumber))))).ExecuteDeleteAsync(stop);
    }
}
