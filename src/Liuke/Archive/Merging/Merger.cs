using Liuke.Access.Audit;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Archive.People;
using Liuke.Archive.Reviews;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

/// <summary>Makes one file of two in the caller's transaction: every row of every table by its id, each as its room declared, each remembered.</summary>
internal sealed class Merger(IEnumerable<MergeRule> rules, IEnumerable<IFollowMerge> followers, CustomerMobile mobiles, Company company)
{
    /// <summary>More rows than these do not move in one transaction.</summary>
    public const int RowsMost = 50_000;

    public IReadOnlyList<MergeRule> Rules { get; } = [.. rules];

    /// <summary>What would become of every row. Nothing is written.</summary>
    public async Task<Outcome<MergePlan>> Plan(Db db, Customer survivor, Customer loser, IReadOnlySet<string> take, CancellationToken stop)
    {
        var plan = new MergePlan(survivor, loser.Id, MergedHead.Of(survivor, loser, take, mobiles)) { Twins = await Twins(db, survivor.Id, loser.Id, stop), Pairs = await Pairs(db, survivor.Id, stop) };
        return await Fill(db, plan, loser.Number, Rules, stop) ? plan : Refusal.Conflict(MergeWords.TooManyRows(RowsMost));
    }

    public async Task<Merge> Write(Db db, MergePlan plan, Customer loser, Merge.Deed deed, CancellationToken stop)
    {
        var (survivor, now) = (plan.Survivor, deed.At);
        plan.Add(RowShape.Of(db, typeof(FormerCode)), null, RowShape.Of(db, typeof(FormerCode)).Values(new FormerCode(loser, survivor.Id)));
        if (plan.To.OwnerId != survivor.OwnerId) plan.Add(RowShape.Of(db, typeof(OwnerTerm)), null, RowShape.Of(db, typeof(OwnerTerm)).Values(new OwnerTerm(survivor.Id, survivor.OwnerId, survivor.DepartmentId, now)));
        await db.Write(plan.Changes, stop);

        var merge = new Merge(Ids.New<MergeId>(now), survivor, loser, deed);
        db.Merges.Add(merge);
        Tell(db, plan, loser, deed);
        await db.SaveChangesAsync(stop);
        var measured = await Measure(db, survivor.Id, plan.Head.Kind, stop);
        await Remember(db, merge, [.. plan.Changes, .. measured], stop);
        foreach (var follower in followers) await follower.Merged(db, [survivor.Id], stop);
        await db.SaveChangesAsync(stop);
        return merge;
    }

