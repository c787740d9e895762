using System.Globalization;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

/// <summary>What is to be merged into the file, and what it is to say; or which merge is to be taken back. The payload of its approval.</summary>
internal sealed record MergeWish(CustomerId Loser, IReadOnlyList<string> Take, MergeId? Undo);

/// <summary>Locked files become one by approval, as they are changed by approval: the manager's first and then the general manager's.</summary>
internal sealed class MergeApproval(Merger merger, Unmerger unmerger) : IApprovalKind
{
    public const string Key = "archive.merge";

    public string Name => Key;
    public Text Title => MergeWords.Title;
    public Flow Flow => new(new FlowStep(StepMode.Any, [Choice.Manager]) { ForRoles = Roles.Rep | Roles.Agent }, new FlowStep(StepMode.Any, [Choice.GM]));

    public async Task<Snapshot?> Read(Db db, Petition petition, CancellationToken stop)
    {
        var (wish, id) = (petition.Wish<MergeWish>(), petition.Customer);
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } survivor) return null;
        if (wish.Undo is { } undone)
        {
            if (await db.Merges.AsNoTracking().SingleOrDefaultAsync(m => m.Id == undone && m.UndoneAt == null, stop) is not { } merge) return null;
            return new(MergeWords.UndoHeadline(survivor.Name, merge.LoserName), survivor.Version.ToString(CultureInfo.InvariantCulture), [new(MergeWords.Stays, Called(survivor)), new(MergeWords.ComesBack, Text.Same($"{merge.LoserName} {merge.LoserCode}"))]);
        }

        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == wish.Loser, stop) is not { } loser) return null;
        if ((await merger.Plan(db, survivor, loser, wish.Take.ToHashSet(StringComparer.Ordinal), stop)).Refused(out _, out var plan)) return null;
        return new(MergeWords.Headline(survivor.Name, loser.Name), string.Create(CultureInfo.InvariantCulture, $"{survivor.Version}/{loser.Version}"),
        [
            new(MergeWords.Stays, Called(survivor)), new(MergeWords.Goes, Called(loser)),
            new(MergeWords.Field(MergedHead.NameField), Text.Same(survivor.Name), Text.Same(plan.Head.Name)),
            new(MergeWords.Field(MergedHead.RegionField), Word(survivor.Region), Word(plan.Head.Region)),
            .. plan.Tallies.Select(t => new SnapshotField(t.Title, MergeWords.Tally(t))),
        ]);
    }

    public async Task<Refusal?> Apply(Db db, Petition petition, Instant now, CancellationToken stop)
    {
        var (wish, id) = (petition.Wish<MergeWish>(), petition.Customer!.Value);
        await db.Dialect.TakeTurn(db, MergeCustomers.Turn, stop);
        var deed = new Merge.Deed(petition.By, now, $"approval:{petition.Id}");
        if (wish.Undo is { } undone) return await unmerger.Undo(db, await db.Merges.SingleAsync(m => m.Id == undone, stop), deed, stop);

        var files = new List<Customer>();
        foreach (var one in new[] { id, wish.Loser })
        {
            if (await FileTurn.Take(db, one, stop) is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
            files.Add(await db.Customers.AsNoTracking().SingleAsync(c => c.Id == one, stop));
        }

        if (await MergeLeave.Rests(db, files, petition.By, petition.Id, stop) is { } rests) return rests;
        if ((await merger.Plan(db, files[0], files[1], wish.Take.ToHashSet(StringComparer.Ordinal), stop)).Refused(out var no, out var plan)) return no;
        await merger.Write(db, plan, files[1], deed, stop);
        return null;
    }

    private static Text Called(Customer customer) => Text.Same($"{customer.Name} {customer.Code}");

    private static Text Word(string? word) => word is null ? MergeWords.Nothing : Text.Same(word);
}
