using Liuke.Archive;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Trade.Imports;

/// <summary>Works some rows of a file into the orders, inside one transaction.</summary>
internal sealed class OrderStep(RunScope run, CustomerRegister register, Company company, Instant now)
{
    private IReadOnlyDictionary<string, CustomerSeat> seats = new Dictionary<string, CustomerSeat>(StringComparer.Ordinal);

    /// <summary>Decides the fate of each row and writes what follows from it.</summary>
    public async Task Take(Db db, IReadOnlyList<ReadRow> rows, CancellationToken stop)
    {
        var groups = Groups(rows);
        RefuseStrangers(groups);
        await Seat(db, groups, stop);
        var products = await ProductShelf.Of(db, run, groups.SelectMany(g => g.Rows).Select(r => r.Says!), now, stop);
        var orders = await Stored(db, groups.Select(g => g.Number), stop);
        var drafts = new List<OrderDraft>();
        foreach (var group in groups.Where(g => g.Rows.Count > 0))
            if (Work(group, orders.GetValueOrDefault(group.Number), products) is { } draft) drafts.Add(draft);

        await OrderWriter.Write(db, new(run.Batch, now, drafts.FindAll(d => d.IsTouched), products, seats.Values.Where(s => s.IsNew).Select(s => s.Id).Distinct().ToList()), stop);
    }

    /// <summary>Remembers which lines the rows of an interrupted run, since committed, stand for.</summary>
    public async Task Recall(Db db, IReadOnlyList<ReadRow> rows, CancellationToken stop)
    {
        var groups = Groups(rows);
        var products = await ProductShelf.Of(db, run, [], now, stop);
        await products.Fetch(groups.SelectMany(g => g.Rows).Select(r => r.Says!.ProductCode), stop);
        var orders = await Stored(db, groups.Select(g => g.Number), stop);
        foreach (var group in groups)
        {
            if (!orders.TryGetValue(group.Number, out var draft)) continue;
            // Lines that this import wrote are known by its mark; rows that changed nothing stand for equal lines without it.
            var free = draft.Lines.Where(l => l.BatchId != run.Batch && !run.Taken.Has(draft.Hash, l.LineNo));
            foreach (var match in LineMatch.OfEquals(Says(group, products), free, run.TellsCost))
                if (match.Stored is { } line) run.Taken.Take(draft.Hash, line.LineNo);
        }
    }

    private sealed record Group(string Number, List<ReadRow> Rows);

    private List<Group> Groups(IReadOnlyList<ReadRow> rows)
        => [.. rows.Where(r => r.Says is not null).GroupBy(r => NumberOf(r.Says!), StringComparer.Ordinal).Select(g => new Group(g.Key, [.. g]))];

    // A number made of customer and time must not hold a mobile.
    private string NumberOf(OrderRow says) => says.Number.StartsWith(says.CustomerKey + "@", StringComparison.Ordinal)
        ? register.Kept(says.CustomerKey) + says.Number[says.CustomerKey.Length..] : says.Number;

    private static void RefuseStrangers(List<Group> groups)
    {
        foreach (var (number, rows) in groups)
        {
            var first = rows[0];
            foreach (var row in rows.Where(r => r.Says!.CustomerKey != first.Says!.CustomerKey && CustomerKey.Of(r.Says!.CustomerKey) != CustomerKey.Of(first.Says!.CustomerKey)))
                row.Refuse(ImportWords.TwoCustomers(number, first.Raw.LineNo));
            rows.RemoveAll(r => r.IsRefused);
        }
    }

    private async Task Seat(Db db, List<Group> groups, CancellationToken stop)
    {
        var named = groups.Where(g => g.Rows.Count > 0).Select(g => g.Rows[0].Says!).GroupBy(s => s.CustomerKey, StringComparer.Ordinal)
            .Select(g => new NewCustomer(g.Key, Told(g, s => s.CustomerName), Told(g, s => s.Mobile), Told(g, s => s.Region), run.OwnerNamed(Told(g, s => s.Owner)))).ToList();
        seats = await register.Settle(db, named, run.NewCustomers, now, stop);
    }

