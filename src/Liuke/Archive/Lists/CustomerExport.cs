using System.Globalization;
using Liuke.Access;
using Liuke.Archive.Columns;
using Liuke.Archive.Filters;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Lists;

/// <summary>The customers of a list as a file. Mobiles are masked as on the page.</summary>
internal sealed class CustomerExport(CustomerSearches searches, CustomerMatches matches, ListCells cells, IEnumerable<ICustomerSet> sets, Company company) : IExportable
{
    public const string ListName = "customers";

    // What a file holds where the address chooses no columns: more than a page, for a file is worked on elsewhere.
    private static readonly IReadOnlyList<ListColumn> Usual =
    [
        .. new[]
        {
            ListColumn.Kind, ListColumn.Region, ListColumn.Mobile, ListColumn.Owner, ListColumn.Department, ListColumn.State, ListColumn.Since, ListColumn.Quadrant, ListColumn.First,
            ListColumn.Last, ListColumn.Occasions, ListColumn.Net, ListColumn.Alive, ListColumn.Risk, ListColumn.Value,
        }.Select(name => ListColumn.BuiltIn.First(c => c.Name == name)),
    ];

    // Those of the stretch that was read last: an invented row has the same.
    private IReadOnlyList<ListColumn> chosen = Usual;

    public string Name => ListName;
    public Text Title => ListWords.Title;
    public string Permission => ArchivePermissions.ExportCustomers;
    public string SeenBy => ArchivePermissions.ViewCustomers;

    public string? Address(IQueryCollection asked) => CustomerFilter.Read(asked) is { IsEmpty: false } filter ? filter.Href : null;

    public IReadOnlyList<ExportColumn> Columns { get; } = Headed(Usual);

    public async Task<IReadOnlyList<ExportColumn>> ColumnsOf(Db db, IQueryCollection asked, CancellationToken stop) => Headed(await Chosen(db, asked, stop));

    public Text Says(IQueryCollection asked)
    {
        var filter = CustomerFilter.Read(asked);
        var nobody = new Colleagues([], [], new Dictionary<PersonId, string>());
        // Who is searched for may be a person's number, what a field is compared with may tell of a person, and names of people depend on the reader: only the kinds of conditions are said.
        var plain = filter with { Search = null, Owner = null, Department = null, File = filter.File with { Fields = [] } };
        return Text.Join(FilterChip.Of(new(plain), nobody, sets, FilterChoices.None).Select(c => c.Says).Concat(filter.States.Select(ArchiveWords.State)));
    }

    public async Task<int> Count(Db db, IQueryCollection asked, int most, CancellationToken stop)
        => await (await Matching(db, asked, stop)).Take(most + 1).CountAsync(stop);

    public async Task<ExportChunk> Read(Db db, ExportStretch stretch, CancellationToken stop)
    {
        chosen = await Chosen(db, stretch.Asked, stop);
        var after = stretch.After is { } place ? long.Parse(place, CultureInfo.InvariantCulture) : 0L;
        var standings = (await Matching(db, stretch.Asked, stop)).Where(s => s.Number > after).OrderBy(s => s.Number).Take(stretch.Size);
        var found = await standings.Join(db.Customers.AsNoTracking(), s => s.CustomerId, c => c.Id, (s, c) => new { c.Id, c.Number, c.Code, c.Name }).OrderBy(c => c.Number).ToListAsync(stop);
        var says = new Dictionary<CustomerId, Dictionary<string, object?>>();
        foreach (var some in found.Chunk(Step))
            foreach (var (id, cell) in await cells.Read(db, chosen, [.. some.Select(c => c.Id)], stop)) says[id] = cell;
        var rows = found.ConvertAll(c => (object?[])[c.Code, c.Name, .. chosen.Select(column => says[c.Id].GetValueOrDefault(column.Name))]);
        return new(rows, found.Count < stretch.Size ? null : found[^1].Number.ToString(CultureInfo.InvariantCulture));
    }

    public ExportCanary? Canary(Random dice)
    {
        // A serial far beyond any that is given away, with a true check digit.
        var code = CustomerCode.Of(CustomerCode.Number(2026, 7_000_000 + dice.Next(2_000_000)));
        string[] towns = ["温州", "绍兴", "台州", "金华", "嘉兴", "湖州"], words = ["恒信", "瑞丰", "泰和", "鼎盛", "嘉禾", "远航", "永康", "华茂"], trades = ["商贸有限公司", "照明有限公司", "家居用品厂", "百货商行"];
        var town = towns[dice.Next(towns.Length)];
        var name = town + words[dice.Next(words.Length)] + trades[dice.Next(trades.Length)];
        var invented = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [ListColumn.Kind] = Files.FileWords.Kind(CustomerKind.Enterprise), [ListColumn.Region] = town,
            [ListColumn.Mobile] = string.Create(CultureInfo.InvariantCulture, $"13{dice.Next(10)}****{dice.Next(10_000):0000}"),
            [ListColumn.State] = ArchiveWords.State(RetentionState.Active), [ListColumn.Quadrant] = "D", [ListColumn.Occasions] = dice.Next(2, 15),
            [ListColumn.Net] = new Money(dice.Next(200_000, 3_000_000), company.Currency), [ListColumn.Alive] = 0.9,
        };
        return new(code, [code, name, .. chosen.Select(c => invented.GetValueOrDefault(c.Name))]);
    }

    private const int Step = 500;

    private static async Task<IReadOnlyList<ListColumn>> Chosen(Db db, IQueryCollection asked, CancellationToken stop)
        => ListColumn.Read(asked) is { Count: > 0 } names ? (await ListCells.Columns(db, names, stop)).Columns : Usual;

    private static IReadOnlyList<ExportColumn> Headed(IReadOnlyList<ListColumn> columns)
        => [new(ListWords.Code, 18), new(ListWords.Name, 28), .. columns.Select(c => new ExportColumn(c.Title, c.Width))];

    private async Task<IQueryable<Standing>> Matching(Db db, IQueryCollection asked, CancellationToken stop)
    {
        var filter = CustomerFilter.Read(asked);
        var found = await matches.Of(db, filter, stop);
        // A condition that means nothing any more would leave more customers than somebody had in mind; the page asks without it.
        var matching = found.LeftOut.Count > 0 ? found.All.Where(s => false) : found.All;
        return filter.Search is { } typed ? (await searches.Of(db, typed, stop)).Narrow(matching) : matching;
    }
}
