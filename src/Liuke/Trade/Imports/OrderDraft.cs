using Liuke.Basics;
using NodaTime;

namespace Liuke.Trade.Imports;

/// <summary>One order while rows are worked into it: what is stored, what is new, what was there before.</summary>
internal sealed class OrderDraft(Order order, bool isNew, List<OrderLine> lines)
{
    public const int MostLines = 20_000;

    private int lastLine = lines.Count == 0 ? 0 : lines.Max(l => l.LineNo);
    private bool isTouched;

    public Order Order => order;
    public bool IsNew => isNew;
    public List<OrderLine> Lines => lines;
    public ulong Hash { get; } = TakenLines.HashOf(order.Number);
    public OrderHead? HeadBefore { get; private set; }
    public List<OrderLine> Added { get; } = [];
    public List<(OrderLine Line, LineContent Before, Intake.BatchId? BatchBefore)> Changed { get; } = [];
    public CustomerId? FormerCustomer { get; private set; }

    public bool IsTouched => isNew || isTouched;
    public bool IsFull => lines.Count >= MostLines;

    public void Add(LineContent says, RunScope run)
    {
        var line = new OrderLine(order.Id, ++lastLine, says, run.Batch);
        lines.Add(line);
        Added.Add(line);
        Touch(run);
    }

    public void Change(OrderLine line, LineContent says, RunScope run)
    {
        Changed.Add((line, line.Content, line.BatchId));
        line.Become(says, run.Batch);
        Touch(run);
    }

    public void Correct(OrderHead head, RunScope run)
    {
        if (head.CustomerId != order.CustomerId) FormerCustomer = order.CustomerId;
        Touch(run);
        order.Correct(head with { BatchId = run.Batch });
    }

    private void Touch(RunScope run)
    {
        if (IsTouched) return;
        isTouched = true;
        HeadBefore = order.Head;
        order.Correct(order.Head with { BatchId = run.Batch });
    }
}