    private static string? Told(IEnumerable<OrderRow> rows, Func<OrderRow, string?> what) => rows.Select(what).FirstOrDefault(w => w is not null);

    private static async Task<Dictionary<string, OrderDraft>> Stored(Db db, IEnumerable<string> numbers, CancellationToken stop)
    {
        var found = new Dictionary<string, OrderDraft>(StringComparer.Ordinal);
        foreach (var some in numbers.Chunk(1000))
        {
            var orders = await db.Orders.AsNoTracking().Where(o => EF.Parameter(some).Contains(o.Number)).ToListAsync(stop);
            var ids = orders.ConvertAll(o => o.Id);
            var lines = ids.Count == 0 ? [] : await db.OrderLines.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.OrderId)).OrderBy(l => l.OrderId).ThenBy(l => l.LineNo).ToListAsync(stop);
            var byOrder = lines.ToLookup(l => l.OrderId);
            foreach (var order in orders) found[order.Number] = new(order, false, [.. byOrder[order.Id]]);
        }

        return found;
    }

    private OrderDraft? Work(Group group, OrderDraft? stored, ProductShelf products)
    {
        var first = group.Rows[0].Says!;
        var seat = seats[first.CustomerKey];
        if (!run.Reach.Covers(seat.OwnerId, seat.DepartmentId) || stored is { Order: var known } && !run.Reach.Covers(known.OwnerId, known.DepartmentId))
        {
            foreach (var row in group.Rows) row.Refuse(ImportWords.OutOfReach);
            return null;
        }

        var head = new OrderHead(seat.Id, seat.OwnerId, seat.DepartmentId, first.At, first.At.DayIn(company.Zone), run.Batch);
        var draft = stored ?? new(new(Ids.New<OrderId>(now), group.Number, head, company.Currency), true, []);
        var isCorrected = stored is not null && CorrectHead(draft, head);
        MatchLines(group, draft, products);
        if (isCorrected && group.Rows[0].Fate == RowFate.Unchanged) group.Rows[0].Become(RowFate.Updated);
        if (draft.IsTouched) draft.Order.AddUp(draft.Lines);
        return draft;
    }

    // The first row of an order in a file tells its customer and date; later ones may differ by minutes.
    private bool CorrectHead(OrderDraft draft, OrderHead head)
    {
        var (order, isSeen) = (draft.Order, draft.Order.BatchId == run.Batch || run.Taken.HasAny(draft.Hash));
        if (isSeen || order.CustomerId == head.CustomerId && order.OrderedAt == head.OrderedAt.Cut()) return false;
        draft.Correct(order.CustomerId == head.CustomerId ? head with { OwnerId = order.OwnerId, DepartmentId = order.DepartmentId } : head, run);
        return true;
    }

    private void MatchLines(Group group, OrderDraft draft, ProductShelf products)
    {
        var says = Says(group, products);
        var matches = LineMatch.Of(says, draft.Lines.Where(l => l.BatchId != run.Batch && !run.Taken.Has(draft.Hash, l.LineNo)), run.TellsCost);
        for (var i = 0; i < matches.Length; i++)
        {
            var (row, fate, line) = (group.Rows[i], matches[i].Fate, matches[i].Stored);
            if (line is null && draft.IsFull)
            {
                row.Refuse(ImportWords.TooManyLines(group.Number, OrderDraft.MostLines));
                continue;
            }

            row.Become(fate);
            if (line is not null) run.Taken.Take(draft.Hash, line.LineNo);
            if (fate == RowFate.Updated) draft.Change(line!, run.TellsCost ? says[i] : says[i] with { UnitCostMicro = line!.UnitCostMicro }, run);
            if (fate == RowFate.Inserted) draft.Add(run.TellsCost ? says[i] : says[i] with { UnitCostMicro = products.CostOf(row.Says!.ProductCode) }, run);
            if (fate is RowFate.Updated or RowFate.Inserted) products.Learn(row.Says!);
        }
    }

    private static List<LineContent> Says(Group group, ProductShelf products)
        => group.Rows.ConvertAll(r => r.Says!.Says with { ProductId = products.IdOf(r.Says!.ProductCode) });
}
