using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage.Walls;

namespace Liuke.Trade;

/// <summary>One line of an order. Equal lines of one order are lines of their own.</summary>
/// <remarks>Read it through its order, which carries the scope.</remarks>
[PartOf(typeof(Order), nameof(OrderId))]
[NotPersonal("places in a document: money stays")]
public sealed class OrderLine
{
    private OrderLine() { }

    public OrderLine(OrderId order, int number, LineContent content, BatchId? batch)
    {
        (OrderId, LineNo) = (order, number);
        Become(content, batch);
    }

    public OrderId OrderId { get; private set; }
    public int LineNo { get; private set; }

    /// <summary>The line's number in the firm's own system, where files give one.</summary>
    public string? SourceLine { get; private set; }

    /// <summary>Null where the file tells whole orders by their amount alone.</summary>
    public ProductId? ProductId { get; private set; }

    /// <summary>Millionths of a unit, so that 1.5 kg is exact.</summary>
    public long QuantityMicro { get; private set; }
    public long UnitPriceMicro { get; private set; }
    public long AmountMinor { get; private set; }
    public long? UnitCostMicro { get; private set; }
    public BatchId? BatchId { get; private set; }

    public decimal Quantity => QuantityMicro / 1_000_000m;
    public decimal UnitPrice => UnitPriceMicro / 1_000_000m;
    public long? CostMinor => Content.CostMinor;

    public LineContent Content => new(SourceLine, ProductId, QuantityMicro, UnitPriceMicro, AmountMinor, UnitCostMicro);

    public void Become(LineContent content, BatchId? batch)
    {
        (SourceLine, ProductId, QuantityMicro) = (content.SourceLine, content.ProductId, content.QuantityMicro);
        (UnitPriceMicro, AmountMinor, UnitCostMicro) = (content.UnitPriceMicro, content.AmountMinor, content.UnitCostMicro);
        BatchId = batch;
    }
}

/// <summary>What a line says.</summary>
public readonly record struct LineContent(string? SourceLine, ProductId? ProductId, long QuantityMicro, long UnitPriceMicro, long AmountMinor, long? UnitCostMicro)
{
    /// <summary>What the goods of the line cost, rounded to whole minor units; null where it is not known.</summary>
    public long? CostMinor => UnitCostMicro is not { } cost ? null
        : (long)Math.Round((decimal)QuantityMicro * cost / 10_000_000_000m, MidpointRounding.AwayFromZero);
}
