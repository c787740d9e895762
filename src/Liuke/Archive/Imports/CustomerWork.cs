using Liuke.Archive.Duplicates;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Keys;
using Liuke.Archive.Merging;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Imports;

/// <summary>Works rows of customers into the archive: known by their keys they are updated, else entered; who is only similar is pointed out.</summary>
/// <param name="rows">Null where rows are read by somebody else.</param>
internal sealed class CustomerWork(CustomerRows? rows, CustomerRun run, CustomerMobile mobiles, Company company) : IImportWork
{
    private const int Some = 500;

    public ImportRow Read(TableRow row) => rows!.Read(row);

    public async Task Take(Db db, IReadOnlyList<ImportRow> some, Instant now, CancellationToken stop)
    {
        var said = some.Cast<CustomerRow>().Where(r => !r.IsRefused).ToList();
        if (said.Count == 0) return;

        // Whoever enters customers takes numbers first; from here on nobody else does until the step ends.
        var year = now.DayIn(company.Zone).Year;
        await CodeSerial.Take(db, year, 0, stop);
        await RefuseStrangeCustomers(db, said, stop);
        var drafts = run.OnlyKnown ? await Named(db, said, stop) : await Known(db, said, stop);
        var begun = new List<(CustomerRow Row, CustomerDraft Draft)>();
        foreach (var row in said.Where(r => !r.IsRefused))
            if (Work(row, drafts, now) is { } draft) begun.Add((row, draft));

        if (begun.Count > 0)
        {
            var first = await CodeSerial.Take(db, year, begun.Count, stop);
            for (var i = 0; i < begun.Count; i++) begun[i].Draft.Number = first + i;
            await PointOutSimilar(db, begun, stop);
        }

        await new CustomerWriter(db, run, company, now).Write([.. drafts.All], stop);
    }

    /// <summary>The customers of a step, by their ids, numbers and keys.</summary>
    private sealed class Drafts
    {
        private readonly Dictionary<CustomerId, CustomerDraft> byId = [];

        public Dictionary<(IdentityKind, string), CustomerId> ByKey { get; } = [];
        public Dictionary<long, CustomerId> ByNumber { get; } = [];
        public IEnumerable<CustomerDraft> All => byId.Values;

        public CustomerDraft Of(CustomerId id) => byId[id];

        public void Add(CustomerDraft draft) => byId[draft.Id] = draft;

        public IReadOnlyList<CustomerId> Found(CustomerSays says)
        {
            var found = new List<CustomerId>();
            if (says.Number is { } number && ByNumber.TryGetValue(number, out var numbered)) found.Add(numbered);
            foreach (var (kind, hash, _) in says.Keys)
                if (ByKey.TryGetValue((kind, hash), out var id) && !found.Contains(id)) found.Add(id);
            return found;
        }
    }

    /// <returns>The draft that the row begins; null where it is a known customer or refused.</returns>
    private CustomerDraft? Work(CustomerRow row, Drafts drafts, Instant now)
    {
        var says = row.Says!;
        var found = row.Whose is { } whose ? [whose] : drafts.Found(says);
        if (found.Count > 1)
        {
            row.Refuse(CustomerImportWords.TwoCustomers(Called(drafts.Of(found[0])), Called(drafts.Of(found[1]))));
            return null;
        }

        var draft = found.Count == 0 ? Begin(says, now) : drafts.Of(found[0]);
        if (found.Count == 1 && Obstacle(draft, says) is { } no)
        {
            row.Refuse(no);
            return null;
        }

        drafts.Add(draft);
        var isChanged = draft.Take(says, run, mobiles, now);
        foreach (var (kind, hash, shown) in says.Keys.Where(k => !drafts.ByKey.ContainsKey((k.Kind, k.Hash))))
        {
            drafts.ByKey[(kind, hash)] = draft.Id;
            draft.NewKeys[(kind, hash)] = shown;
            isChanged = true;
        }

        row.Become(found.Count == 0 ? RowFate.Inserted : isChanged ? RowFate.Updated : RowFate.Unchanged);
        return found.Count == 0 ? draft : null;
    }

