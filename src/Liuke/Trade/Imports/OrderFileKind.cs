using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Trade.Imports;

/// <summary>Files of sales: one row an order, or one row a line of it.</summary>
internal sealed class OrderFileKind(CustomerRegister register, ReadRights rights, Company company, UndoOrders undo) : IImportKind
{
    public string Key => OrderFields.Kind;
    public Text Title => ImportWords.Orders;
    public Text Says => ImportWords.OrdersSay;
    public string Icon => "receipt";
    public string Turn => "orders";
    public string Permission => TradePermissions.ImportOrders;
    public bool HasAmounts => true;
    public bool BringsCustomers => true;
    public Type Preview => typeof(OrderPreview);

    public Task<IReadOnlyList<Field>> Fields(Db db, CancellationToken stop) => Task.FromResult(OrderFields.All);

    public Refusal? Check(ImportSettings settings, Mapping mapping, IReadOnlyList<string> headers) => OrderFields.Check(mapping, headers);

    public async Task<IImportWork> Work(Db db, ImportFrame frame, CancellationToken stop)
    {
        var tellsCost = frame.Mapping.IndexOf(OrderFields.Cost, frame.Headers) >= 0;
        var run = await RunScope.Of(db, rights, frame.Batch.Id, frame.Batch.RequestedBy, frame.Settings, tellsCost, stop);
        return new OrderWork(new(frame.Mapping, frame.Headers, company), run, register, company);
    }

    public async Task<IReadOnlyList<BatchId>> Later(Db db, BatchId batch, CancellationToken stop)
        => await db.OrderImages.Where(i => i.BatchBefore == batch).Select(i => i.BatchId).Distinct()
            .Union(db.ProductImages.Where(i => i.BatchBefore == batch).Select(i => i.BatchId)).ToListAsync(stop);

    public Task<object> Undo(BatchId batch, Action<long, long> report, CancellationToken stop) => undo.Run(batch, report, stop);
}

internal sealed class OrderWork(OrderRows rows, RunScope run, CustomerRegister register, Company company) : IImportWork
{
    public ImportRow Read(TableRow row) => ReadRow.Of(row, rows.Read(row));

    public Task Recall(Db db, IReadOnlyList<ImportRow> done, Instant now, CancellationToken stop)
        => new OrderStep(run, register, company, now).Recall(db, [.. done.Cast<ReadRow>()], stop);

    public Task Take(Db db, IReadOnlyList<ImportRow> some, Instant now, CancellationToken stop)
        => new OrderStep(run, register, company, now).Take(db, [.. some.Cast<ReadRow>()], stop);
}
