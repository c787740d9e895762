using System.Globalization;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.FollowUp.Today;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>The work that is to be done as a file.</summary>
internal sealed class WorkExport(WorkLexicon lexicon, Company company, IClock clock) : IExportable
{
    public const string ListName = "work";

    public static Text ExportWork => new("导出待办", "Export work");
    private static Text Overdue => new("逾期", "Overdue");
    private static Text Later => new("稍后", "Later");

    public string Name => ListName;
    public Text Title => FollowUpWords.Today;
    public string Permission => FollowUpPermissions.ExportWork;

    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new(new("客户编号", "Customer code"), 18), new(new("客户", "Customer"), 28), new(new("种类", "Kind"), 12), new(new("缘由", "Why"), 60), new(new("该做什么", "What to do"), 40),
        new(new("价值", "Value"), 14), new(new("应办日", "Due"), 12), new(new("逾期天数", "Days overdue"), 10), new(new("负责人", "Owner"), 12), new(new("状态", "State"), 10),
    ];

    public Text Says(IQueryCollection asked)
    {
        var list = TodayAddress.Read(asked["queue"], null, 1);
        return list.Kind is { } kind ? FollowUpWords.Kind(kind) : list.Queue switch
        {
            WorkQueue.Overdue => Overdue,
            WorkQueue.Later => Later,
            _ => new("", ""),
        };
    }

    public async Task<int> Count(Db db, IQueryCollection asked, int most, CancellationToken stop)
        => await (await Matching(db, asked, stop)).Take(most + 1).CountAsync(stop);

    public async Task<ExportChunk> Read(Db db, ExportStretch stretch, CancellationToken stop)
    {
        var items = await Matching(db, stretch.Asked, stop);
        if (Guid.TryParse(stretch.After, CultureInfo.InvariantCulture, out var place))
        {
            var last = WorkItemId.From(place);
            items = items.Where(i => i.Id > last);
        }

        var found = await items.OrderBy(i => i.Id).Take(stretch.Size).ToListAsync(stop);
        var rows = new List<object?[]>(found.Count);
        foreach (var some in found.Chunk(500))
            rows.AddRange((await new WorkRows(lexicon, company).Of(db, some, rows.Count + 1, company.Today(clock), stop)).Select(Cells));
        return new(rows, found.Count < stretch.Size ? null : found[^1].Id.Value.ToString());
    }

    public ExportCanary? Canary(Random dice)
    {
        var code = CustomerCode.Of(CustomerCode.Number(2026, 9_000_000 + dice.Next(900_000)));
        string[] names = ["台州嘉禾百货商行", "绍兴恒信家居用品厂", "金华远航商贸有限公司", "温州泰和照明有限公司"];
        return new(code, [code, names[dice.Next(names.Length)], FollowUpWords.Kind(WorkKind.AtRisk), null, null, new Money(dice.Next(50_000, 900_000), company.Currency), company.Today(clock), 0, null, null]);
    }

    private async Task<IQueryable<WorkItem>> Matching(Db db, IQueryCollection asked, CancellationToken stop)
    {
        var list = TodayAddress.Read(asked["queue"], asked["owner"], 1);
        var today = company.Today(clock);
        var items = db.WorkItems.AsNoTracking().Open;
        items = list.Queue == WorkQueue.Later ? items.Where(i => i.ShowsOn > today) : items.Shown(today);
        if (list.Queue == WorkQueue.Overdue) items = items.Where(i => i.DueOn < today);
        if (list.Kind is { } kind) items = items.Where(i => i.Kind == kind);
        if (list.Owner is not { } owner) return items;
        if (owner == Load.Nobody) return items.Where(i => i.OwnerId == null);

        var name = owner.ToUpperInvariant();
        var person = PersonId.From(await db.People.AsNoTracking().Where(p => p.NormalizedUserName == name).Select(p => p.Id).SingleOrDefaultAsync(stop));
        return items.Where(i => i.OwnerId == person);
    }

    private static object?[] Cells(WorkRow row) =>
    [
        row.Customer.Code, row.Customer.Name, FollowUpWords.Kind(row.Kind), row.Sentence, row.ToDo, row.Value, row.DueOn, row.OverdueDays, row.OwnerName,
        row.IsWaiting ? Later : row.OverdueDays > 0 ? Overdue : FollowUpWords.Today,
    ];
}
