using Liuke.Access.Audit;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Merging;

/// <summary>Makes two files of one again: every row that the merge moved, changed or put aside is as it was. What was written since stays with the survivor, save what hangs on a row that goes back.</summary>
internal sealed class Unmerger(Merger merger, IEnumerable<IFollowMerge> followers)
{
    private const int RowsMost = 4 * Merger.RowsMost;

    public async Task<Refusal?> Undo(Db db, Merge merge, Merge.Deed deed, CancellationToken stop)
    {
        if (await Obstacle(db, merge, deed, stop) is { } no) return no;
        var survivor = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == merge.CustomerId, stop);
        var remembered = await db.MergedRows.AsNoTracking().Where(r => r.MergeId == merge.Id).OrderBy(r => r.No).ToListAsync(stop);
        var reversal = new Reversal(merger.Rules, survivor, merge.LoserId) { Db = db };
        foreach (var table in remembered.GroupBy(r => r.Table, StringComparer.Ordinal)) await reversal.Take(table.Key, [.. table], stop);
        if (reversal.Blocked.Count > 0) return Refusal.Conflict(MergeWords.ChangedSince(reversal.Blocked));
        await reversal.TakeWhatHangs(stop);

        await db.Write(reversal.Changes, stop);
        var loser = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == merge.LoserId, stop);
        await db.MergedRows.Where(r => r.MergeId == merge.Id).ExecuteDeleteAsync(stop);
        merge.Undo(deed.By, deed.At);
        Tell(db, survivor, loser, deed);
        var after = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == survivor.Id, stop);
        FileHistory.Add(db, survivor.Id, FileSubjects.Customer, MergedHead.Standing(after).ChangedOf(survivor), new(deed.By, deed.At, deed.Under));
        FileHistory.Add(db, survivor.Id, FileSubjects.Facts, Facts(reversal.Changes, survivor.Id), new(deed.By, deed.At, deed.Under));
        await db.SaveChangesAsync(stop);
        await merger.Measure(db, survivor.Id, after.Kind, stop);
        foreach (var follower in followers) await follower.Merged(db, [survivor.Id, loser.Id], stop);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Why a merge cannot be taken back at all; what changed since is found on the way.</summary>
    public static async Task<Refusal?> Obstacle(Db db, Merge merge, Merge.Deed deed, CancellationToken stop)
    {
        if (merge.IsUndone) return Refusal.Conflict(MergeWords.UndoneAlready);
        if (merge.IsTooOld(deed.At)) return Refusal.Conflict(MergeWords.TooOld(Merge.UndoDaysMax));
        if (merge.CustomerId == merge.IntoId) return await db.MergedRows.AnyAsync(r => r.MergeId == merge.Id, stop) ? null : Refusal.Conflict(MergeWords.Forgotten);
        var last = await db.Merges.AsNoTracking().Where(m => m.LoserId == merge.IntoId && m.UndoneAt == null).Select(m => m.LoserCode).FirstOrDefaultAsync(stop);
        return Refusal.Conflict(MergeWords.MergedFurther(last ?? ""));
    }

    private static void Tell(Db db, Customer survivor, Customer loser, Merge.Deed deed)
    {
        db.Record(new(survivor.Id, deed.At, deed.By, MergeTimeline.Undone, new MergedFact(loser.Code, loser.Name)));
        db.Record(new(loser.Id, deed.At, deed.By, MergeTimeline.Back, new MergedFact(survivor.Code, survivor.Name)));
        db.Audit(AuditEntry.Of(MergeTimeline.Undone, deed.By, survivor.Id, ("code", loser.Code), ("under", deed.Under)));
        db.Audit(AuditEntry.Of(MergeTimeline.Back, deed.By, loser.Id, ("code", survivor.Code)));
    }

    // What the survivor's facts say again.
    private static IEnumerable<ChangedField> Facts(IReadOnlyList<RowChange> changes, CustomerId survivor)
    {
        foreach (var field in changes.Where(c => c.Shape.Row == typeof(Fact)).GroupBy(c => (string)(c.Before ?? c.After)![c.Shape.At(nameof(Fact.FieldKey))]!, StringComparer.Ordinal))
        {
            var (shape, mine) = (field.First().Shape, field.First().Shape.At(nameof(Fact.CustomerId)));
            yield return new(field.Key, Words(field.Select(c => c.Before)), Words(field.Select(c => c.After)));

            string? Words(IEnumerable<object?[]?> rows) => (string?)rows.FirstOrDefault(r => r is not null && (CustomerId)r[mine]! == survivor)?[shape.At(nameof(Fact.Words))];
        }
    }

    /// <summary>The changes that take a merge back, worked out against the rows as they stand by now.</summary>
    private sealed class Reversal(IReadOnlyList<MergeRule> rules, Customer survivor, CustomerId loser)
    {
        private readonly Dictionary<Type, HashSet<Guid>> back = [];
        private readonly Dictionary<Type, HashSet<string>> taken = [];
        private object?[]? restored;

        public required Db Db { get; init; }

        public List<RowChange> Changes { get; } = [];

        /// <summary>What was changed since, by name.</summary>
        public List<Text> Blocked { get; } = [];

        public async Task Take(string table, IReadOnlyList<MergedRow> rows, CancellationToken stop)
        {
            var shape = RowShape.Of(Db, table);
            var rule = rules.First(r => r.Row == shape.Row && r.Fate != MergeFate.Stays);
            var now = await Standing(shape, stop);
            var seen = taken[shape.Row] = [];
            // What goes frees the keys of what comes back.
            foreach (var row in rows.Where(r => r.After is not null))
            {
                if (row.Before is null) Drop(shape, now.GetValueOrDefault(shape.KeyOf(shape.Read(row.After!).Row)));
                else Return(shape, rule, row, now, seen);
            }

            foreach (var row in rows.Where(r => r.After is null)) await Restore(shape, rule, shape.Read(row.Before!).Row, stop);
        }

        // Somebody wrote on a row that goes back: that goes along, and what hangs on it in turn.
        public async Task TakeWhatHangs(CancellationToken stop)
        {
            foreach (var rule in rules.Where(r => r.HangsOn.Count > 0 && r.Property == nameof(Merge.CustomerId)))
            {
                var shape = RowShape.Of(Db, rule.Row);
                var others = (await Standing(shape, stop)).Where(r => taken.GetValueOrDefault(shape.Row)?.Contains(r.Key) != true).Select(r => r.Value).ToList();
                for (var found = 1; found > 0;)
                {
                    var some = others.Where(r => rule.HangsOn.Any(h => RowShape.GuidOf(r[shape.At(h.Property)]) is { } id && back.GetValueOrDefault(h.Row)?.Contains(id) == true)).ToList();
                    found = some.Count;
                    others = [.. others.Except(some)];
                    foreach (var row in some) Send(shape, rule, row);
                }
            }
        }

        private void Send(RowShape shape, MergeRule rule, object?[] row)
        {
            var after = (object?[])row.Clone();
            after[shape.At(rule.Property)] = loser;
            if (typeof(IScoped).IsAssignableFrom(shape.Row) && (rule.OwnedUnless is not { } unless || row[shape.At(unless)] is null))
                foreach (var property in new[] { nameof(IScoped.OwnerId), nameof(IScoped.DepartmentId) }) after[shape.At(property)] = restored![RowShape.Of(Db, typeof(Customer)).At(property)];
            Changes.Add(new(shape, row, after));
            GoesBack(shape, row);
        }

        private async Task<Dictionary<string, object?[]>> Standing(RowShape shape, CancellationToken stop)
        {
            var now = new Dictionary<string, object?[]>(StringComparer.Ordinal);
            foreach (var rule in rules.Where(r => r.Row == shape.Row && r.Fate != MergeFate.Stays))
                foreach (var row in await shape.Read(Db, rule.Property, rule.Property == nameof(NameBlock.Number) ? survivor.Number : survivor.Id, RowsMost, stop)) now[shape.KeyOf(row)] = row;
            return now;
        }

        private async Task Restore(RowShape shape, MergeRule rule, object?[] before, CancellationToken stop)
        {
            if (shape.Row == typeof(Customer)) restored = before;
            // A key that the reversal itself frees is free.
            var there = Changes.Exists(c => c.Shape == shape && c.Before is not null && (c.After is null || c.IsKeyChanged) && shape.KeyOf(c.Before) == shape.KeyOf(before)) ? null : await shape.Find(Db, before, stop);
            if (there is null) Changes.Add(new(shape, null, before));
            else if (rule.IsDerived) Changes.Add(new(shape, there, before));
            else Block(rule);
        }

        private void Drop(RowShape shape, object?[]? made)
        {
            if (made is not null) Changes.Add(new(shape, made, null));
        }

        private void Return(RowShape shape, MergeRule rule, MergedRow row, Dictionary<string, object?[]> standing, HashSet<string> seen)
        {
            var ((before, places), (after, _)) = (shape.Read(row.Before!), shape.Read(row.After!));
            if (!standing.TryGetValue(shape.KeyOf(after), out var now))
            {
                // Taken out or given away since, by somebody who may: that stands, except where two would then say the same.
                if (rule.StandsStill) Block(rule);
                return;
            }

            var changed = places.Where(p => !shape.IsSame(before, after, p)).ToList();
            var watched = (rule.StandsStill ? places : changed).Where(p => !IsScope(shape, p));
            if (!rule.IsDerived && watched.Any(p => !shape.IsSame(now, after, p))) Block(rule);
            var reversed = (object?[])now.Clone();
            var isGiven = rule.OwnedUnless is { } unless && now[shape.At(unless)] is not null;
            foreach (var place in changed.Where(p => !isGiven || !IsOwner(shape, p))) reversed[place] = before[place];
            if (shape.Row == typeof(Customer)) reversed[shape.At(nameof(Customer.Version))] = (int)now[shape.At(nameof(Customer.Version))]! + 1;
            Changes.Add(new(shape, now, reversed));
            seen.Add(shape.KeyOf(now));
            if (changed.Contains(shape.At(rule.Property))) GoesBack(shape, now);
        }

        private void GoesBack(RowShape shape, object?[] row)
        {
            if (shape.Keys.Count == 1 && RowShape.GuidOf(row[shape.Keys[0]]) is { } id) (back.TryGetValue(shape.Row, out var ids) ? ids : back[shape.Row] = []).Add(id);
        }

        private void Block(MergeRule rule)
        {
            var title = rule.Title == default ? MergeWords.Head : rule.Title;
            if (!Blocked.Contains(title)) Blocked.Add(title);
        }

        // Owners may change hands; versions count; whose it is was asked for already.
        private static bool IsScope(RowShape shape, int place) => IsOwner(shape, place) || shape.Columns[place] is nameof(Customer.Version) or nameof(Merge.CustomerId);

        private static bool IsOwner(RowShape shape, int place) => shape.Columns[place] is nameof(IScoped.OwnerId) or nameof(IScoped.DepartmentId);
    }
}