    private static string Called(CustomerDraft draft) => draft.Number == 0 ? draft.Head.Name : draft.Code;

    private CustomerDraft Begin(CustomerSays says, Instant now) => new(Ids.New<CustomerId>(now), true,
        new(says.Name!, says.Kind ?? CustomerKind.Enterprise, says.Stage ?? CustomerStage.Customer, says.Region, says.External is { } key ? mobiles.KeyOf(key) : null, null, null, null, 0),
        says.Ownership ?? run.NewCustomers)
    { CreatedAt = now.Cut() };

    private Text? Obstacle(CustomerDraft draft, CustomerSays says)
    {
        if (draft.IsNew) return null;
        if (!run.Importer.Sees(draft.Stand)) return CustomerImportWords.OutOfReach;
        var kind = says.Kind ?? draft.Head.Kind;
        if (says.Facts.Any(f => run.Catalogue.Module(f.Field.ModuleKey) is { } module && !module.IsFor(kind))) return CustomerImportWords.OtherKind(kind);
        return draft.WouldChange(says, mobiles) ? run.Importer.AgainstChanging(draft.Stand) : run.Importer.AgainstAdding(draft.Stand);
    }

    // A fact may name another customer; a code that is nobody's, or somebody's whom the importer does not see, is refused.
    private async Task RefuseStrangeCustomers(Db db, List<CustomerRow> said, CancellationToken stop)
    {
        var codes = said.SelectMany(r => Codes(r.Says!)).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count == 0) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var few in codes.Chunk(Some))
            foreach (var one in await db.Customers.AsNoTracking().Where(c => EF.Parameter(few).Contains(c.Code)).Select(c => new { c.Id, c.Code, c.OwnerId, c.DepartmentId }).ToListAsync(stop))
                if (run.Reach.Covers(one.OwnerId, one.DepartmentId, one.Id)) seen.Add(one.Code);
        foreach (var few in codes.Where(c => !seen.Contains(c)).Chunk(Some))
            foreach (var one in await db.FormerCodes.AsNoTracking().Where(f => EF.Parameter(few).Contains(f.Code)).Join(db.Customers, f => f.CustomerId, c => c.Id, (f, c) => new { f.Code, c.Id, c.OwnerId, c.DepartmentId }).ToListAsync(stop))
                if (run.Reach.Covers(one.OwnerId, one.DepartmentId, one.Id)) seen.Add(one.Code);
        foreach (var row in said)
            if (Codes(row.Says!).FirstOrDefault(c => !seen.Contains(c)) is { } strange) row.Refuse(CustomerImportWords.NoSuchCustomer(strange));
    }

    private static IEnumerable<string> Codes(CustomerSays says)
        => says.Facts.Where(f => f.Field.Type == FieldType.Customer).Select(f => f.Value.Words).Concat(says.Number is { } number ? [CustomerCode.Of(number)] : []);

    private static async Task<Drafts> Known(Db db, IReadOnlyList<CustomerRow> said, CancellationToken stop)
    {
        var drafts = new Drafts();
        foreach (var kind in said.SelectMany(r => r.Says!.Keys).GroupBy(k => k.Kind, k => k.Hash))
            foreach (var (hash, seat) in await Identities.Seats(db, kind.Key, kind.Distinct(StringComparer.Ordinal).Select(Convert.FromHexString), stop))
                drafts.ByKey[(kind.Key, hash)] = seat.Id;
        var numbers = said.Select(r => r.Says!.Number).OfType<long>().Distinct().ToList();
        foreach (var few in numbers.Chunk(Some))
            foreach (var one in await db.Customers.AsNoTracking().Where(c => EF.Parameter(few).Contains(c.Number)).Select(c => new { c.Number, c.Id }).ToListAsync(stop)) drafts.ByNumber[one.Number] = one.Id;
        // The code of a merged file is one of the file it was merged into.
        foreach (var few in numbers.Where(n => !drafts.ByNumber.ContainsKey(n)).Chunk(Some))
            foreach (var former in await db.FormerCodes.AsNoTracking().Where(f => EF.Parameter(few).Contains(f.Number)).Select(f => new { f.Number, f.CustomerId }).ToListAsync(stop)) drafts.ByNumber[former.Number] = former.CustomerId;

        foreach (var few in drafts.ByKey.Values.Concat(drafts.ByNumber.Values).Distinct().Chunk(Some)) await Load(db, drafts, few, stop);
        return drafts;
    }

    // A file about known customers: who is not found is refused.
    private async Task<Drafts> Named(Db db, IReadOnlyList<CustomerRow> said, CancellationToken stop)
    {
        var (drafts, customers) = (new Drafts(), new FindNamed(run.Importer));
        await customers.Look(db, [.. said.Where(r => !r.IsRefused).Select(r => r.Says!.Named!)], stop);
        foreach (var row in said.Where(r => !r.IsRefused))
            if (customers.Of(row.Says!.Named!).Refused(out var no, out var file)) row.Refuse(no.Sentence);
            else row.Whose = file.Id;
        foreach (var few in said.Select(r => r.Whose).OfType<CustomerId>().Distinct().Chunk(Some)) await Load(db, drafts, few, stop);
        return drafts;
    }

    private static async Task Load(Db db, Drafts drafts, CustomerId[] few, CancellationToken stop)
    {
        var customers = await db.Customers.AsNoTracking().Where(c => EF.Parameter(few).Contains(c.Id)).ToListAsync(stop);
        var facts = (await db.Facts.AsNoTracking().Where(f => EF.Parameter(few).Contains(f.CustomerId)).ToListAsync(stop)).ToLookup(f => f.CustomerId);
        var reviews = await db.FileReviews.AsNoTracking().Where(r => EF.Parameter(few).Contains(r.CustomerId)).ToDictionaryAsync(r => r.CustomerId, stop);
        foreach (var c in customers)
        {
            var review = reviews.GetValueOrDefault(c.Id);
            drafts.Add(new(c.Id, false, CustomerHead.Of(c), new(c.OwnerId, c.DepartmentId))
            {
                Number = c.Number, CreatedAt = c.CreatedAt, Country = c.Country, State = review?.State ?? ReviewState.Reviewed, EnteredBy = review?.EnteredBy,
                Measured = review is null ? null : new(review.Completeness, review.Unverified, review.FreshUntilOn),
                Facts = facts[c.Id].ToDictionary(f => f.FieldKey, StringComparer.Ordinal),
            });
        }
    }

    // Whole names that are or sound the same; what is less alike is found by the worklist of pairs.
    private async Task PointOutSimilar(Db db, List<(CustomerRow Row, CustomerDraft Draft)> begun, CancellationToken stop)
    {
        var blocks = begun.Where(b => b.Draft.Head.Kind != CustomerKind.Person).Select(b => (b.Row, b.Draft, Key: NameBlock.Of(b.Draft.Head.Name).FirstOrDefault())).Where(b => b.Key != 0).ToList();
        var known = new Dictionary<long, (string Code, string Name, CustomerKind Kind)>();
        foreach (var few in blocks.Select(b => b.Key).Distinct().Chunk(Some))
        {
            var found = await db.NameBlocks.AsNoTracking().Where(b => EF.Parameter(few).Contains(b.Key)).Join(db.Customers.AsNoTracking(), b => b.Number, c => c.Number, (b, c) => new { b.Key, c.Code, c.Name, c.Kind }).ToListAsync(stop);
            foreach (var one in found) known.TryAdd(one.Key, (one.Code, one.Name, one.Kind));
        }

        foreach (var (row, draft, key) in blocks)
        {
            if ((known.TryGetValue(key, out var other) || run.Entered.TryGetValue(key, out other)) && Likeness.Of(draft.Head.Name, draft.Head.Kind, other.Name, other.Kind) is { Percent: >= Likeness.Asked } like)
                row.Mark(CustomerImportWords.Similar(other.Code, LikeWords.Why(like with { Shared = "" })));
            run.Entered.TryAdd(key, (draft.Code, draft.Head.Name, draft.Head.Kind));
        }
    }
}
