using System.Globalization;
using Liuke.Access;
using Liuke.Access.Fields;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Lists;

/// <summary>The customers of a list as a file. Mobiles are masked as on the page.</summary>
internal sealed class CustomerExport(CustomerMobile mobiles, CustomerSearches searches, FindColleagues colleagues, IEnumerable<ICustomerSet> sets, Company company) : IExportable
{
    public const string ListName = "customers";

    private IReadOnlyDictionary<PersonId, string>? people;
    private IReadOnlyDictionary<DepartmentId, string>? departments;

    public string Name => ListName;
    public Text Title => ListWords.Title;
    public string Permission => ArchivePermissions.ExportCustomers;
    public string SeenBy => ArchivePermissions.ViewCustomers;

    public string? Address(IQueryCollection asked) => CustomerFilter.Read(asked) is { IsEmpty: false } filter ? filter.Href : null;

    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new(ListWords.Code, 18), new(ListWords.Name, 28), new(ListWords.Kind, 10), new(ListWords.Region, 12), new(ListWords.MaskedMobile, 16), new(ListWords.Owner, 12),
        new(ListWords.DepartmentName, 14), new(ListWords.State, 10), new(ListWords.StateSince, 12), new(ListWords.Quadrant, 8), new(ListWords.FirstOrder, 12),
        new(ListWords.LastOrder, 12), new(ListWords.Occasions, 10), new(ListWords.Net, 14), new(ListWords.Alive, 10), new(ListWords.AtRisk, 14), new(ListWords.Worth, 14),
    ];

    public Text Says(IQueryCollection asked)
    {
        var filter = CustomerFilter.Read(asked);
        var nobody = new Colleagues([], [], new Dictionary<PersonId, string>());
        // Who is searched for may be a person's number, and names of people depend on the reader: only the kinds of conditions are said.
        var plain = filter with { Search = null, Owner = null, Department = null };
        return Text.Join(FilterChip.Of(new(plain), nobody, sets).Select(c => c.Says).Concat(filter.States.Select(ArchiveWords.State)));
    }

    public async Task<int> Count(Db db, IQueryCollection asked, int most, CancellationToken stop)
        => await (await Matching(db, asked, stop)).Take(most + 1).CountAsync(stop);

    public async Task<ExportChunk> Read(Db db, ExportStretch stretch, CancellationToken stop)
    {
        var after = stretch.After is { } place ? long.Parse(place, CultureInfo.InvariantCulture) : 0L;
        var standings = (await Matching(db, stretch.Asked, stop)).Where(s => s.Number > after).OrderBy(s => s.Number).Take(stretch.Size);
        var found = await standings.Join(db.Customers.AsNoTracking(), s => s.CustomerId, c => c.Id, (s, c) => new
        {
            Standing = s, c.Id, c.Number, c.Code, c.Name, c.Kind, c.Region, c.MobileSealed, c.OwnerId, c.DepartmentId,
        }).OrderBy(c => c.Number).ToListAsync(stop);
        people ??= (await colleagues.Run(stop)).Names;
        departments ??= await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, stop);
        var rows = found.ConvertAll(c => new object?[]
        {
            c.Code, c.Name, Files.FileWords.Kind(c.Kind), c.Region, Masks.Mobile(mobiles.Open(c.Id, c.MobileSealed)),
            c.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null, departments.GetValueOrDefault(c.DepartmentId),
            ArchiveWords.State(c.Standing.State), c.Standing.StateSinceOn, c.Standing.Quadrant == Quadrant.None ? null : c.Standing.Quadrant.ToString(), c.Standing.FirstOrderOn,
            c.Standing.LastOrderOn, c.Standing.Occasions, Of(c.Standing.NetMinor), c.Standing.Alive, Of(c.Standing.ValueAtRiskMinor), Of(c.Standing.LifetimeValueMinor),
        });
        return new(rows, found.Count < stretch.Size ? null : found[^1].Number.ToString(CultureInfo.InvariantCulture));
    }

    public ExportCanary? Canary(Random dice)
    {
        // A serial far beyond any that is given away, with a true check digit.
        var code = CustomerCode.Of(CustomerCode.Number(2026, 7_000_000 + dice.Next(2_000_000)));
        string[] towns = ["温州", "绍兴", "台州", "金华", "嘉兴", "湖州"], words = ["恒信", "瑞丰", "泰和", "鼎盛", "嘉禾", "远航", "永康", "华茂"], trades = ["商贸有限公司", "照明有限公司", "家居用品厂", "百货商行"];
        var town = towns[dice.Next(towns.Length)];
        var name = town + words[dice.Next(words.Length)] + trades[dice.Next(trades.Length)];
        return new(code,
        [
            code, name, Files.FileWords.Kind(CustomerKind.Enterprise), town, string.Create(CultureInfo.InvariantCulture, $"13{dice.Next(10)}****{dice.Next(10_000):0000}"), null, null,
            ArchiveWords.State(RetentionState.Active), null, "D", null, null, dice.Next(2, 15), new Money(dice.Next(200_000, 3_000_000), company.Currency), 0.9, null, null,
        ]);
    }

    private async Task<IQueryable<Standing>> Matching(Db db, IQueryCollection asked, CancellationToken stop)
    {
        var filter = CustomerFilter.Read(asked);
        var matching = await new CustomerMatches(sets).Of(db, filter, stop);
        return filter.Search is { } typed ? (await searches.Of(db, typed, stop)).Narrow(matching) : matching;
    }

    private Money? Of(long? minor) => minor is { } amount ? new Money(amount, company.Currency) : null;
}