    /// <summary>Takes after the merge what somebody wrote on the other file at that very moment.</summary>
    /// <returns>How many rows followed.</returns>
    public async Task<int> Follow(Db db, Merge merge, CancellationToken stop)
    {
        if (merge.IsUndone || await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == merge.CustomerId, stop) is not { } survivor) return 0;
        var plan = new MergePlan(survivor, merge.LoserId, MergedHead.Standing(survivor)) { Pairs = await Pairs(db, survivor.Id, stop) };
        if (!await Fill(db, plan, null, Rules.Where(r => r.Row != typeof(Customer) && r.Property != nameof(NameBlock.Number)), stop) || plan.Changes.Count == 0) return 0;
        await db.Write(plan.Changes, stop);
        await Remember(db, merge, plan.Changes, stop);
        foreach (var follower in followers) await follower.Merged(db, [survivor.Id], stop);
        await db.SaveChangesAsync(stop);
        return plan.Changes.Count;
    }

    /// <summary>Works out anew how complete and fresh a file is, and answers what that changed.</summary>
    public async Task<IReadOnlyList<RowChange>> Measure(Db db, CustomerId customer, CustomerKind kind, CancellationToken stop)
    {
        // Rows were written past the tracker.
        foreach (var stale in db.ChangeTracker.Entries<FileReview>().ToList()) stale.State = EntityState.Detached;
        if (await db.FileReviews.SingleOrDefaultAsync(r => r.CustomerId == customer, stop) is not { } file) return [];
        var shape = RowShape.Of(db, file.GetType());
        var before = shape.Values(file);
        await FileMeasure.Take(db, file, kind, (await FileFieldCatalogue.Read(db, stop), company.Zone), stop);
        var change = new RowChange(shape, before, shape.Values(file));
        return change.IsNothing ? [] : [change];
    }

    private async Task<bool> Fill(Db db, MergePlan plan, long? loserNumber, IEnumerable<MergeRule> used, CancellationToken stop)
    {
        var rows = 0;
        foreach (var rule in used.Where(r => r.Fate != MergeFate.Stays))
        {
            var shape = RowShape.Of(db, rule.Row);
            var isNumbered = rule.Property == nameof(NameBlock.Number);
            var theirs = await shape.Read(db, rule.Property, isNumbered ? loserNumber!.Value : plan.Loser, RowsMost + 1, stop);
            if (theirs.Count == 0 && !MayTouchSurvivor(rule, plan)) continue;
            var mine = rule.Same is not null || rule.Settle is not null || MayTouchSurvivor(rule, plan) ? await shape.Read(db, rule.Property, isNumbered ? plan.Survivor.Number : plan.Survivor.Id, RowsMost + 1, stop) : [];
            if ((rows += theirs.Count) > RowsMost || mine.Count > RowsMost) return false;
            plan.Settle(new(rule, shape, theirs, mine));
        }

        return true;
    }

    private static bool MayTouchSurvivor(MergeRule rule, MergePlan plan)
        => rule.Settle is not null || ((typeof(IScoped).IsAssignableFrom(rule.Row) || rule.CarriesOwner) && plan.To != new Ownership(plan.Survivor.OwnerId, plan.Survivor.DepartmentId));

    private static async Task Remember(Db db, Merge merge, IReadOnlyList<RowChange> changes, CancellationToken stop)
    {
        var no = merge.Rows;
        await using var writer = await db.Dialect.Write(db, MergedRow.Bulk, stop);
        foreach (var change in changes)
        {
            var (before, after) = change.Kept;
            await writer.Add(merge.Id, no++, change.Shape.Table, before, after);
        }

        await writer.Complete(stop);
        merge.Wrote(changes.Count);
    }

    private static void Tell(Db db, MergePlan plan, Customer loser, Merge.Deed deed)
    {
        var (survivor, touch) = (plan.Survivor, new FileTouch(deed.By, deed.At, deed.Under));
        db.Record(new(survivor.Id, deed.At, deed.By, MergeTimeline.Merged, new MergedFact(loser.Code, loser.Name)));
        db.Audit(AuditEntry.Of(MergeTimeline.Merged, deed.By, survivor.Id, ("code", loser.Code), ("rows", plan.Changes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("under", deed.Under)));
        db.Audit(AuditEntry.Of(MergeTimeline.Gone, deed.By, loser.Id, ("code", survivor.Code)));
        FileHistory.Add(db, survivor.Id, FileSubjects.Customer, plan.Head.ChangedOf(survivor), touch);
        FileHistory.Add(db, survivor.Id, FileSubjects.Facts, Facts(plan), touch);
    }

    private static IEnumerable<ChangedField> Facts(MergePlan plan)
    {
        foreach (var field in plan.Changes.Where(c => c.Shape.Row == typeof(Fact)).GroupBy(c => (string)(c.Before ?? c.After)![c.Shape.At(nameof(Fact.FieldKey))]!, StringComparer.Ordinal))
        {
            var words = field.First().Shape.At(nameof(Fact.Words));
            var came = field.FirstOrDefault(c => c.After is not null);
            if (came is not null) yield return new(field.Key, (string?)field.FirstOrDefault(c => c.After is null)?.Before![words], (string?)came.After![words]);
        }
    }

    private static async Task<Dictionary<Guid, Guid>> Twins(Db db, CustomerId survivor, CustomerId loser, CancellationToken stop)
    {
        var people = await db.Contacts.AsNoTracking().Where(c => c.CustomerId == survivor || c.CustomerId == loser).Select(c => new { c.Id, c.CustomerId, c.Name }).Take(RowsMost).ToListAsync(stop);
        var ways = (await db.ContactChannels.AsNoTracking().Where(c => c.CustomerId == survivor || c.CustomerId == loser).Select(c => new { c.ContactId, c.Index }).Take(RowsMost).ToListAsync(stop)).ToLookup(c => c.ContactId, c => Convert.ToHexString(c.Index));
        var mine = people.Where(p => p.CustomerId == survivor).ToLookup(p => CustomerName.Key(p.Name), p => p.Id, StringComparer.Ordinal);
        var twins = new Dictionary<Guid, Guid>();
        foreach (var other in people.Where(p => p.CustomerId == loser))
            if (mine[CustomerName.Key(other.Name)].Cast<ContactId?>().FirstOrDefault(id => ways[id!.Value].Intersect(ways[other.Id], StringComparer.Ordinal).Any()) is { } twin) twins[other.Id.Value] = twin.Value;
        return twins;
    }

    private static async Task<HashSet<(Guid, Guid)>> Pairs(Db db, CustomerId survivor, CancellationToken stop)
        => [.. (await db.DuplicatePairs.AsNoTracking().Where(p => p.CustomerId == survivor || p.OtherId == survivor).Select(p => new { p.CustomerId, p.OtherId }).ToListAsync(stop)).Select(p => (p.CustomerId.Value, p.OtherId.Value))];
}
