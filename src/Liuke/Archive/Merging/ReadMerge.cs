using Liuke.Access;
using Liuke.Access.Fields;
using Liuke.Access.Granting;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Facts;
using Liuke.Archive.Files;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

/// <summary>A field that both files have: what each says, and which it will be if nobody chooses.</summary>
public sealed record MergeField(string Key, Text Title, string? Mine, string? Theirs)
{
    public bool IsChoice => Mine is not null && Theirs is not null && Mine != Theirs;
}

public sealed record MergeSide(CustomerId Id, string Code, string Name, int Version, ReviewState State, string? OwnerName, Instant CreatedAt);

/// <summary>Two files side by side before they become one.</summary>
public sealed record MergeView(MergeSide Survivor, MergeSide Loser)
{
    /// <summary>Where the two differ.</summary>
    public required IReadOnlyList<MergeField> Fields { get; init; }

    public required IReadOnlyList<MergeTally> Tallies { get; init; }

    /// <summary>Why it cannot be done now.</summary>
    public Text? Rests { get; init; }

    /// <summary>A file is locked and no grant covers it: it takes a reason and approvals.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>That they are two was said before.</summary>
    public bool IsJudgedDifferent { get; init; }
}

/// <param name="SeesPersonal">Whether personal facts are shown.</param>
internal sealed record MergeViewer(PersonId Id, bool SeesPersonal);

/// <summary>Shows what a merge would do, both files within reach of whoever asks.</summary>
internal sealed class ReadMerge(IDbContextFactory<Db> reached, WholeStore whole, Merger merger, CustomerMobile mobiles, IClock clock)
{
    public async Task<Outcome<MergeView>> Run(string code, string with, MergeViewer by, CancellationToken stop)
    {
        CustomerId[] ids;
        await using (var seen = await reached.CreateDbContextAsync(stop))
        {
            var (one, other) = (await seen.Former(code, stop), await seen.Former(with, stop));
            if (one is null || other is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
            if (one.Id == other.Id) return Refusal.Invalid(MergeWords.WithItself);
            ids = [one.Id, other.Id];
        }

        await using var db = whole.Open();
        var found = await db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        if (found.Count < 2) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        var (survivor, loser) = (found[ids[0]], found[ids[1]]);
        if ((await merger.Plan(db, survivor, loser, new HashSet<string>(), stop)).Refused(out var tooMany, out var plan)) return tooMany;

        var owners = await Owners(db, [survivor, loser], stop);
        return new MergeView(await Side(db, survivor, owners, stop), await Side(db, loser, owners, stop))
        {
            Fields = [.. Heads(survivor, loser, owners).Concat(await Facts(db, (survivor.Id, loser.Id), by, stop)).Where(f => f.Mine != f.Theirs)],
            Tallies = plan.Tallies,
            Rests = (await MergeLeave.Rests(db, [survivor, loser], by.Id, null, stop))?.Sentence,
            NeedsApproval = await NeedsApproval(db, [survivor, loser], by.Id, stop),
            IsJudgedDifferent = await db.DuplicatePairs.AnyAsync(p => ((p.CustomerId == survivor.Id && p.OtherId == loser.Id) || (p.CustomerId == loser.Id && p.OtherId == survivor.Id)) && p.State == PairState.Different, stop),
        };
    }

    private IEnumerable<MergeField> Heads(Customer survivor, Customer loser, Dictionary<Guid, string> owners)
    {
        yield return Head(MergedHead.NameField, c => c.Name);
        yield return Head(MergedHead.KindField, c => FileWords.Kind(c.Kind).ToString());
        yield return Head(MergedHead.RegionField, c => c.Region);
        yield return Head(MergedHead.CountryField, c => c.Country);
        yield return Head(MergedHead.OwnerField, c => c.OwnerId is { } owner ? owners.GetValueOrDefault(owner.Value) : null);
        yield return Head(MergedHead.MobileField, c => Masks.Mobile(mobiles.Open(c.Id, c.MobileSealed)));
        yield return Head(MergedHead.KeyField, c => c.ExternalKey);

        MergeField Head(string key, Func<Customer, string?> says) => new(key, MergeWords.Field(key), says(survivor), says(loser));
    }

    private static async Task<IEnumerable<MergeField>> Facts(Db db, (CustomerId Survivor, CustomerId Loser) of, MergeViewer by, CancellationToken stop)
    {
        var (survivor, loser) = of;
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var facts = await db.Facts.AsNoTracking().Where(f => f.CustomerId == survivor || f.CustomerId == loser).ToListAsync(stop);
        var names = await FileNames.Read(db, catalogue, facts.Select(f => (f.FieldKey, (string?)f.Words)), stop);
        return facts.GroupBy(f => f.FieldKey, StringComparer.Ordinal).Where(g => catalogue.Field(g.Key) is { } field && (by.SeesPersonal || !field.IsPersonal))
            .OrderBy(g => catalogue.Module(catalogue.Field(g.Key)!.ModuleKey)?.Place).ThenBy(g => catalogue.Field(g.Key)!.Place)
            .Select(g => new MergeField(MergedHead.FactMark + g.Key, catalogue.Field(g.Key)!.Title, Says(g, survivor), Says(g, loser)));

        string? Says(IEnumerable<Fact> said, CustomerId whose) => said.FirstOrDefault(f => f.CustomerId == whose) is { } fact ? names.Show(fact.FieldKey, fact.Words).ToString() : null;
    }

    private async Task<bool> NeedsApproval(Db db, IReadOnlyList<Customer> files, PersonId by, CancellationToken stop)
    {
        foreach (var file in files)
            if (!await FileLock.IsDraft(db, file.Id, stop) && !await Grants.Covers(db, [GrantKind.Edit], new(file.Id, file.DepartmentId, null, file.Version), by, clock.GetCurrentInstant(), stop)) return true;
        return false;
    }

    private static async Task<MergeSide> Side(Db db, Customer customer, Dictionary<Guid, string> owners, CancellationToken stop)
        => new(customer.Id, customer.Code, customer.Name, customer.Version, await db.FileReviews.Where(r => r.CustomerId == customer.Id).Select(r => (ReviewState?)r.State).SingleOrDefaultAsync(stop) ?? ReviewState.Reviewed,
            customer.OwnerId is { } owner ? owners.GetValueOrDefault(owner.Value) : null, customer.CreatedAt);

    private static async Task<Dictionary<Guid, string>> Owners(Db db, IReadOnlyList<Customer> files, CancellationToken stop)
    {
        Guid?[] ids = [.. files.Select(f => f.OwnerId?.Value)];
        return await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
    }
}
