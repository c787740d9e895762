using System.Text.Json;
using Liuke.Access.Approving;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

/// <summary>What somebody chose for the one file.</summary>
/// <param name="Take">The fields that say what the other file says: those of the head by name, facts as "fact:key".</param>
/// <param name="Version">The survivor's version that was looked at, and the other's; null where nobody looked.</param>
/// <param name="Reason">Needed where somebody else has to decide.</param>
public sealed record MergeAsked(IReadOnlyList<string> Take, int? Version, int? WithVersion, string? Reason);

/// <summary>What became of it: done, or asked for.</summary>
public sealed record MergeAnswer(MergeId? Done, ApprovalId? Asked);

/// <summary>Makes one customer of two. Whoever asks sees both and may merge; of two who merge the same pair at once one does it and both hear the same.</summary>
internal sealed class MergeCustomers(IDbContextFactory<Db> reached, WholeStore whole, Approvals approvals, Merger merger, IClock clock)
{
    public const string Turn = "archive.merge";
    private const int TakeMost = 300;

    /// <param name="code">The one that stays.</param>
    /// <param name="with">The one whose rows go along and whose code leads there.</param>
    public async Task<Outcome<MergeAnswer>> Run(string code, string with, MergeAsked asked, PersonId by, CancellationToken stop)
    {
        if (asked.Take.Count > TakeMost || asked.Take.FirstOrDefault(t => !MergedHead.Fields.Contains(t) && !t.StartsWith(MergedHead.FactMark, StringComparison.Ordinal)) is not null) return Refusal.Invalid(MergeWords.NoSuchField);
        if ((await Seen(code, with, stop)).Refused(out var stranger, out var seen)) return stranger;

        // From here on the program acts: rows of both sides may lie with people whom whoever asks does not see.
        await using var db = whole.Open();
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, Turn, stop);
        if (await Done(db, seen, stop) is { } before) return new MergeAnswer(before, null);
        if ((await Both(db, seen, stop)).Refused(out var gone, out var files)) return gone;
        if (asked.Version is { } version && version != files[0].Version || asked.WithVersion is { } other && other != files[1].Version) return Refusal.Conflict(MergeWords.ChangedMeanwhile);

        var now = clock.GetCurrentInstant();
        if (await MergeLeave.Rests(db, files, by, null, stop) is { } rests) return rests;
        if ((await MergeLeave.Take(db, files, by, now, stop)).Refused(out _, out var under)) return await Ask(db, write, files, asked, by, stop);
        if ((await merger.Plan(db, files[0], files[1], asked.Take.ToHashSet(StringComparer.Ordinal), stop)).Refused(out var tooMany, out var plan)) return tooMany;

        var merge = await merger.Write(db, plan, files[1], new(by, now, under), stop);
        db.Ask<FollowMerges>(new(new { }, null, $"{FollowMerges.Kind}:{merge.Id}"), now);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new MergeAnswer(merge.Id, null);
    }

    private sealed record Seats(CustomerId Survivor, CustomerId Loser);

    // Both are within reach, each by its code or by one that it had.
    private async Task<Outcome<Seats>> Seen(string code, string with, CancellationToken stop)
    {
        await using var db = await reached.CreateDbContextAsync(stop);
        var (one, other) = (await db.Former(code, stop), await db.Former(with, stop));
        if (one is null || other is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        return one.Id == other.Id ? Refusal.Invalid(MergeWords.WithItself) : new Seats(one.Id, other.Id);
    }

    // Sent twice, or by two at once: the second hears what the first did.
    private static async Task<MergeId?> Done(Db db, Seats seats, CancellationToken stop)
        => await db.Merges.AsNoTracking().Where(m => m.IntoId == seats.Survivor && m.LoserId == seats.Loser && m.UndoneAt == null).Select(m => (MergeId?)m.Id).FirstOrDefaultAsync(stop);

    private static async Task<Outcome<IReadOnlyList<Customer>>> Both(Db db, Seats seats, CancellationToken stop)
    {
        foreach (var id in new[] { seats.Survivor, seats.Loser }.Order(Comparer<CustomerId>.Create((a, b) => a.Value.CompareTo(b.Value))))
            if (await FileTurn.Take(db, id, stop) is null) return Refusal.Conflict(MergeWords.ChangedMeanwhile);
        var found = await db.Customers.AsNoTracking().Where(c => c.Id == seats.Survivor || c.Id == seats.Loser).ToDictionaryAsync(c => c.Id, stop);
        db.ChangeTracker.Clear();
        return new Customer[] { found[seats.Survivor], found[seats.Loser] };
    }

    private async Task<Outcome<MergeAnswer>> Ask(Db db, WriteTransaction write, IReadOnlyList<Customer> files, MergeAsked asked, PersonId by, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(asked.Reason)) return Refusal.Forbidden(MergeWords.NeedsReason);
        var wish = new MergeWish(files[1].Id, asked.Take, null);
        var petition = new ApprovalRequest(MergeApproval.Key, files[0].Code, JsonSerializer.Serialize(wish, JsonSerializerOptions.Web), by, asked.Reason) { Customer = files[0].Id };
        if ((await approvals.Ask(db, petition, clock.GetCurrentInstant(), stop)).Refused(out var no, out var id)) return no;
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new MergeAnswer(null, id);
    }
}
